// SPDX-License-Identifier: Apache-2.0
// The marks of one mailbox: what is taken is moved or flagged on the server. A move costs the server time in
// proportion to the whole mailbox, so many wait for one; while a large mailbox is taken in, they are made
// over a second session, beside the one that fetches. Which marks are owed stands in the store.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "net/imap/imap_session.hpp"
#include "servers/login.hpp"
#include "service/marks_owed.hpp"
#include "service/service_context.hpp"
#include "store/mailboxes.hpp"

namespace ticketd::service {

class MailboxMarks {
 public:
  using Clock = std::chrono::steady_clock;  // the wall clock may be set anew

  // All must outlive this.
  MailboxMarks(ServiceContext& context, const config::Queue& queue, servers::Login& login,
               const store::Cursor& cursor);

  // Whether the session that fetches is as good as another would be.
  enum class Then { Stay, Reopen };

  // Makes all that are owed, unless the server refused some a short while ago. A refusal is logged, kept in
  // the mailbox's health and tried again later; a session that is gone throws WorldError. Where the folder
  // was opened read-only they are made over another session; Reopen: that one could write.
  boost::asio::awaitable<Then> make(net::ImapSession& session);

  // Makes marks over a session of its own until intake_ends(), each time that enough have come together.
  // intake_begins() comes before both, as the intake may be over before this is first run. Never throws: what
  // it leaves is made by make().
  boost::asio::awaitable<void> apply_concurrently(const net::ImapSession& intake);
  void taken(std::size_t mails);
  void intake_begins();
  void intake_ends();

  // When refused marks are due again.
  [[nodiscard]] std::optional<Clock::time_point> due_again() const { return again_; }

 private:
  boost::asio::awaitable<void> make_over_own_session(const net::ImapSession& intake);
  boost::asio::awaitable<void> until_worth_a_move(const net::ImapSession& intake);
  boost::asio::awaitable<void> make_over_another();
  boost::asio::awaitable<std::unique_ptr<net::ImapSession>> writable_session();
  boost::asio::awaitable<std::vector<store::MailboxAction>> owed();
  boost::asio::awaitable<void> make_all(net::ImapSession& session);
  boost::asio::awaitable<bool> make_some(net::ImapSession& session);  // false: none was owed
  boost::asio::awaitable<void> forget(const std::vector<net::Uid>& made);
  boost::asio::awaitable<void> mark_as(net::ImapSession& session, const config::Mark& how,
                                       const std::vector<net::Uid>& uids);
  void refused(const std::string& why);

  ServiceContext& context_;
  const config::Queue& queue_;
  servers::Login& login_;
  const store::Cursor& cursor_;
  boost::asio::steady_timer enough_;
  MarksOwed owed_;
  bool intake_runs_ = false;
  int failures_ = 0;
  std::optional<Clock::time_point> again_;
};

}  // namespace ticketd::service
