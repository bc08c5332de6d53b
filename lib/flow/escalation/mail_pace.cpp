// SPDX-License-Identifier: Apache-2.0
#include "flow/escalation/mail_pace.hpp"

namespace ticketd::flow {
namespace {

constexpr std::size_t most_at_once = 3;
constexpr domain::Seconds within = std::chrono::minutes{5};

}  // namespace

std::optional<domain::Instant> MailPace::held_until(domain::Instant now) {
  // A wall clock that was put back must not hold anything for longer.
  while (!gone_.empty() && gone_.back() > now) gone_.pop_back();
  while (!gone_.empty() && gone_.front() + within <= now) gone_.pop_front();
  if (gone_.size() < most_at_once) return std::nullopt;
  return gone_.front() + within;
}

void MailPace::note(domain::Instant now) {
  gone_.push_back(now);
}

}  // namespace ticketd::flow
