// One SMTP session (RFC 5321; PIPELINING, SIZE, 8BITMIME, SMTPUTF8 as announced): submits envelopes one after
// the other on a kept connection and says of each recipient what became of it. Never a bare LF, never a CR or
// LF from data in a command.
#pragma once

#include <chrono>
#include <memory>
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
    Accepted,   // 250 after the final dot
    Rejected,   // 5xx to RCPT or after DATA: this row's own fault, final
    Deferred,   // 4xx, or the connection broke before the final dot
    Unknown,    // the connection broke after the final dot: it may have arrived
    RelayFault  // 5xx to MAIL FROM, EHLO, AUTH, STARTTLS or greeting: the relay is at fault, nothing of ours
  };
  Outcome outcome = Outcome::Deferred;
  int code = 0;       // the server's, 0 if it said nothing
  std::string words;  // the server's, one line
};

class SmtpSession {
 public:
  // `greeting` is the EHLO answer as Connector::connect returns it.
  SmtpSession(std::unique_ptr<Stream> stream, const std::vector<std::string>& greeting);
  ~SmtpSession();

  // Never throws for what the server or the network does: that is the outcome. After a lost connection
  // is_usable() is false.
  boost::asio::awaitable<Submission> submit(const Envelope& envelope);
  [[nodiscard]] bool is_usable() const;
  [[nodiscard]] bool can(std::string_view keyword) const;
  boost::asio::awaitable<void> quit();

 private:
  class Dialogue;
  std::unique_ptr<Dialogue> dialogue_;
};

}  // namespace ticketd::net
