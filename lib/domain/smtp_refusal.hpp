// SPDX-License-Identifier: Apache-2.0
// Whom a relay's refusal speaks of: the recipient or this one mail, which then fails; us, who submit (sender,
// quota, login, HELO, relaying, reputation), so that the mail waits for somebody to mend that; or the moment.
// Servers hardly agree on codes, so the code, the enhanced code (RFC 3463) and the words are asked in turn.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ticketd::domain {

// What was refused: MAIL FROM, RCPT TO, DATA, or the content behind the final dot.
enum class SmtpStage { MailFrom, RcptTo, Data, Content };

struct SmtpRefusal {
  SmtpStage stage = SmtpStage::RcptTo;
  int code = 0;            // 400 to 599
  std::string_view words;  // all lines in one, the enhanced code included
};

enum class Blame {
  Recipient,  // or the mail itself: final, and nobody else's trouble
  Sender,     // we, as this sender at this relay: another mail would fare no better
  Moment      // this mail may go later
};

[[nodiscard]] Blame blame_of(const SmtpRefusal& refusal);

// What the words alone say of it, where they say it clearly. `text`: lower case, without addresses.
[[nodiscard]] std::optional<Blame> blame_by_words(std::string_view text);
// Words that sound like a trouble of ours and are about one recipient, or that name us beyond any code.
[[nodiscard]] std::optional<Blame> blame_despite_codes(std::string_view text);

}  // namespace ticketd::domain
