// SPDX-License-Identifier: Apache-2.0
#include "service/sender_pace.hpp"

#include <algorithm>

#include "domain/retry.hpp"

namespace ticketd::service {

void SenderPace::refused(const std::string& sender, Clock::time_point now, double spread) {
  auto& rest = resting_[sender];
  if (rest.failures > 0 && !rest.is_trying) return;
  rest.is_trying = false;
  rest.until = now + domain::retry_delay(flow::sender_schedule, ++rest.failures, spread);
}

// Should its outcome say nothing of the sender, the next one tries as if it had been refused.
void SenderPace::tries(const std::string& sender, Clock::time_point now) {
  const auto found = resting_.find(sender);
  if (found == resting_.end()) return;
  found->second.is_trying = true;
  found->second.until = now + domain::retry_delay(flow::sender_schedule, found->second.failures, 0.5);
}

void SenderPace::lift(Clock::time_point now) {
  for (auto& [sender, rest] : resting_) rest.until = std::min(rest.until, now);
}

flow::Passages SenderPace::passages(Clock::time_point now) const {
  flow::Passages passages;
  for (const auto& [sender, rest] : resting_)
    passages.emplace(sender, rest.until <= now ? flow::Passage::One : flow::Passage::Shut);
  return passages;
}

std::optional<SenderPace::Clock::time_point> SenderPace::next_try(Clock::time_point now) const {
  std::optional<Clock::time_point> next;
  for (const auto& [sender, rest] : resting_)
    if (rest.until > now) next = std::min(next.value_or(rest.until), rest.until);
  return next;
}

}  // namespace ticketd::service
