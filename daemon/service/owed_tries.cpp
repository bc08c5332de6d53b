// SPDX-License-Identifier: Apache-2.0
#include "service/owed_tries.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "domain/retry.hpp"

namespace ticketd::service {
namespace {

constexpr domain::RetrySchedule ask_again{.first = std::chrono::seconds{5},
                                          .longest = std::chrono::minutes{5}};

}  // namespace

void OwedTries::tried(store::Uid uid, domain::Instant now, double spread) {
  auto& one = tries_[uid];
  one.again = now + domain::retry_delay(ask_again, ++one.tries, spread);
}

std::vector<store::Uid> OwedTries::due(std::span<const store::PendingUid> owed, domain::Instant now) {
  std::map<store::Uid, Try> kept;
  std::vector<std::pair<domain::Instant, store::Uid>> due;
  for (const auto& one : owed) {
    const auto found = tries_.find(one.uid);
    const Try known = found == tries_.end() ? Try{0, domain::Instant{}} : found->second;
    kept.emplace(one.uid, known);
    // A clock that was put back must not make it wait longer than the longest wait.
    if (known.again <= now || known.again - now > 2 * ask_again.longest)
      due.emplace_back(known.again, one.uid);
  }
  tries_ = std::move(kept);
  std::sort(due.begin(), due.end());
  std::vector<store::Uid> uids;
  for (const auto& [again, uid] : due) uids.push_back(uid);
  return uids;
}

std::optional<domain::Instant> OwedTries::next() const {
  std::optional<domain::Instant> next;
  for (const auto& [uid, one] : tries_) next = next ? std::min(*next, one.again) : one.again;
  return next;
}

}  // namespace ticketd::service
