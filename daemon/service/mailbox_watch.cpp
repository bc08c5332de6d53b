// SPDX-License-Identifier: Apache-2.0
#include "service/mailbox_watch.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include "domain/error.hpp"
#include "domain/retry.hpp"
#include "flow/intake/begin_epoch.hpp"
#include "service/log.hpp"
#include "service/on_thread.hpp"
#include "store/store.hpp"

namespace ticketd::service {
namespace asio = boost::asio;
namespace {

constexpr std::size_t mails_marked_beside = 2000;        // more at once are marked while they are taken
constexpr auto longest_idle = std::chrono::minutes{28};  // RFC 2177: re-issue below 29
constexpr auto longest_look = std::chrono::minutes{15};
constexpr domain::RetrySchedule reconnect{.first = std::chrono::seconds{1},
                                          .longest = std::chrono::minutes{5}};

}  // namespace

MailboxWatch::MailboxWatch(ServiceContext& context, const config::Queue& queue)
    : context_(context),
      desk_(context.desk),
      queue_(queue),
      login_(context.connector, queue.imap, "imap-" + queue.name, desk_->config().store.state),
      marks_(context, queue_, login_, cursor_),
      pipeline_(context, *desk_, queue_, cursor_, marks_, [this] { beat(); }),
      timer_(context.network) {
  health();
}

void MailboxWatch::stop() {
  stopping_ = true;
  timer_.cancel();
  pipeline_.stop();
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
  while (!stopping_) {
    beat();
    std::string error;
    try {
      // A session of its own coroutine, so that stopping can interrupt it wherever it waits.
      co_await asio::co_spawn(context_.network, attend(),
                              asio::bind_cancellation_slot(interrupt_.slot(), asio::use_awaitable));
    } catch (const domain::WorldError& problem) {
      error = problem.what();
    } catch (const boost::system::system_error& problem) {
      if (!stopping_) error = problem.what();
    }
    health().connected_since.reset();
    if (stopping_) break;
    co_await pipeline_.look_ends();
    // A mail that ends its sessions is given up soon; the others need not wait for it longer each time.
    if (pipeline_.made_progress()) failures_ = 0;
    if (!error.empty()) failed(error);
    const auto delay = domain::retry_delay(reconnect, std::max(failures_, 1), context_.spread());
    beat(delay);
    co_await wait(delay);
  }
  context_.pulse.end(loop_name());
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
  // What the last session left: a mail that ends each session must not keep those marks from being made.
  co_await marks_.make(session);
  while (!stopping_) {
    co_await look(session);
    co_await pipeline_.look_ends();
    const auto then = co_await marks_.make(session);
    health().last_look = now();
    failures_ = 0;
    note_works();
    if (then == MailboxMarks::Then::Reopen) break;
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
  const auto epoch = co_await on_thread(context_.store_thread.get_executor(), [&] {
    cursor_ = store::transact(context_.store,
                              [&](store::Session& desk) { return store::cursor_of(desk, queue_.name, at); });
    return flow::begin_epoch(context_.store, queue_, cursor_, folder.uid_validity, folder.uid_next, at);
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
  beat();
  auto uids = co_await session.search_from(cursor_.last_uid + 1);
  co_await leave_out_known(uids);
  if (uids.size() <= mails_marked_beside) {
    co_await pipeline_.run(session, uids);
  } else {
    marks_.intake_begins();
    co_await (take_beside_marking(session, uids) && marks_.apply_concurrently(session));
  }
  // What is owed comes after what is new, so that it never holds it up.
  const auto owed = co_await on_thread(context_.store_thread.get_executor(), [&] {
    return store::read(context_.store, [&](store::Session& desk) { return store::owed(desk, cursor_); });
  });
  const auto due = pipeline_.tries().due(owed, now());
  if (!due.empty() && !stopping_) co_await pipeline_.run_owed(session, due);
  if (!stopping_) co_await pipeline_.settle_doubts(session);
}

// The cursor has not passed what is owed while nothing above it is taken.
asio::awaitable<void> MailboxWatch::leave_out_known(std::vector<net::Uid>& uids) {
  if (uids.empty()) co_return;
  const auto known = co_await on_thread(context_.store_thread.get_executor(), [&] {
    return store::read(context_.store, [&](store::Session& desk) {
      auto found = store::known_above(desk, cursor_);
      for (const auto& one : store::owed(desk, cursor_)) found.push_back(one.uid);
      return found;
    });
  });
  const std::set<net::Uid> left_out(known.begin(), known.end());
  std::erase_if(uids, [&](net::Uid uid) { return left_out.contains(uid); });
}

asio::awaitable<void> MailboxWatch::take_beside_marking(net::ImapSession& session,
                                                        std::span<const net::Uid> uids) {
  co_await pipeline_.run(session, uids);
  marks_.intake_ends();
}

asio::awaitable<void> MailboxWatch::rest(net::ImapSession& session) {
  if (stopping_) co_return;
  if (session.can("IDLE")) {
    const auto longest = until_due(longest_idle);
    beat(longest);
    co_await session.idle(longest);
  } else {
    const auto until_look = until_due(queue_.poll_every);
    beat(until_look);
    co_await wait(until_look);
    if (!stopping_) co_await session.noop();
  }
}

// A mark that was refused, or an owed mail, is due before the rest is over.
std::chrono::milliseconds MailboxWatch::until_due(std::chrono::milliseconds rest) {
  using std::chrono::milliseconds;
  constexpr milliseconds least = std::chrono::seconds{1};
  if (const auto again = marks_.due_again())
    rest =
        std::min(rest, std::max(least, std::chrono::ceil<milliseconds>(*again - MailboxMarks::Clock::now())));
  if (const auto again = pipeline_.tries().next())
    rest = std::min(rest, std::max<milliseconds>(least, *again - now()));
  return rest;
}

asio::awaitable<void> MailboxWatch::wait(std::chrono::milliseconds span) {
  timer_.expires_after(span);
  boost::system::error_code ignored;
  if (!stopping_) co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
}

void MailboxWatch::beat(Pulse::Clock::duration rest) {
  context_.pulse.beat(loop_name(), rest + longest_look);
}

void MailboxWatch::failed(const std::string& error) {
  ++failures_;
  auto& mailbox = health();
  if (!std::exchange(mailbox.failing_since, mailbox.failing_since.value_or(now())))
    context_.tickets_changed();  // so that the desk's own watch sees it
  mailbox.last_error = error;
  mailbox.last_error_at = now();
  log(Severity::Error, "mailbox_failed", {{"queue", queue_.name}, {"failures", failures_}, {"error", error}});
}

void MailboxWatch::note_works() {
  if (!std::exchange(health().failing_since, std::nullopt)) return;
  log(Severity::Info, "mailbox_works_again", {{"queue", queue_.name}});
  context_.tickets_changed();
}

}  // namespace ticketd::service
