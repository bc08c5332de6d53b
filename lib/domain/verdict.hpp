// SPDX-License-Identifier: Apache-2.0
// What a mail is, which decides what it may do (the table: docs/architecture.md). Automatic is orthogonal: a
// machine's request opens a ticket, a marked answer reaches who waits for it, and neither is ever answered.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ticketd::domain {

// Stored as these numbers.
enum class Verdict {
  Request = 0,         // a person's or, when automatic, a machine's; answers nothing of ours
  Reply = 1,           // a person's answer to something (or of a thread)
  AutoReply = 2,       // vacation, out of office; a reaction, a recall, an invitation's answer
  Bounce = 3,          // could not be delivered, for good
  Delay = 4,           // could not be delivered yet
  FeedbackReport = 5,  // RFC 5965 abuse report
  ReadReceipt = 6,     // RFC 8098 disposition notification
  Bulk = 7,            // lists, newsletters, marked as spam
  Own = 8              // our own mail come back
};

// The contract's word: "request", "reply", "auto-reply", "bounce", "delay", "feedback-report",
// "read-receipt", "bulk", "own".
[[nodiscard]] std::string_view name_of(Verdict verdict);
[[nodiscard]] std::optional<Verdict> verdict_named(std::string_view name);

// What forbids that a mail is answered. It says how far the mail is a person's all the same.
enum class Mark {
  None,
  NoAnswer,  // asks for none: X-Auto-Response-Suppress, X-Loop, Precedence; whole firms stamp that
  Title,     // nothing but the subject of an automatic reply
  ForMany,   // a list or newsletter
  Spam,      // a filter's word, or a From that failed DMARC
  Machine    // says that no person sent it: Auto-Submitted, the null path, noreply@
};

struct Classification {
  Verdict verdict = Verdict::Request;
  bool automatic = false;  // any doubt that a person wants an answer: file it, never answer it (RFC 3834)
  std::string reason;      // for people: "Auto-Submitted: auto-replied", "a person's mail"
  Mark mark = Mark::None;
};

}  // namespace ticketd::domain
