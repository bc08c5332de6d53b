// SPDX-License-Identifier: Apache-2.0
// One SMTP session (RFC 5321; PIPELINING, SIZE, 8BITMIME, SMTPUTF8 as announced): submits envelopes one after
// the other on a kept connection and says of each recipient what became of it. Never a bare LF, never a CR or
// LF from data in a command.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "net/smtp/submission.hpp"
#include "net/wire/connection.hpp"

namespace ticketd::net {

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
