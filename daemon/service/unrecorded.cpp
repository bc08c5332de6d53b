// SPDX-License-Identifier: Apache-2.0
#include "service/unrecorded.hpp"

#include <iterator>
#include <utility>

namespace ticketd::service {

void Unrecorded::add(flow::SendOutcome outcome) {
  const std::lock_guard lock(mutex_);
  outcomes_.push_back(std::move(outcome));
}

void Unrecorded::give_back(std::vector<flow::SendOutcome> outcomes) {
  const std::lock_guard lock(mutex_);
  outcomes_.insert(outcomes_.begin(), std::make_move_iterator(outcomes.begin()),
                   std::make_move_iterator(outcomes.end()));
}

std::vector<flow::SendOutcome> Unrecorded::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(outcomes_, {});
}

bool Unrecorded::empty() const {
  const std::lock_guard lock(mutex_);
  return outcomes_.empty();
}

}  // namespace ticketd::service
