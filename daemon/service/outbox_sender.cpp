// SPDX-License-Identifier: Apache-2.0
#include "service/outbox_sender.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "domain/error.hpp"
#include "flow/letters/incident.hpp"
#include "flow/outbox/sender_book.hpp"
#include "flow/relay_senders.hpp"
#include "service/log.hpp"
#include "service/on_thread.hpp"
#include "service/row_log.hpp"
#include "store/crash_point.hpp"
#include "store/store.hpp"

namespace ticketd::service {
namespace asio = boost::asio;
namespace {

constexpr std::size_t rows_loaded = 200;
constexpr std::size_t bytes_loaded = 4 * 1024 * 1024;
constexpr std::size_t rows_sent_together = 25;
constexpr auto idle_connection = std::chrono::seconds{20};
constexpr auto longest_rest = std::chrono::hours{1};
// A mail may take its time at the relay; a loop that is silent for longer than this hangs.
constexpr auto longest_delivery = std::chrono::minutes{30};
constexpr domain::RetrySchedule mail_schedule{};
constexpr domain::RetrySchedule relay_schedule{.first = std::chrono::seconds{1},
                                               .longest = std::chrono::minutes{1}};

}  // namespace

struct OutboxSender::Connection {
  Connection(const asio::any_io_executor& executor, std::string called)
      : timer(executor), name(std::move(called)) {}
  asio::steady_timer timer;
  std::string name;
  std::unique_ptr<net::SmtpSession> session;
  bool resting = false;
};

OutboxSender::OutboxSender(ServiceContext& context)
    : context_(context),
      login_(context.connector, context.desk->config().smtp, "smtp", context.desk->config().store.state) {
  for (const char* const name : {"outbox-1", "outbox-2", "outbox-3", "outbox-4"})
    connections_.push_back(std::make_unique<Connection>(context_.network, name));
}

OutboxSender::~OutboxSender() = default;

asio::awaitable<void> OutboxSender::run() {
  using namespace asio::experimental::awaitable_operators;
  co_await asio::this_coro::throw_if_cancelled(false);
  co_await recall_senders();
  co_await (serve(*connections_[0]) && serve(*connections_[1]) && serve(*connections_[2]) &&
            serve(*connections_[3]));
}

// One is woken for one reason: it wakes the next when it finds more than it can carry.
void OutboxSender::wake() {
  const auto resting = [](const auto& line) { return line->resting; };
  const auto connected = [](const auto& line) { return line->resting && line->session; };
  auto found = std::find_if(connections_.begin(), connections_.end(), connected);
  if (found == connections_.end()) found = std::find_if(connections_.begin(), connections_.end(), resting);
  if (found == connections_.end()) return;
  (*found)->resting = false;
  (*found)->timer.cancel();
}

void OutboxSender::lift_senders() {
  pace_.lift(std::chrono::steady_clock::now());
}

void OutboxSender::stop() {
  stopping_ = true;
  for (const auto& line : connections_) line->timer.cancel();
}

asio::awaitable<void> OutboxSender::serve(Connection& line) {
  co_await asio::this_coro::throw_if_cancelled(false);
  while (!stopping_) {
    context_.pulse.beat(line.name, longest_delivery);
    std::string failed;
    try {
      co_await serve_once(line);
    } catch (const domain::WorldError& error) {
      failed = error.what();
    }
    if (failed.empty()) continue;
    log(Severity::Error, "outbox_failed", {{"error", failed}});
    next_due_ = now() + domain::retry_delay(relay_schedule, 3, context_.spread());
    co_await rest(line);
  }
  if (line.session && line.session->is_usable()) co_await line.session->quit();
  line.session.reset();
  context_.pulse.end(line.name);
}

asio::awaitable<void> OutboxSender::serve_once(Connection& line) {
  // What was sent and could not be recorded comes first: nothing is sent twice because a disk is full.
  if (recording_failed_) co_await record_outcomes();
  const bool rests = relay_rests();
  if (!rests && ready_.empty() && !refilling_) co_await refill();
  if (rests || ready_.empty() || stopping_) {
    co_await rest(line);
    co_return;
  }
  Batch batch = next_batch();
  if (!ready_.empty()) wake();
  co_await send(line, std::move(batch));
}

asio::awaitable<void> OutboxSender::rest(Connection& line) {
  auto until = std::chrono::steady_clock::now() + longest_rest;
  const auto at_most = [&](std::optional<domain::Instant> instant) {
    if (instant)
      until =
          std::min(until, std::chrono::steady_clock::now() + std::max(*instant - now(), domain::Seconds{0}));
  };
  if (relay_rests())
    until = std::min(until, *relay_again_);
  else
    at_most(next_due_);
  if (const auto sender = pace_.next_try(std::chrono::steady_clock::now())) until = std::min(until, *sender);
  if (line.session) until = std::min(until, std::chrono::steady_clock::now() + idle_connection);
  context_.pulse.beat(line.name,
                      std::chrono::duration_cast<Pulse::Clock::duration>(longest_rest + longest_delivery));
  line.resting = true;
  line.timer.expires_at(until);
  boost::system::error_code woken;
  if (!stopping_) co_await line.timer.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  line.resting = false;
  if (!woken && line.session && !stopping_ && ready_.empty()) {
    co_await line.session->quit();
    line.session.reset();
  }
}

asio::awaitable<void> OutboxSender::refill() {
  refilling_ = true;
  struct Loaded {
    flow::DueMails due;
    std::optional<domain::Instant> next_due;
  };
  const auto at = now();
  auto load = [this, at, held = held_, passages = pace_.passages(std::chrono::steady_clock::now())]() {
    return store::read(context_.store, [&](store::Session& session) {
      Loaded loaded{
          flow::due_mails({session, *context_.desk, at}, {held, passages, rows_loaded, bytes_loaded}),
          std::nullopt};
      if (loaded.due.mails.empty()) loaded.next_due = store::next_due_after(session, at);
      return loaded;
    });
  };
  try {
    auto loaded = co_await on_thread(context_.store_thread.get_executor(), std::move(load));
    refilling_ = false;
    next_due_ = loaded.next_due;
    for (auto& outcome : loaded.due.unreadable) {
      held_.insert(outcome.number);
      log(Severity::Error, "mail_unreadable", {{"outbox", outcome.number}, {"error", outcome.words}});
      unrecorded_.add(std::move(outcome));
      recording_failed_ = true;  // so that it is recorded before anything is sent
    }
    for (auto& mail : loaded.due.mails) {
      held_.insert(mail.row.number);
      pace_.tries(flow::booked_sender(*context_.desk, mail.row.sender), std::chrono::steady_clock::now());
      ready_.push_back(std::move(mail));
    }
  } catch (...) {
    refilling_ = false;
    throw;
  }
}

bool OutboxSender::relay_rests() const {
  return relay_again_ && *relay_again_ > SenderPace::Clock::now();
}

OutboxSender::Batch OutboxSender::next_batch() {
  const auto count = static_cast<std::ptrdiff_t>(std::min(ready_.size(), rows_sent_together));
  Batch batch(std::make_move_iterator(ready_.begin()), std::make_move_iterator(ready_.begin() + count));
  ready_.erase(ready_.begin(), ready_.begin() + count);
  return batch;
}

// Sent first, recorded after. The relay's 250 and our commit can't be one, so either a kill between them
// repeats a mail or it loses one (RFC 1047 is about this gap). It repeats: the row is pending still and goes
// out again under the Message-ID that was fixed with the decision, by which mail systems and readers know it.
// A connection that ends before the answer is the same gap, and the mail is put off, not failed. From loading
// to recording a row is `held_`, so that no other connection sends it meanwhile.
asio::awaitable<void> OutboxSender::send(Connection& line, Batch batch) {
  const bool connected = co_await connect(line, batch);
  if (!connected) co_return;
  std::vector<net::Envelope> envelopes;
  for (const auto& mail : batch) envelopes.push_back({mail.row.sender, mail.row.recipient, mail.content});
  store::crash_point("before-send");
  const auto submissions = co_await line.session->submit_many(envelopes);
  for (std::size_t i = 0; i < batch.size(); ++i) unrecorded_.add(outcome_of(batch[i], submissions[i]));
  if (!line.session->is_usable()) line.session.reset();
  store::crash_point("sent");
  co_await record_outcomes();
}

// False: the relay can't be reached or does not want us, and the batch waits for it.
asio::awaitable<bool> OutboxSender::connect(Connection& line, const Batch& batch) {
  if (line.session && line.session->is_usable()) co_return true;
  std::string failed;
  auto kind = RelayTrouble::Passing;
  try {
    auto connected = co_await login_.connect(net::Protocol::Smtp);
    line.session = std::make_unique<net::SmtpSession>(std::move(connected.stream), connected.greeting);
  } catch (const domain::PermanentError& error) {
    failed = error.what();
    kind = RelayTrouble::Refusal;
  } catch (const domain::WorldError& error) {
    failed = error.what();
  }
  if (failed.empty()) co_return true;
  relay_failed(failed, kind);
  // Whatever else waits for this relay waits as well, with the same words.
  for (const auto& mail : batch) put_off_for_relay(mail, failed);
  for (const auto& mail : ready_) put_off_for_relay(mail, failed);
  ready_.clear();
  co_await record_outcomes();
  co_return false;
}

void OutboxSender::put_off_for_relay(const flow::DueMail& mail, const std::string& words) {
  const auto left = relay_again_.value_or(SenderPace::Clock::now()) - SenderPace::Clock::now();
  const auto again = now() + std::chrono::ceil<domain::Seconds>(left);
  unrecorded_.add({mail.row.number, flow::SendStatus::RelayDown, words, 0.5, again});
}

asio::awaitable<void> OutboxSender::record_outcomes() {
  const auto at = now();
  auto refusal = std::exchange(refusal_to_tell_, {});
  // Whatever other lines have sent until the writing thread comes to it goes into the same transaction.
  struct Recorded {
    std::vector<flow::SendOutcome> outcomes;
    flow::SavedOutcomes saved;
  };
  auto record = [this, at, &refusal] {
    Recorded recorded{unrecorded_.take(), {}};
    try {
      recorded.saved = flow::save_outcomes({context_.store, *context_.desk, at, deferred_}, recorded.outcomes,
                                           mail_schedule, refusal);
    } catch (...) {
      unrecorded_.give_back(std::move(recorded.outcomes));
      throw;
    }
    log_put_off(deferred_.take_failures());
    unrecorded_.give_back(recorded.saved.left);
    return recorded;
  };
  try {
    const auto recorded = co_await on_thread(context_.store_thread.get_executor(), std::move(record));
    for (const auto& outcome : recorded.outcomes) held_.erase(outcome.number);
    for (const auto& outcome : recorded.saved.left) held_.insert(outcome.number);
    note_senders(recorded.saved.failing);
    recording_failed_ = !recorded.saved.left.empty();
    next_due_.reset();
  } catch (...) {
    recording_failed_ = true;
    refusal_to_tell_ = std::move(refusal);
    throw;
  }
}

flow::SendOutcome OutboxSender::outcome_of(const flow::DueMail& mail, const net::Submission& submission) {
  using Outcome = net::Submission::Outcome;
  flow::SendOutcome outcome{mail.row.number,  flow::SendStatus::Deferred,
                            submission.words, context_.spread(),
                            std::nullopt,     flow::booked_sender(*context_.desk, mail.row.sender),
                            submission.code};
  switch (submission.outcome) {
    case Outcome::Accepted:
      outcome.result = flow::SendStatus::Sent;
      ++context_.health.relay.sent;
      context_.health.relay.last_sent = now();
      context_.health.relay.put_off.clear();
      context_.health.relay.putting_off_since.reset();
      context_.health.relay.senders.try_emplace(outcome.sender);
      pace_.accepted(outcome.sender);
      relay_works();
      log(Severity::Info, "mail_sent",
          {{"outbox", mail.row.number}, {"to", mail.row.recipient}, {"answer", submission.words}});
      break;
    case Outcome::Rejected:
      outcome.result = flow::SendStatus::Refused;
      log(Severity::Warning, "mail_refused",
          {{"outbox", mail.row.number}, {"to", mail.row.recipient}, {"answer", submission.words}});
      break;
    case Outcome::RelayFault:
      outcome.result = flow::SendStatus::SenderRefused;
      sender_refused(mail, submission);
      break;
    case Outcome::Unknown:
    case Outcome::Deferred:
      note_put_off(mail.row.recipient, submission.words);
      log(Severity::Warning, submission.outcome == Outcome::Unknown ? "mail_unknown" : "mail_deferred",
          {{"outbox", mail.row.number}, {"to", mail.row.recipient}, {"answer", submission.words}});
      break;
  }
  return outcome;
}

// What else of his was loaded stays due and is loaded again when his turn comes.
void OutboxSender::sender_refused(const flow::DueMail& mail, const net::Submission& submission) {
  const auto sender = flow::booked_sender(*context_.desk, mail.row.sender);
  pace_.refused(sender, std::chrono::steady_clock::now(), context_.spread());
  std::erase_if(ready_, [&](const flow::DueMail& other) {
    if (flow::booked_sender(*context_.desk, other.row.sender) != sender) return false;
    held_.erase(other.row.number);
    return true;
  });
  log(Severity::Error, "sender_refused",
      {{"sender", sender},
       {"outbox", mail.row.number},
       {"to", mail.row.recipient},
       {"answer", submission.words}});
}

// As the store has them now.
void OutboxSender::note_senders(const std::vector<store::SenderTrouble>& failing) {
  std::map<std::string, SenderHealth> senders;
  for (const auto& [sender, known] : context_.health.relay.senders) senders.try_emplace(sender);
  for (const auto& trouble : failing) senders[trouble.sender] = {trouble.since, trouble.words};
  bool has_changed = false;
  for (const auto& [sender, one] : senders) {
    const bool failed = context_.health.relay.senders[sender].failing_since.has_value();
    has_changed = has_changed || failed != one.failing_since.has_value();
    if (failed && !one.failing_since) log(Severity::Info, "sender_works_again", {{"sender", sender}});
  }
  context_.health.relay.senders = std::move(senders);
  if (has_changed) context_.tickets_changed();
}

asio::awaitable<void> OutboxSender::recall_senders() {
  auto look = [this] {
    return store::read(context_.store, [&](store::Session& session) {
      return store::sender_troubles(session, flow::relay_name(*context_.desk));
    });
  };
  try {
    note_senders(co_await on_thread(context_.store_thread.get_executor(), std::move(look)));
  } catch (const domain::WorldError& error) {
    // They are found out again by the first mail of theirs.
    log(Severity::Error, "outbox_failed", {{"error", error.what()}});
  }
}

void OutboxSender::note_put_off(const std::string& recipient, const std::string& words) {
  constexpr std::size_t enough = 100;
  auto& relay = context_.health.relay;
  if (relay.put_off.empty()) relay.putting_off_since = now();
  if (relay.put_off.size() < enough) relay.put_off.insert(recipient);
  relay.last_error = words;
  relay.last_error_at = now();
}

void OutboxSender::relay_failed(const std::string& words, RelayTrouble kind) {
  auto& relay = context_.health.relay;
  if (!std::exchange(relay.failing_since, relay.failing_since.value_or(now())))
    context_.tickets_changed();  // so that the desk's own watch sees it
  relay.last_error = words;
  relay.last_error_at = now();
  relay_again_ =
      SenderPace::Clock::now() + domain::retry_delay(relay_schedule, ++relay_failures_, context_.spread());
  log(Severity::Error, "relay_failed", {{"failures", relay_failures_}, {"error", words}});
  if (kind == RelayTrouble::Refusal && !std::exchange(ops_know_, true)) refusal_to_tell_ = words;
}

void OutboxSender::relay_works() {
  relay_failures_ = 0;
  relay_again_.reset();
  ops_know_ = false;
  if (!context_.health.relay.failing_since) return;
  context_.health.relay.failing_since.reset();
  log(Severity::Info, "relay_works_again", {});
  context_.tickets_changed();
}

}  // namespace ticketd::service
