// SPDX-License-Identifier: Apache-2.0
// The submissions of one SMTP connection: openings (MAIL, RCPT, DATA) in one write where the server takes
// PIPELINING, else step by step; replies counted against commands; each row's outcome exact, whatever breaks.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "net/smtp/smtp_keywords.hpp"
#include "net/smtp/smtp_path.hpp"
#include "net/smtp/smtp_reply.hpp"
#include "net/smtp/submission.hpp"
#include "net/wire/connection.hpp"

namespace ticketd::net {

class SmtpDialogue {
 public:
  SmtpDialogue(std::unique_ptr<Stream> stream, const std::vector<std::string>& greeting, SmtpLimits limits);

  boost::asio::awaitable<std::vector<Submission>> submit(std::span<const Envelope> envelopes);
  boost::asio::awaitable<void> quit();
  [[nodiscard]] bool is_usable() const { return !broken_; }
  [[nodiscard]] const SmtpKeywords& keywords() const { return keywords_; }

 private:
  struct Row;
  struct Opening;

  [[nodiscard]] Row row_for(const Envelope& envelope) const;
  void fill_in(Row& row, const SmtpPath& sender, const SmtpPath& recipient) const;
  boost::asio::awaitable<void> run(std::span<Row> rows);
  boost::asio::awaitable<Opening> open_at_once(const Row& row, Row*& undecided);
  boost::asio::awaitable<Opening> open_by_steps(const Row& row);
  [[nodiscard]] bool settle_opening(Row& row, const Opening& opening);
  boost::asio::awaitable<void> queue_content(const Row& row);
  boost::asio::awaitable<void> flush(Row* row_of_dot);
  boost::asio::awaitable<void> decide(Row*& undecided);
  boost::asio::awaitable<SmtpReply> say(std::string_view command);
  boost::asio::awaitable<SmtpReply> reply(std::chrono::milliseconds deadline);
  boost::asio::awaitable<SmtpReply> reply_or_break();
  void expect_silence();

  std::unique_ptr<Stream> stream_;
  SmtpKeywords keywords_;
  SmtpLimits limits_;
  SmtpReplyReader reader_;
  std::string out_;                   // queued, not sent
  bool is_in_transaction_ = false;    // MAIL was accepted, no final dot since
  std::optional<Submission> broken_;  // the outcome of all that is still unsent
};

}  // namespace ticketd::net
