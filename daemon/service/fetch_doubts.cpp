// SPDX-License-Identifier: Apache-2.0
#include "service/fetch_doubts.hpp"

#include <utility>

namespace ticketd::service {

void FetchDoubts::not_given(const net::NotGiven& one) {
  doubts_[one.uid] = {one.why, true, false};
}

std::vector<net::NotGiven> FetchDoubts::another_given() {
  given_up_in_a_row_ = 0;
  if (!are_many()) return take_all();
  // The server was ill, and is well again: those who failed meanwhile are asked for anew.
  doubts_.clear();
  return {};
}

std::vector<net::NotGiven> FetchDoubts::proven() {
  return take_all();
}

std::vector<net::NotGiven> FetchDoubts::look_ends(domain::Instant now) {
  std::vector<net::NotGiven> blamed;
  const bool many = are_many();
  for (auto& [uid, doubt] : doubts_) {
    const auto before = counted_.find(uid);
    const bool counts = !many && std::exchange(doubt.is_new, false) &&
                        (before == counted_.end() || now - before->second >= apart || now < before->second);
    if (!counts) continue;
    counted_[uid] = now;
    doubt.is_counted = true;
    blamed.push_back({uid, doubt.why});
  }
  return blamed;
}

void FetchDoubts::excuse() {
  for (auto& [uid, doubt] : doubts_) doubt.is_new = false;
}

void FetchDoubts::forget(net::Uid uid) {
  doubts_.erase(uid);
  counted_.erase(uid);
}

void FetchDoubts::given_up(net::Uid uid) {
  forget(uid);
  ++given_up_in_a_row_;
}

std::vector<net::NotGiven> FetchDoubts::take_all() {
  std::vector<net::NotGiven> blamed;
  for (auto& [uid, doubt] : std::exchange(doubts_, {})) {
    counted_.erase(uid);
    if (!doubt.is_counted) blamed.push_back({uid, std::move(doubt.why)});
  }
  return blamed;
}

}  // namespace ticketd::service
