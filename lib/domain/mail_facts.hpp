// SPDX-License-Identifier: Apache-2.0
// What a mail's headers and report parts say about who made it, and the rules that turn that into a verdict
// (RFC 3834, RFC 2076, RFC 2919, RFC 3464, RFC 8098, RFC 5965 and what autoresponders really send). The rules
// know no mail format: whoever reads mails fills in the facts. Whether a mail is our own come back only the
// flow can tell, by keyed Message-ID.
#pragma once

#include <string>
#include <string_view>

#include "domain/verdict.hpp"

namespace ticketd::domain {

// What the mail is a report of, read from its parts or, where it has none, from its text.
enum class ReportKind { None, Failed, Delayed, Delivered, Disposition, Abuse };

struct MailFacts {
  ReportKind report = ReportKind::None;
  std::string report_reason{};  // how it was recognised: "a mail system's own words"
  bool report_is_doubtful =
      false;           // a person may have written it: its sender is only called like a mail system
  std::string from{};  // address
  std::string subject{};
  std::string return_path{};         // "" when absent; "<>" for the null path
  std::string auto_submitted{};      // header values as written; "" when absent
  std::string precedence{};          // also X-Precedence
  std::string response_suppress{};   // X-Auto-Response-Suppress
  std::string autoresponder_mark{};  // the header field that only an autoresponder sets, e.g. "X-Autoreply"
  std::string machine_mark{};        // the header field that only machines set, e.g. "X-Cron-Env"
  std::string loop_mark{};           // X-Loop
  std::string gesture{};             // what it is beside words: "a reaction", "an answer to an invitation"
  std::string list_mark{};           // the first list header, e.g. "List-Id"
  std::string spam_mark{};           // the header by which a filter called it spam
  bool answers = false;              // In-Reply-To or References name something
};

[[nodiscard]] Classification classify(const MailFacts& facts);

// mailer-daemon@ and its like: no person writes from there.
[[nodiscard]] bool is_software_address(std::string_view address);

// The same and postmaster@, bounce@: whoever writes from there is not answered by a machine.
[[nodiscard]] bool is_daemon_address(std::string_view address);

// noreply@ and its like: made not to be answered.
[[nodiscard]] bool is_unanswerable_address(std::string_view address);

}  // namespace ticketd::domain
