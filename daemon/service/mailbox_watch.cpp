#include "service/mailbox_watch.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include "domain/error.hpp"
#include "domain/retry.hpp"
#include "flow/begin_epoch.hpp"
#include "mail/parse.hpp"
#include "service/log.hpp"
#include "service/on_thread.hpp"

namespace ticketd::service {
namespace asio = boost::asio;
namespace {

constexpr std::size_t window = 5000;  // UIDs whose sizes are asked for at once
constexpr std::size_t mails_in_batch = 120;
constexpr std::uint64_t bytes_in_batch = 512 * 1024;     // three are in memory at once
constexpr std::uint32_t beginning = 256 * 1024;          // of a mail that is too large
constexpr std::size_t mails_marked_beside = 2000;        // more at once are marked while they are taken
constexpr auto longest_idle = std::chrono::minutes{28};  // RFC 2177: re-issue below 29
constexpr auto longest_silence = std::chrono::minutes{15};
constexpr domain::RetrySchedule reconnect{.first = std::chrono::seconds{1},
                                          .longest = std::chrono::minutes{5}};

// Sums of sizes stay below the bound, so that a batch of large mails is a short one.
std::vector<std::vector<net::MailSize>> batches_of(const std::vector<net::MailSize>& sizes) {
  std::vector<std::vector<net::MailSize>> batches;
  std::uint64_t bytes = 0;
  for (const auto& mail : sizes) {
    if (batches.empty() || batches.back().size() == mails_in_batch || bytes + mail.size > bytes_in_batch) {
      batches.emplace_back();
      bytes = 0;
    }
    batches.back().push_back(mail);
    bytes += mail.size;
  }
  return batches;
}

}  // namespace

MailboxWatch::MailboxWatch(Workshop& workshop, const config::Queue& queue)
    : workshop_(workshop),
      desk_(workshop.desk),
      queue_(queue),
      login_(workshop.connector, queue.imap, "imap-" + queue.name, desk_->config().store_path.parent_path()),
      marks_(workshop, queue_, login_, cursor_),
      timer_(workshop.network) {
  health();
}

void MailboxWatch::stop() {
  stopping_ = true;
  timer_.cancel();
  if (session_ != nullptr) {
    session_->stop_idling();
  } else {
    interrupt_.emit(asio::cancellation_type::terminal);
  }
}

void MailboxWatch::abort() {
  interrupt_.emit(asio::cancellation_type::terminal);
}

asio::awaitable<void> MailboxWatch::run() {
  const std::string loop = "mailbox-" + queue_.name;
  while (!stopping_) {
    workshop_.pulse.beat(loop, longest_silence);
    std::string error;
    try {
      // A session of its own coroutine, so that stopping can interrupt it wherever it waits.
      co_await asio::co_spawn(workshop_.network, attend(),
                              asio::bind_cancellation_slot(interrupt_.slot(), asio::use_awaitable));
    } catch (const domain::WorldError& problem) {
      error = problem.what();
    } catch (const boost::system::system_error& problem) {
      if (!stopping_) error = problem.what();
    }
    health().connected_since.reset();
    if (stopping_) break;
    if (!error.empty()) failed(error);
    const auto delay = domain::retry_delay(reconnect, std::max(failures_, 1), workshop_.spread());
    workshop_.pulse.beat(loop, delay + longest_silence);
    co_await wait(delay);
  }
  workshop_.pulse.end(loop);
}

asio::awaitable<void> MailboxWatch::attend() {
  auto connected = co_await login_.connect(net::Protocol::Imap);
  net::ImapSession session(std::move(connected.stream));
  session_ = &session;
  const struct Forget {
    net::ImapSession*& session;
    ~Forget() { session = nullptr; }
  } forget{session_};
  co_await open(session);
  while (!stopping_) {
    co_await look(session);
    co_await marks_.make(session);
    health().last_look = now();
    failures_ = 0;
    note_works();
    if (!session.has_news()) co_await rest(session);
  }
  co_await session.logout();
}

asio::awaitable<void> MailboxWatch::open(net::ImapSession& session) {
  co_await session.start();
  for (const auto* const mark : {&queue_.done, &queue_.quarantine}) {
    if (mark->kind != config::Mark::Kind::Move) continue;
    // A co_await inside a condition is miscompiled by GCC 12 where it is handed a temporary.
    const bool exists = co_await session.folder_exists(mark->folder);
    if (!exists) co_await session.create_folder(mark->folder);
  }
  const auto folder = co_await session.select(queue_.folder);
  const auto at = now();
  const auto epoch = co_await on_thread(workshop_.decider.get_executor(), [&] {
    cursor_ = store::cursor_of(workshop_.database, queue_.name, at);
    return flow::begin_epoch(workshop_.database, queue_, cursor_, folder.uid_validity, folder.uid_next, at);
  });
  if (epoch == flow::Epoch::Renumbered)
    log(Severity::Warning, "mailbox_renumbered",
        {{"queue", queue_.name}, {"uidvalidity", folder.uid_validity}});
  health().connected_since = at;
  log(Severity::Info, "mailbox_connected",
      {{"queue", queue_.name},
       {"folder", queue_.folder},
       {"mails", folder.exists},
       {"uidvalidity", folder.uid_validity},
       {"next", cursor_.last_uid + 1}});
}

asio::awaitable<void> MailboxWatch::look(net::ImapSession& session) {
  using namespace asio::experimental::awaitable_operators;
  workshop_.pulse.beat("mailbox-" + queue_.name, longest_silence);
  auto uids = co_await session.search_from(cursor_.last_uid + 1);
  const auto owed = co_await on_thread(workshop_.decider.get_executor(),
                                       [&] { return store::owed(workshop_.database, cursor_); });
  // What stumbled before comes after what is new, so that it never holds it up.
  for (const auto& one : owed) uids.push_back(one.uid);
  if (uids.size() <= mails_marked_beside) {
    co_await take_all(session, uids);
  } else {
    marks_.intake_begins();
    co_await (take_all(session, uids) && marks_.make_beside(session));
  }
}

asio::awaitable<void> MailboxWatch::take_all(net::ImapSession& session, std::span<const net::Uid> uids) {
  for (std::size_t begin = 0; begin < uids.size() && !stopping_; begin += window) {
    health().waiting = uids.size() - begin;
    co_await take_window(session, uids.subspan(begin, std::min(window, uids.size() - begin)));
  }
  health().waiting = 0;
  marks_.intake_ends();
}

// One batch is fetched while the one before is read and the one before that is taken.
asio::awaitable<void> MailboxWatch::take_window(net::ImapSession& session, std::span<const net::Uid> uids) {
  using namespace asio::experimental::awaitable_operators;
  std::vector<net::FetchedMail> fetched;
  Batch ready;
  const auto known_sizes = co_await session.sizes(uids);
  for (auto& sizes : batches_of(known_sizes)) {
    if (stopping_) break;
    workshop_.pulse.beat("mailbox-" + queue_.name, longest_silence);
    auto before = std::exchange(fetched, {});
    auto first = std::exchange(ready, {});
    std::tie(fetched, ready) =
        co_await (fetch(session, std::move(sizes)) && (read(std::move(before)) && take(std::move(first))));
  }
  auto last = co_await (read(std::move(fetched)) && take(std::move(ready)));
  co_await take(std::move(last));
}

asio::awaitable<std::vector<net::FetchedMail>> MailboxWatch::fetch(net::ImapSession& session,
                                                                   std::vector<net::MailSize> sizes) {
  const std::uint64_t largest = desk_->config().tickets.max_mail_size;
  std::vector<net::FetchedMail> mails;
  std::vector<net::Uid> whole;
  for (const auto& mail : sizes) {
    if (mail.size <= largest) {
      whole.push_back(mail.uid);
      continue;
    }
    auto beginnings = co_await session.fetch_beginning(mail.uid, beginning);
    for (auto& beginning_of : beginnings) {
      beginning_of.size = mail.size;
      mails.push_back(std::move(beginning_of));
    }
  }
  if (!whole.empty()) {
    // A little more than announced: servers count line ends differently.
    auto fetched = co_await session.fetch(whole, largest + largest / 8 + 1024);
    std::move(fetched.begin(), fetched.end(), std::back_inserter(mails));
  }
  co_return mails;
}

asio::awaitable<MailboxWatch::Batch> MailboxWatch::read(std::vector<net::FetchedMail> fetched) {
  Batch batch;
  batch.fetched = std::move(fetched);
  if (batch.fetched.empty()) co_return batch;
  co_await on_thread(workshop_.parser.get_executor(), [&] {
    for (const auto& one : batch.fetched) {
      batch.parsed.push_back(mail::parse(one.raw, {}, mail::Reading::Filing));
      batch.packed.push_back(store::pack(one.raw));
    }
  });
  co_return batch;
}

asio::awaitable<void> MailboxWatch::take(Batch batch) {
  if (batch.fetched.empty()) co_return;
  const std::uint64_t largest = desk_->config().tickets.max_mail_size;
  std::vector<flow::Arrival> arrivals;
  for (std::size_t i = 0; i < batch.fetched.size(); ++i) {
    const auto& mail = batch.fetched[i];
    arrivals.push_back({mail.uid, mail.internal_date, mail.raw, &batch.parsed[i], mail.size,
                        mail.size > largest, &batch.packed[i]});
  }
  const auto at = now();
  const auto taken = co_await on_thread(workshop_.decider.get_executor(), [&] {
    return flow::take_in_each(workshop_.database, *desk_, queue_, cursor_, arrivals, at);
  });
  marks_.taken(taken.taken.size());
  report(taken);
  workshop_.outbox_filled();
  workshop_.tickets_changed();
}

void MailboxWatch::report(const flow::TakenBatch& batch) {
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

asio::awaitable<void> MailboxWatch::rest(net::ImapSession& session) {
  const std::string loop = "mailbox-" + queue_.name;
  if (stopping_) co_return;
  if (session.can("IDLE")) {
    const auto longest = longest_rest();
    workshop_.pulse.beat(loop, longest + longest_silence);
    co_await session.idle(longest);
  } else {
    workshop_.pulse.beat(loop, queue_.poll_every + longest_silence);
    co_await wait(queue_.poll_every);
    if (!stopping_) co_await session.noop();
  }
}

std::chrono::milliseconds MailboxWatch::longest_rest() const {
  const auto again = marks_.due_again();
  if (!again) return longest_idle;
  return std::clamp<std::chrono::milliseconds>(*again - now(), std::chrono::seconds{1}, longest_idle);
}

asio::awaitable<void> MailboxWatch::wait(std::chrono::milliseconds span) {
  timer_.expires_after(span);
  boost::system::error_code ignored;
  if (!stopping_) co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
}

void MailboxWatch::failed(const std::string& error) {
  ++failures_;
  auto& mailbox = health();
  if (!std::exchange(mailbox.failing_since, mailbox.failing_since.value_or(now())))
    workshop_.tickets_changed();  // so that the desk's own watch sees it
  mailbox.last_error = error;
  mailbox.last_error_at = now();
  log(Severity::Error, "mailbox_failed", {{"queue", queue_.name}, {"failures", failures_}, {"error", error}});
}

void MailboxWatch::note_works() {
  if (!std::exchange(health().failing_since, std::nullopt)) return;
  log(Severity::Info, "mailbox_works_again", {{"queue", queue_.name}});
  workshop_.tickets_changed();
}

}  // namespace ticketd::service
