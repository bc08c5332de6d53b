// SPDX-License-Identifier: Apache-2.0
// The second door: time passes. Steps that a ticket's clocks have reached fire, each once a ticket: mails go
// into the outbox, chains of calls begin. What was missed while nobody looked is caught up once.
#pragma once

#include <cstddef>
#include <optional>

#include "domain/instant.hpp"
#include "flow/escalation/mail_pace.hpp"
#include "flow/for_each_due.hpp"

namespace ticketd::flow {

struct Escalated {
  std::size_t tickets = 0;  // looked at
  std::size_t steps = 0;    // fired
};

// One transaction over at most so many tickets whose time has come; fewer looked at: none is left. Mails that
// the pace holds back stay due, phones do not wait.
[[nodiscard]] Escalated escalate_due(const Tick& tick, MailPace& pace, std::size_t at_most);

// The earliest instant at which a step is due.
[[nodiscard]] std::optional<domain::Instant> next_step(const Tick& tick);

}  // namespace ticketd::flow
