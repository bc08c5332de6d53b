// SPDX-License-Identifier: Apache-2.0
#include "service/mailbox_marks.hpp"

#include <algorithm>
#include <chrono>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include "domain/error.hpp"
#include "domain/retry.hpp"
#include "service/log.hpp"
#include "service/on_thread.hpp"
#include "store/crash_point.hpp"
#include "store/store.hpp"

namespace ticketd::service {
namespace asio = boost::asio;
namespace {

constexpr domain::RetrySchedule try_again{.first = std::chrono::seconds{1},
                                          .longest = std::chrono::minutes{5}};

std::vector<net::Uid> uids_of(const std::vector<store::MailboxAction>& marks, store::PendingMark kind) {
  std::vector<net::Uid> uids;
  for (const auto& one : marks)
    if (one.mark == kind) uids.push_back(one.uid);
  return uids;
}

// Leaving a mail where it lies needs nothing of the server.
bool is_written(const store::MailboxAction& one, const config::Queue& queue) {
  const auto leaves = [](const config::Mark& how) { return how.kind == config::Mark::Kind::Leave; };
  if (one.mark == store::PendingMark::Done) return !leaves(queue.done);
  if (one.mark == store::PendingMark::Quarantine) return !leaves(queue.quarantine);
  return true;
}

}  // namespace

MailboxMarks::MailboxMarks(ServiceContext& context, const config::Queue& queue, servers::Login& login,
                           const store::Cursor& cursor)
    : context_(context), queue_(queue), login_(login), cursor_(cursor), enough_(context.network) {}

asio::awaitable<MailboxMarks::Then> MailboxMarks::make(net::ImapSession& session) {
  if (again_ && *again_ > Clock::now()) co_return Then::Stay;
  std::string why;
  bool elsewhere = false;
  try {
    if (session.is_read_only()) {
      const auto marks = co_await owed();
      elsewhere = std::any_of(marks.begin(), marks.end(),
                              [&](const store::MailboxAction& one) { return is_written(one, queue_); });
    }
    if (elsewhere)
      co_await make_over_another();
    else
      co_await make_all(session);
  } catch (const domain::WorldError& error) {
    why = error.what();
  }
  if (why.empty()) co_return elsewhere ? Then::Reopen : Then::Stay;
  // A mark that is refused (no such folder, over quota) must not stop intake; a session that is gone says so
  // at once.
  refused(why);
  co_await session.noop();
  co_return Then::Stay;
}

asio::awaitable<void> MailboxMarks::apply_concurrently(const net::ImapSession& intake) {
  std::string why;
  try {
    co_await make_over_own_session(intake);
  } catch (const domain::WorldError& error) {
    why = error.what();
  } catch (const boost::system::system_error&) {
    // Cancelled: the session that fetches has failed, or the service stops.
  }
  if (!why.empty()) refused(why);
}

void MailboxMarks::taken(std::size_t mails) {
  owed_.taken(mails);
  enough_.cancel();
}

void MailboxMarks::intake_begins() {
  intake_runs_ = true;
}

void MailboxMarks::intake_ends() {
  intake_runs_ = false;
  enough_.cancel();
}

asio::awaitable<void> MailboxMarks::make_over_own_session(const net::ImapSession& intake) {
  std::unique_ptr<net::ImapSession> session;
  while (intake_runs_) {
    co_await until_worth_a_move(intake);
    if (!intake_runs_) break;
    if (!session) session = co_await writable_session();
    if (!session) break;
    co_await make_all(*session);
  }
  if (session) co_await session->logout();
}

asio::awaitable<void> MailboxMarks::make_over_another() {
  auto session = co_await writable_session();
  if (!session) co_return;
  co_await make_all(*session);
  co_await session->logout();
}

// A server that cannot lock or write its index for a moment opens a folder read-only, and then takes STORE
// with OK and to no effect: what it says of a mark in such a session is not believed. None: the folder was
// numbered anew, which the session that fetches will find out, too.
asio::awaitable<std::unique_ptr<net::ImapSession>> MailboxMarks::writable_session() {
  auto connected = co_await login_.connect(net::Protocol::Imap);
  auto session = std::make_unique<net::ImapSession>(std::move(connected.stream));
  co_await session->start();
  const auto folder = co_await session->select(queue_.folder);
  if (folder.uid_validity != cursor_.uid_validity) co_return nullptr;
  if (folder.read_only)
    throw domain::TemporaryError("the server opens " + queue_.folder +
                                 " read-only: no mail can be marked in it");
  co_return session;
}

asio::awaitable<void> MailboxMarks::until_worth_a_move(const net::ImapSession& intake) {
  while (intake_runs_ && !owed_.are_worth_a_move(intake.exists())) {
    enough_.expires_at(asio::steady_timer::time_point::max());
    boost::system::error_code woken;
    co_await enough_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }
}

asio::awaitable<void> MailboxMarks::make_all(net::ImapSession& session) {
  for (bool more = true; more;) more = co_await make_some(session);
  again_.reset();
  failures_ = 0;
}

asio::awaitable<std::vector<store::MailboxAction>> MailboxMarks::owed() {
  co_return co_await on_thread(context_.store_thread.get_executor(), [&] {
    return store::read(context_.store, [&](store::Session& look) {
      return store::pending_mailbox_actions(look, cursor_, MarksOwed::at_once);
    });
  });
}

asio::awaitable<bool> MailboxMarks::make_some(net::ImapSession& session) {
  const auto marks = co_await owed();
  owed_.making(marks.size());
  if (marks.empty()) co_return false;
  const auto flagged = uids_of(marks, store::PendingMark::Flag);
  const auto done = uids_of(marks, store::PendingMark::Done);
  const auto quarantined = uids_of(marks, store::PendingMark::Quarantine);
  if (!done.empty()) co_await mark_as(session, queue_.done, done);
  co_await forget(done);
  // A server that can't give a mail may not be able to flag it either: these come behind what is done.
  if (!flagged.empty()) co_await session.add_flags(flagged, "\\Flagged");
  co_await forget(flagged);
  if (!quarantined.empty()) co_await mark_as(session, queue_.quarantine, quarantined);
  co_await forget(quarantined);
  // What was taken meanwhile waits until it is worth another move.
  co_return !intake_runs_;
}

asio::awaitable<void> MailboxMarks::forget(const std::vector<net::Uid>& made) {
  if (made.empty()) co_return;
  store::crash_point("mark");
  co_await on_thread(context_.store_thread.get_executor(), [&] {
    store::transact(context_.store,
                    [&](store::Session& session) { store::forget_marks(session, cursor_, made); });
  });
}

asio::awaitable<void> MailboxMarks::mark_as(net::ImapSession& session, const config::Mark& how,
                                            const std::vector<net::Uid>& uids) {
  if (how.kind == config::Mark::Kind::Leave) co_return;
  if (how.kind == config::Mark::Kind::Seen) {
    co_await session.add_flags(uids, "\\Seen");
    co_return;
  }
  const auto moved = co_await session.move(uids, how.folder);
  if (moved == net::ImapSession::Moved::MarkedOnly)
    log(Severity::Warning, "mail_not_moved",
        {{"queue", queue_.name}, {"folder", how.folder}, {"mails", uids.size()}});
}

void MailboxMarks::refused(const std::string& why) {
  again_ = Clock::now() + domain::retry_delay(try_again, ++failures_, context_.spread());
  auto& health = context_.health.mailboxes[queue_.name];
  health.last_error = why;
  health.last_error_at = now();
  log(Severity::Error, "marks_failed", {{"queue", queue_.name}, {"failures", failures_}, {"error", why}});
}

}  // namespace ticketd::service
