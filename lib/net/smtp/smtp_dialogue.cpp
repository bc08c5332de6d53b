// SPDX-License-Identifier: Apache-2.0
#include "net/smtp/smtp_dialogue.hpp"

#include <utility>

#include <boost/system/system_error.hpp>

#include "domain/error.hpp"
#include "domain/smtp_refusal.hpp"
#include "net/smtp/smtp_content.hpp"
#include "net/wire/one_line.hpp"

namespace ticketd::net {

namespace asio = boost::asio;
using Outcome = Submission::Outcome;

// One envelope on its way.
struct SmtpDialogue::Row {
  std::string mail;
  std::string recipient;
  std::string_view content;
  std::optional<Submission> outcome;
  bool is_dot_sent = false;
};

// The replies to MAIL, RCPT and DATA; code 0 where it was not asked.
struct SmtpDialogue::Opening {
  SmtpReply mail;
  SmtpReply recipient;
  SmtpReply data;
};

namespace {

constexpr std::size_t largest_write = std::size_t{256} * 1024;

// The relay closes, or speaks no SMTP: nothing more can be said on this connection.
class BrokenOff : public domain::TemporaryError {
 public:
  BrokenOff(int code, const std::string& words) : TemporaryError(words), code_(code) {}
  [[nodiscard]] int code() const { return code_; }

