// SPDX-License-Identifier: Apache-2.0
// One SMTP session (RFC 5321; PIPELINING, SIZE, 8BITMIME, SMTPUTF8 as announced): submits envelopes one after
// the other on a kept connection and says of each recipient what became of it. Never a bare LF, never a CR or
// LF from data in a command.
#pragma once

#include <chrono>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "net/connection.hpp"

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
  std::chrono::milliseconds answer{300'000};     // RFC 5321, 4.5.3.2
  std::chrono::milliseconds after_dot{600'000};  // the server is delivering
};

class SmtpSession {
 public:
  // `greeting` is the EHLO answer as Connector::connect returns it.
  SmtpSession(std::unique_ptr<Stream> stream, const std::vector<std::string>& greeting,
              SmtpLimits limits = {});
  ~SmtpSession();

  // Never throws for what the server or the network does, nor when cancelled: that is the outcome. After a
  // lost connection is_usable() is false.
  boost::asio::awaitable<Submission> submit(const Envelope& envelope);
  // One submission for each envelope, in order. Where the server takes PIPELINING each envelope travels
  // behind the final dot of the one before it: one round trip a mail. When the connection breaks, what had
  // its dot sent and no answer is Unknown, all after it Deferred.
  boost::asio::awaitable<std::vector<Submission>> submit_many(std::span<const Envelope> envelopes);
  [[nodiscard]] bool is_usable() const;
  [[nodiscard]] bool can(std::string_view keyword) const;
  boost::asio::awaitable<void> quit();

 private:
  class Dialogue;
  std::unique_ptr<Dialogue> dialogue_;
};

}  // namespace ticketd::net
