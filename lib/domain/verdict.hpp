// What a mail is, which decides what it may do (the table stands in the README). Automatic is orthogonal: a
// machine's request opens a ticket and is never answered.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ticketd::domain {

enum class Verdict {
  Request,         // a person's or, when automatic, a machine's; answers nothing of ours
  Reply,           // a person's answer to something (or of a thread)
  AutoReply,       // vacation, out of office, "we got your mail"
  Bounce,          // could not be delivered, for good
  Delay,           // could not be delivered yet
  FeedbackReport,  // RFC 5965 abuse report
  ReadReceipt,     // RFC 8098 disposition notification
  Bulk,            // lists, newsletters, marked as spam
  Own              // our own mail come back
};

// The contract's word: "request", "reply", "auto-reply", "bounce", "delay", "feedback-report",
// "read-receipt", "bulk", "own".
[[nodiscard]] std::string_view name_of(Verdict verdict);
[[nodiscard]] std::optional<Verdict> verdict_named(std::string_view name);

struct Classification {
  Verdict verdict = Verdict::Request;
  bool automatic = false;  // made by a machine: file it, never answer it (RFC 3834)
  std::string reason;      // for people: "Auto-Submitted: auto-replied", "a person's mail"
};

}  // namespace ticketd::domain
