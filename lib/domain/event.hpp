// SPDX-License-Identifier: Apache-2.0
// The append-only history of a ticket. Names are public (docs/events.md) and only ever added to.
#pragma once

#include <string>
#include <string_view>

#include "domain/instant.hpp"

namespace ticketd::domain {

namespace event_name {
inline constexpr std::string_view opened = "opened";
inline constexpr std::string_view message_received = "message_received";
inline constexpr std::string_view acknowledged_mail = "acknowledged_mail";
inline constexpr std::string_view acknowledgement_withheld = "acknowledgement_withheld";
inline constexpr std::string_view status_changed = "status_changed";
inline constexpr std::string_view related = "related";
inline constexpr std::string_view clock_backdated = "clock_started_late";
inline constexpr std::string_view quarantined = "quarantined";
inline constexpr std::string_view replayed = "replayed";
inline constexpr std::string_view mail_left_on_server = "mail_left_on_server";
inline constexpr std::string_view delivered_again = "delivered_again";
inline constexpr std::string_view sending_failed = "sending_failed";
inline constexpr std::string_view bounced = "bounced";
inline constexpr std::string_view clock_changed = "clock_changed";
inline constexpr std::string_view escalated = "escalated";
inline constexpr std::string_view call_placed = "call_placed";
inline constexpr std::string_view call_ended = "call_ended";
inline constexpr std::string_view escalation_acknowledged = "escalation_acknowledged";
inline constexpr std::string_view escalation_stopped = "escalation_stopped";
inline constexpr std::string_view escalation_exhausted = "escalation_exhausted";
inline constexpr std::string_view escalation_restarted = "escalation_restarted";
inline constexpr std::string_view assigned = "assigned";
inline constexpr std::string_view nobody_there = "nobody_there";
inline constexpr std::string_view replied = "replied";
inline constexpr std::string_view note = "note";
inline constexpr std::string_view priority_changed = "priority_changed";
inline constexpr std::string_view subject_changed = "subject_changed";
inline constexpr std::string_view participant_added = "participant_added";
inline constexpr std::string_view participant_removed = "participant_removed";
inline constexpr std::string_view time_spent = "time_spent";
inline constexpr std::string_view merged = "merged";
inline constexpr std::string_view moved = "moved";
inline constexpr std::string_view command_refused = "command_refused";
inline constexpr std::string_view proof_refused = "proof_refused";
inline constexpr std::string_view token_burnt = "token_burnt";
inline constexpr std::string_view approval_reminded = "approval_reminded";
inline constexpr std::string_view approval_stopped = "approval_stopped";
inline constexpr std::string_view record_sent = "record_sent";
inline constexpr std::string_view answer_held = "answer_held";
inline constexpr std::string_view answer_released = "answer_released";
inline constexpr std::string_view answer_read = "answer_read";
inline constexpr std::string_view mail_loop_stopped = "mail_loop_stopped";
inline constexpr std::string_view mail_loop_ended = "mail_loop_ended";
inline constexpr std::string_view mail_held = "mail_held";
}  // namespace event_name

struct Event {
  Instant at;
  std::string actor;  // an address, an agent's name, or "ticketd"
  std::string_view name;
  std::string detail;  // for people, one line
};

}  // namespace ticketd::domain
