// SPDX-License-Identifier: Apache-2.0
// One mail on its way to one recipient, and what became of it. The outcome says whose fault it was: what is
// ours or the relay's must never be booked on the mail.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace ticketd::net {

struct Envelope {
  std::string sender;  // empty: the null return path
  std::string recipient;
  std::string_view content;  // the mail; any line ends, sent with CRLF and dot-stuffed
};

struct Submission {
  enum class Outcome {
    Accepted,  // 250 after the final dot
    // This row's own fault, final: a 5xx that speaks of the recipient or the mail (domain::blame_of); with
    // code 0 what was never sent: an address that cannot be, or is beyond what this relay announced
    // (SMTPUTF8, SIZE).
    Rejected,
    Deferred,   // 4xx, 421, no SMTP at all, or the connection broke before the final dot
    Unknown,    // the connection broke after the final dot: it may have arrived
    RelayFault  // 4xx or 5xx that speaks of us: sender, login, quota, HELO, relaying; nothing is wrong with
                // the mail
  };
  Outcome outcome = Outcome::Deferred;
  int code = 0;       // the server's, 0 if it said nothing
  std::string words;  // the server's, one line of printable UTF-8; ours where it said nothing
};

struct SmtpLimits {
  std::chrono::milliseconds answer{300'000};     // RFC 5321, 4.5.3.2.1 to 4.5.3.2.3
  std::chrono::milliseconds after_dot{600'000};  // RFC 5321, 4.5.3.2.6: the server is delivering
};

}  // namespace ticketd::net
