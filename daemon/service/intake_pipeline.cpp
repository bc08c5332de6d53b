#include "service/intake_pipeline.hpp"

#include <algorithm>
#include <utility>

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "mail/parse.hpp"
#include "service/log.hpp"
#include "service/on_thread.hpp"

namespace ticketd::service {
namespace asio = boost::asio;
namespace {

constexpr std::size_t window = 5000;  // UIDs whose sizes are asked for at once
// By one command, as announced; a session can end in good order only when it is over.
constexpr Load asked_together{2 * 1024 * 1024, 250};
constexpr Load read_together{256 * 1024, 60};
constexpr Load taken_together{512 * 1024, 120};
// While there is less on the way more may come.
constexpr Load at_once{4 * taken_together.bytes, 4 * taken_together.mails};
constexpr std::uint32_t beginning = 256 * 1024;  // of a mail that is too large

}  // namespace

IntakePipeline::IntakePipeline(Workshop& workshop, const flow::Desk& desk, const config::Queue& queue,
                               store::Cursor& cursor, MailboxMarks& marks, std::function<void()> alive)
    : workshop_(workshop),
      desk_(desk),
      queue_(queue),
      cursor_(cursor),
      marks_(marks),
      changed_(workshop.network, asio::steady_timer::time_point::max()),
      alive_(std::move(alive)) {}

asio::awaitable<void> IntakePipeline::run(net::ImapSession& session, std::span<const net::Uid> uids) {
  using namespace asio::experimental::awaitable_operators;
  // Whatever a failed run has left is fetched again.
  way_ = {};
  health().waiting = uids.size();
  co_await (one_of_all(fetch_all(session, uids)) && (one_of_all(read_all()) && one_of_all(take_all())));
  health().waiting = 0;
}

void IntakePipeline::stop() {
  stopping_ = true;
  changed_.cancel();
}

// The first failure is the one that counts: it ends the other steps, and what they say of that is not heard.
asio::awaitable<void> IntakePipeline::one_of_all(asio::awaitable<void> step) {
  try {
    co_await std::move(step);
  } catch (...) {
    if (std::exchange(way_.has_failed, true)) co_return;
    throw;
  }
}

asio::awaitable<void> IntakePipeline::fetch_all(net::ImapSession& session, std::span<const net::Uid> uids) {
  for (std::size_t begin = 0; begin < uids.size() && !stopping_; begin += window)
    co_await fetch_window(session, uids.subspan(begin, std::min(window, uids.size() - begin)));
  way_.all_fetched = true;
  changed_.cancel();
}

asio::awaitable<void> IntakePipeline::fetch_window(net::ImapSession& session,
                                                   std::span<const net::Uid> uids) {
  const auto known_sizes = co_await session.sizes(uids);
  for (std::span<const net::MailSize> left(known_sizes); !left.empty() && !stopping_;) {
    const auto together = left.first(count_together(left));
    co_await fetch(session, together);
    left = left.subspan(together.size());
  }
  hand_over();
}

// One that is too large is fetched alone, of the others as many as stay below the bound, or one.
std::size_t IntakePipeline::count_together(std::span<const net::MailSize> sizes) const {
  if (is_too_large(sizes.front().size)) return 1;
  Load load;
  for (const auto& mail : sizes) {
    load += {mail.size, 1};
    if (load.mails > 1 && (is_too_large(mail.size) || load.reaches(asked_together))) return load.mails - 1;
  }
  return load.mails;
}

asio::awaitable<void> IntakePipeline::fetch(net::ImapSession& session, std::span<const net::MailSize> sizes) {
  const auto& first = sizes.front();
  if (is_too_large(first.size)) {
    auto beginnings = co_await session.fetch_beginning(first.uid, beginning);
    for (auto& one : beginnings) one.size = first.size;
    co_await put_on_way(std::move(beginnings));
    co_return;
  }
  std::vector<net::Uid> uids;
  for (const auto& mail : sizes) uids.push_back(mail.uid);
  // A little more than announced: servers count line ends differently.
  const std::uint64_t largest = desk_.config().tickets.max_mail_size;
  co_await session.fetch(uids, largest + largest / 8 + 1024, [this](std::vector<net::FetchedMail> mails) {
    return put_on_way(std::move(mails));
  });
}

// While there is enough on its way nothing more is read, and the server waits.
asio::awaitable<void> IntakePipeline::put_on_way(std::vector<net::FetchedMail> mails) {
  if (mails.empty() || stopping_) co_return;
  for (auto& mail : mails) {
    const Load load{mail.raw.size(), 1};
    way_.load += load;
    way_.coming.load += load;
    way_.coming.fetched.push_back(std::move(mail));
    if (way_.coming.load.reaches(read_together)) hand_over();
  }
  co_await until([this] { return !way_.load.reaches(at_once) || stopping_; });
  alive_();
}

void IntakePipeline::hand_over() {
  if (way_.coming.fetched.empty()) return;
  way_.fetched.push_back(std::exchange(way_.coming, {}));
  changed_.cancel();
}

asio::awaitable<void> IntakePipeline::read_all() {
  for (;;) {
    co_await until([this] { return !way_.fetched.empty() || way_.all_fetched; });
    if (way_.fetched.empty()) break;
    Part part = std::move(way_.fetched.front());
    way_.fetched.pop_front();
    co_await on_thread(workshop_.parser.get_executor(), [&part] {
      for (auto& one : part.fetched) part.read.push_back(read(std::move(one)));
      part.fetched.clear();
    });
    way_.ready.push_back(std::move(part));
    changed_.cancel();
  }
  way_.all_read = true;
  changed_.cancel();
}

// What is kept of it waits for its transaction in half the memory.
IntakePipeline::ReadMail IntakePipeline::read(net::FetchedMail fetched) {
  return {fetched.uid, fetched.internal_date, fetched.size,
          mail::parse(fetched.raw, {}, mail::Reading::Filing), store::pack(fetched.raw)};
}

asio::awaitable<void> IntakePipeline::take_all() {
  for (;;) {
    co_await until([this] { return are_enough_ready() || way_.all_read; });
    if (way_.ready.empty()) co_return;
    auto parts = next_ready();
    co_await take(parts);
    for (const auto& part : parts) way_.load -= part.load;
    parts.clear();
    changed_.cancel();
  }
}

asio::awaitable<void> IntakePipeline::take(const std::vector<Part>& parts) {
  std::vector<flow::Arrival> arrivals;
  for (const auto& part : parts) {
    for (const auto& one : part.read)
      arrivals.push_back(
          {one.uid, one.internal_date, &one.packed, &one.mail, one.size, is_too_large(one.size)});
  }
  const auto at = now();
  const auto taken = co_await on_thread(workshop_.decider.get_executor(), [&] {
    return flow::take_in_each(workshop_.database, desk_, queue_, cursor_, arrivals, at);
  });
  health().waiting -= std::min(health().waiting, arrivals.size());
  marks_.taken(taken.taken.size());
  report(taken);
  workshop_.outbox_filled();
  workshop_.tickets_changed();
}

template <class Condition>
asio::awaitable<void> IntakePipeline::until(Condition holds) {
  while (!holds()) {
    boost::system::error_code woken;
    co_await changed_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }
}

bool IntakePipeline::is_too_large(std::uint64_t size) const {
  return size > desk_.config().tickets.max_mail_size;
}

bool IntakePipeline::are_enough_ready() const {
  Load load;
  for (const auto& part : way_.ready) load += part.load;
  return load.reaches(taken_together);
}

// What is worth a transaction, or all there is.
std::vector<IntakePipeline::Part> IntakePipeline::next_ready() {
  std::vector<Part> parts;
  for (Load load; !way_.ready.empty() && !load.reaches(taken_together); load += parts.back().load) {
    parts.push_back(std::move(way_.ready.front()));
    way_.ready.pop_front();
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
  for (const auto& stumble : batch.stumbles)
    log(Severity::Error, stumble.quarantined_as ? "mail_quarantined" : "mail_stumbled",
        {{"queue", queue_.name},
         {"uid", stumble.uid},
         {"failures", stumble.failures},
         {"error", stumble.error}});
}

}  // namespace ticketd::service
