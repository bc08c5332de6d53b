// SPDX-License-Identifier: Apache-2.0
#include "service/intake_pipeline.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "domain/error.hpp"
#include "flow/letters/enclosed.hpp"
#include "mail/parse.hpp"
#include "service/log.hpp"
#include "service/on_thread.hpp"

namespace ticketd::service {
namespace asio = boost::asio;
namespace {

constexpr Load read_together{256 * 1024, 60};
constexpr Load taken_together{512 * 1024, 120};
// While there is less on the way more may come.
constexpr Load at_once{4 * taken_together.bytes, 4 * taken_together.mails};

}  // namespace

// What is on its way lies in memory only and counts as not taken: the cursor moves with the transaction, so
// whatever ends a run early, a kill too, costs a second fetch and no mail. A server that fails ends the
// fetching; what it gave before is read and taken, and its failure is thrown behind that. What was asked for
// and did not come is owed in the unit of work that lets the cursor pass it, or in one before: passed first,
// a kill between would lose it. Many mails share a transaction, as each commit waits for the disk; a mail
// that fails for its own fault is found by taking them one by one.

IntakePipeline::IntakePipeline(ServiceContext& context, const flow::Desk& desk, const config::Queue& queue,
                               store::Cursor& cursor, MailboxMarks& marks, std::function<void()> alive)
    : context_(context),
      desk_(desk),
      queue_(queue),
      cursor_(cursor),
      marks_(marks),
      fetch_(context, desk, queue, cursor,
             {[this](std::vector<net::FetchedMail> mails) { return enqueue(std::move(mails)); },
              [this] { hand_over(); }},
             alive),
      changed_(context.network, asio::steady_timer::time_point::max()),
      alive_(std::move(alive)) {}

asio::awaitable<void> IntakePipeline::run(net::ImapSession& session, std::span<const net::Uid> uids) {
  health().waiting = uids.size();
  co_await take_what_comes(fetch_.together(session, uids), uids);
  const std::vector<Part> nothing_more;  // those behind the last that came are passed over
  if (!stopping_) co_await take(nothing_more);
  health().waiting = 0;
}

asio::awaitable<void> IntakePipeline::run_owed(net::ImapSession& session, std::span<const net::Uid> uids) {
  co_await take_what_comes(fetch_.alone(session, uids), {});
}

asio::awaitable<void> IntakePipeline::take_what_comes(asio::awaitable<void> fetching,
                                                      std::span<const net::Uid> asked) {
  using namespace asio::experimental::awaitable_operators;
  // Whatever a failed run has left is fetched again.
  in_flight_ = {};
  in_flight_.not_passed = asked;
  co_await (run_stage(fetch_all(std::move(fetching))) && (run_stage(read_all()) && run_stage(take_all())));
  if (in_flight_.fetch_failure) std::rethrow_exception(in_flight_.fetch_failure);
}

void IntakePipeline::stop() {
  stopping_ = true;
  fetch_.stop();
  changed_.cancel();
}

// The first failure is the one that counts: it ends the other steps, and what they say of that is not heard.
asio::awaitable<void> IntakePipeline::run_stage(asio::awaitable<void> step) {
  try {
    co_await std::move(step);
  } catch (...) {
    if (std::exchange(in_flight_.has_failed, true)) co_return;
    throw;
  }
}

// A server that fails does not undo what it gave before.
asio::awaitable<void> IntakePipeline::fetch_all(asio::awaitable<void> fetching) {
  try {
    co_await std::move(fetching);
  } catch (const domain::WorldError&) {
    in_flight_.fetch_failure = std::current_exception();
  }
  hand_over();
  in_flight_.all_fetched = true;
  changed_.cancel();
}

// While there is enough on its way nothing more is read, and the server waits.
asio::awaitable<void> IntakePipeline::enqueue(std::vector<net::FetchedMail> mails) {
  if (mails.empty() || stopping_) co_return;
  for (auto& mail : mails) {
    const Load load{mail.raw.size(), 1};
    in_flight_.load += load;
    in_flight_.coming.load += load;
    in_flight_.coming.fetched.push_back(std::move(mail));
    if (in_flight_.coming.load.reaches(read_together)) hand_over();
  }
  co_await until([this] { return !in_flight_.load.reaches(at_once) || stopping_; });
  alive_();
}

void IntakePipeline::hand_over() {
  if (in_flight_.coming.fetched.empty()) return;
  in_flight_.fetched.push_back(std::exchange(in_flight_.coming, {}));
  changed_.cancel();
}

asio::awaitable<void> IntakePipeline::read_all() {
  for (;;) {
    co_await until([this] { return !in_flight_.fetched.empty() || in_flight_.all_fetched; });
    if (in_flight_.fetched.empty()) break;
    Part part = std::move(in_flight_.fetched.front());
    in_flight_.fetched.pop_front();
    co_await on_thread(context_.parser.get_executor(), [&part] {
      for (auto& one : part.fetched) part.read.push_back(read(std::move(one)));
      part.fetched.clear();
    });
    in_flight_.ready.push_back(std::move(part));
    changed_.cancel();
  }
  in_flight_.all_read = true;
  changed_.cancel();
}

// What is kept of it waits for its transaction in half the memory. Of a mail whose arrival the server does
// not tell it is only known that it is there now: its own Date is the sender's word.
IntakePipeline::ReadMail IntakePipeline::read(net::FetchedMail fetched) {
  ReadMail read{fetched.uid,
                fetched.internal_date.value_or(now()),
                fetched.size,
                !fetched.is_whole,
                mail::parse(fetched.raw, {}, mail::Reading::Filing),
                {}};
  read.packed = flow::pack_with_files(read.mail, fetched.raw);
  return read;
}

asio::awaitable<void> IntakePipeline::take_all() {
  for (;;) {
    co_await until([this] { return are_enough_ready() || in_flight_.all_read; });
    if (in_flight_.ready.empty()) co_return;
    auto parts = next_ready();
    co_await take(parts);
    for (const auto& part : parts) in_flight_.load -= part.load;
    parts.clear();
    changed_.cancel();
  }
}

asio::awaitable<void> IntakePipeline::take(const std::vector<Part>& parts) {
  std::vector<flow::Arrival> arrivals;
  for (const auto& part : parts) {
    for (const auto& one : part.read)
      arrivals.push_back(
          {one.uid, one.internal_date, &one.packed, &one.mail, one.size, one.is_beginning_only});
  }
  const auto passed = passed_over(arrivals);
  if (arrivals.empty() && passed.empty()) co_return;
  const auto at = now();
  const auto taken = co_await on_thread(context_.store_thread.get_executor(), [&] {
    return flow::take_in_each(context_.store, desk_, queue_, cursor_, arrivals, passed, at);
  });
  health().waiting -= std::min(health().waiting, arrivals.size());
  marks_.taken(taken.taken.size());
  report(taken);
  context_.outbox_filled();
  context_.tickets_changed();
}

// What was asked for, lies below the highest that came, and did not come; without arrivals all that is left.
// They come in order, so what is missed here comes later, if at all, and is owed until then.
std::vector<net::Uid> IntakePipeline::passed_over(std::span<const flow::Arrival> arrivals) {
  std::vector<net::Uid> came;
  came.reserve(arrivals.size());
  for (const auto& one : arrivals) came.push_back(one.uid);
  std::sort(came.begin(), came.end());
  std::vector<net::Uid> passed;
  auto& left = in_flight_.not_passed;
  for (; !left.empty() && (came.empty() || left.front() <= came.back()); left = left.subspan(1))
    if (!std::binary_search(came.begin(), came.end(), left.front()) && !fetch_.is_gone(left.front()))
      passed.push_back(left.front());
  return passed;
}

template <class Condition>
asio::awaitable<void> IntakePipeline::until(Condition holds) {
  while (!holds()) {
    boost::system::error_code woken;
    co_await changed_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }
}

bool IntakePipeline::are_enough_ready() const {
  Load load;
  for (const auto& part : in_flight_.ready) load += part.load;
  return load.reaches(taken_together);
}

// What is worth a transaction, or all there is.
std::vector<IntakePipeline::Part> IntakePipeline::next_ready() {
  std::vector<Part> parts;
  for (Load load; !in_flight_.ready.empty() && !load.reaches(taken_together); load += parts.back().load) {
    parts.push_back(std::move(in_flight_.ready.front()));
    in_flight_.ready.pop_front();
  }
  return parts;
}

void IntakePipeline::report(const flow::TakenBatch& batch) {
  for (const auto& taken : batch.taken) {
    if (taken.as == flow::Taken::As::KnownUid) continue;
    ++health().taken;
    health().last_mail = now();
    log(Severity::Info, "mail_taken",
        {{"queue", queue_.name},
         {"uid", taken.uid},
         {"message", taken.message.value_or(domain::MessageNumber{})},
         {"ticket", taken.ticket.value_or(domain::TicketNumber{})},
         {"as", flow::name_of(taken.as)},
         {"verdict", domain::name_of(taken.verdict)},
         {"acknowledged", taken.acknowledged ? "yes" : "no"}});
  }
  for (const auto& failure : batch.failures)
    log(Severity::Error, failure.quarantined_as ? "mail_quarantined" : "mail_stumbled",
        {{"queue", queue_.name},
         {"uid", failure.uid},
         {"failures", failure.failures},
         {"error", failure.error}});
}

}  // namespace ticketd::service