 private:
  int code_;
};

bool is_positive(const SmtpReply& reply) {
  return reply.code / 100 == 2;
}

Submission with(Outcome outcome, const SmtpReply& reply) {
  return {outcome, reply.code, reply.words};
}

// What is no 4xx or 5xx here is no answer to what was asked.
Submission refused(domain::SmtpStage stage, const SmtpReply& reply) {
  if (reply.code < 400) return with(Outcome::Deferred, reply);
  switch (domain::blame_of({stage, reply.code, reply.words})) {
    case domain::Blame::Recipient: return with(Outcome::Rejected, reply);
    case domain::Blame::Sender: return with(Outcome::RelayFault, reply);
    case domain::Blame::Moment: break;
  }
  return with(Outcome::Deferred, reply);
}

Submission answer_to_dot(const SmtpReply& reply) {
  if (is_positive(reply)) return with(Outcome::Accepted, reply);
  return reply.code >= 400 ? refused(domain::SmtpStage::Content, reply) : with(Outcome::Unknown, reply);
}

Submission rejected(const char* whose, const std::string& why) {
  return {Outcome::Rejected, 0, std::string(whose) + ": " + why};
}

}  // namespace

SmtpDialogue::SmtpDialogue(std::unique_ptr<Stream> stream, const std::vector<std::string>& greeting,
                           SmtpLimits limits)
    : stream_(std::move(stream)), keywords_(greeting), limits_(limits) {}

asio::awaitable<std::vector<Submission>> SmtpDialogue::submit(std::span<const Envelope> envelopes) {
  std::vector<Row> rows;
  rows.reserve(envelopes.size());
  for (const Envelope& envelope : envelopes) rows.push_back(row_for(envelope));
  try {
    if (!broken_) co_await run(rows);
  } catch (const BrokenOff& broken) {
    broken_ = Submission{Outcome::Deferred, broken.code(), broken.what()};
  } catch (const domain::WorldError& lost) {
    broken_ = Submission{Outcome::Deferred, 0, one_line(lost.what())};
  } catch (const boost::system::system_error& cancelled) {
    broken_ = Submission{Outcome::Deferred, 0, "given up: " + cancelled.code().message()};
  }
  std::vector<Submission> outcomes;
  outcomes.reserve(rows.size());
  for (Row& row : rows) {
    Submission& outcome = outcomes.emplace_back(row.outcome ? std::move(*row.outcome) : broken_.value());
    if (!row.outcome && row.is_dot_sent) outcome.outcome = Outcome::Unknown;
  }
  co_return outcomes;
}

asio::awaitable<void> SmtpDialogue::quit() {
  if (broken_) co_return;
  broken_ = Submission{Outcome::Deferred, 0, "the session was ended with QUIT"};
  constexpr std::chrono::seconds courtesy(5);
  try {
    co_await stream_->write("QUIT\r\n", courtesy);
    co_await reply(courtesy);
  } catch (const domain::WorldError&) {
    // We are leaving: how the server takes it changes nothing.
  }
}

SmtpDialogue::Row SmtpDialogue::row_for(const Envelope& envelope) const {
  Row row{{}, {}, envelope.content, {}, false};
  const auto from = envelope.sender.empty() ? SmtpPath{"<>", false} : smtp_path(envelope.sender);
  const auto to = smtp_path(envelope.recipient);
  if (const auto* bad_sender = std::get_if<RefusedPath>(&from)) {
    row.outcome = rejected("sender", bad_sender->why);
  } else if (const auto* bad_recipient = std::get_if<RefusedPath>(&to)) {
    row.outcome = rejected("recipient", bad_recipient->why);
  } else {
    fill_in(row, std::get<SmtpPath>(from), std::get<SmtpPath>(to));
  }
  return row;
}

// Without 8BITMIME an 8-bit mail goes as it is: composing it in 7 bits was the time to do better.
void SmtpDialogue::fill_in(Row& row, const SmtpPath& sender, const SmtpPath& recipient) const {
  const bool needs_utf8 = sender.needs_utf8 || recipient.needs_utf8;
  row.mail = "MAIL FROM:" + sender.text;
  row.recipient = "RCPT TO:" + recipient.text + "\r\n";
  if (keywords_.has("SIZE")) {
    const std::uint64_t size = size_with_crlf(row.content);
    const std::uint64_t most = keywords_.largest_mail();
    if (most > 0 && size > most) {
      row.outcome = rejected("mail", "the relay takes at most " + std::to_string(most) + " bytes");
    }
    row.mail += " SIZE=" + std::to_string(size);
  }
  if (keywords_.has("8BITMIME") && (needs_utf8 || is_eight_bit(row.content))) row.mail += " BODY=8BITMIME";
  if (needs_utf8 && !keywords_.has("SMTPUTF8")) {
    row.outcome = rejected(recipient.needs_utf8 ? "recipient" : "sender", "the relay does not take SMTPUTF8");
  }
  row.mail += needs_utf8 ? " SMTPUTF8\r\n" : "\r\n";
}

// `undecided` is the row whose content is on its way and whose final dot awaits its reply.
asio::awaitable<void> SmtpDialogue::run(std::span<Row> rows) {
  const bool can_pipeline = keywords_.has("PIPELINING");
  Row* undecided = nullptr;
  for (Row& row : rows) {
    if (row.outcome) continue;
    Opening opening;
    if (can_pipeline) {
      opening = co_await open_at_once(row, undecided);
    } else {
      opening = co_await open_by_steps(row);
    }
    if (!settle_opening(row, opening)) continue;
    expect_silence();
    undecided = &row;
    co_await queue_content(row);
    if (!can_pipeline) co_await decide(undecided);
  }
  if (undecided != nullptr) co_await decide(undecided);
}

asio::awaitable<SmtpDialogue::Opening> SmtpDialogue::open_at_once(const Row& row, Row*& undecided) {
  if (undecided == nullptr) expect_silence();
  const bool resets = std::exchange(is_in_transaction_, false);
  if (resets) out_.append("RSET\r\n");
  out_.append(row.mail).append(row.recipient).append("DATA\r\n");
  if (undecided != nullptr) {
    co_await decide(undecided);
  } else {
    co_await flush(nullptr);
  }
  if (resets) co_await reply_or_break();
  Opening opening;
  opening.mail = co_await reply_or_break();
  opening.recipient = co_await reply_or_break();
  opening.data = co_await reply_or_break();
  co_return opening;
}

asio::awaitable<SmtpDialogue::Opening> SmtpDialogue::open_by_steps(const Row& row) {
  expect_silence();
  Opening opening;
  if (is_in_transaction_) co_await say("RSET\r\n");
  is_in_transaction_ = false;
  opening.mail = co_await say(row.mail);
  if (!is_positive(opening.mail)) co_return opening;
  opening.recipient = co_await say(row.recipient);
  if (is_positive(opening.recipient)) opening.data = co_await say("DATA\r\n");
  co_return opening;
}

// Whether the server now waits for content. It may do so for a row that it refused (RFC 2920, 3.1): that gets
// the dot alone.
bool SmtpDialogue::settle_opening(Row& row, const Opening& opening) {
  const bool wants_content = opening.data.code == 354;
  is_in_transaction_ = is_positive(opening.mail) && !wants_content;
  if (!is_positive(opening.mail)) {
    row.outcome = refused(domain::SmtpStage::MailFrom, opening.mail);
  } else if (!is_positive(opening.recipient)) {
    row.outcome = refused(domain::SmtpStage::RcptTo, opening.recipient);
  } else if (!wants_content) {
    row.outcome = refused(domain::SmtpStage::Data, opening.data);
  }
  return wants_content;
}

asio::awaitable<void> SmtpDialogue::queue_content(const Row& row) {
  SmtpContent content(row.outcome ? std::string_view() : row.content);
  while (!content.append_to(out_, largest_write)) co_await flush(nullptr);
}

// A write that fails may still have carried the dot: from here on the row is in doubt.
asio::awaitable<void> SmtpDialogue::flush(Row* row_of_dot) {
  if (row_of_dot != nullptr) row_of_dot->is_dot_sent = true;
  co_await stream_->write(out_, limits_.answer);
  out_.clear();
}

asio::awaitable<void> SmtpDialogue::decide(Row*& undecided) {
  Row& row = *std::exchange(undecided, nullptr);
  co_await flush(&row);
  const SmtpReply answer = co_await reply(limits_.after_dot);
  if (!row.outcome) row.outcome = answer_to_dot(answer);
  if (answer.code == 421 || answer.code / 100 == 3) throw BrokenOff(answer.code, answer.words);
}

asio::awaitable<SmtpReply> SmtpDialogue::say(std::string_view command) {
  co_await stream_->write(command, limits_.answer);
  co_return co_await reply_or_break();
}

asio::awaitable<SmtpReply> SmtpDialogue::reply(std::chrono::milliseconds deadline) {
  while (true) {
    auto next = reader_.next();
    if (auto* whole = std::get_if<SmtpReply>(&next)) co_return std::move(*whole);
    if (const auto* malformed = std::get_if<MalformedReply>(&next)) throw BrokenOff(0, malformed->why);
    const std::size_t bytes = co_await stream_->read_some(reader_.room(), deadline);
    if (bytes == 0) throw BrokenOff(0, "the relay closed the connection");
    reader_.commit(bytes);
  }
}

asio::awaitable<SmtpReply> SmtpDialogue::reply_or_break() {
  SmtpReply answer = co_await reply(limits_.answer);
  if (answer.code == 421) throw BrokenOff(answer.code, answer.words);
  co_return answer;
}

// A reply nobody asked for would be taken for the next command's, and every row's outcome for its
// neighbour's.
void SmtpDialogue::expect_silence() {
  if (!reader_.has_unread()) return;
  const auto next = reader_.next();
  const auto* answer = std::get_if<SmtpReply>(&next);
  if (answer != nullptr && answer->code == 421) throw BrokenOff(answer->code, answer->words);
  throw BrokenOff(0, "the relay spoke out of turn" + (answer != nullptr ? ": " + answer->words : ""));
}

}  // namespace ticketd::net
