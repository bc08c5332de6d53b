// SPDX-License-Identifier: Apache-2.0
// Every letter the desk writes and the fields its template may name. The table in letter.cpp is the one place
// that lists them: templates are checked against it, and the README of the templates is made from it.
#pragma once

#include <span>
#include <string_view>

namespace ticketd::mail {

enum class LetterKind {
  // to requesters and participants
  Acknowledgement,
  AgentReply,
  WorkStarted,
  Waiting,
  Resolved,
  ApprovalReminder,
  Closed,
  Reopened,
  Merged,
  PriorityChanged,
  Record,
  // to agents
  NewTicket,
  CustomerReply,
  CommandResults,
  RefusalDigest,
  NotSent,
  NewTicketsDigest,
  BounceNote,
  ReopenedNote,
  LoopStopped,
  EscalationNotice,
  EscalationNotices,
  NobodyAnswered,
  NobodyAnsweredMany,
  PhoneRings,
  // to ops
  PhoneDown,
  Incident,
  IncidentOver,
  Drill
};

enum class FieldKind {
  Line,          // one line, never empty
  OptionalLine,  // one line or empty: stands between {{#name}} and {{/name}}
  Body,          // somebody's words, any number of lines, as they are
  OptionalBody,
  Quoted,  // somebody's words, printed with "> " before every line, so that nothing in them can act
  OptionalQuoted,
  Flag,  // only asked for by {{#name}} and {{^name}}
  List   // {{#name}} once an item, whose fields stand in `items`
};

struct KnownField {
  std::string_view name;
  FieldKind kind = FieldKind::Line;
  std::string_view meaning;
  std::span<const KnownField> items{};
};

struct LetterDescription {
  LetterKind letter{};
  std::string_view name;     // of its file, without ".txt"
  std::string_view purpose;  // whom it goes to and when
  std::span<const KnownField> fields;
};

// In the order of the enum.
[[nodiscard]] std::span<const LetterDescription> letters();
[[nodiscard]] const LetterDescription& description_of(LetterKind letter);

}  // namespace ticketd::mail
