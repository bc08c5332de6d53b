// SPDX-License-Identifier: Apache-2.0
// The loop before the first door: one per queue. Connects, takes what is there and not yet taken, makes the
// marks, and waits for more (IDLE, or polling), for as long as the service runs.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/steady_timer.hpp>

#include "net/imap/imap_session.hpp"
#include "servers/login.hpp"
#include "service/intake_pipeline.hpp"
#include "service/mailbox_marks.hpp"
#include "service/service_context.hpp"
#include "store/mailboxes.hpp"

namespace ticketd::service {

class MailboxWatch {
 public:
  MailboxWatch(ServiceContext& context, const config::Queue& queue);

  // Until stop(); then it logs out and returns.
  boost::asio::awaitable<void> run();
  void stop();
  void abort();  // drops the session where it stands

 private:
  boost::asio::awaitable<void> attend();
  boost::asio::awaitable<void> open(net::ImapSession& session);
  boost::asio::awaitable<void> look(net::ImapSession& session);
  boost::asio::awaitable<void> take_beside_marking(net::ImapSession& session, std::span<const net::Uid> uids);
  boost::asio::awaitable<void> rest(net::ImapSession& session);
  boost::asio::awaitable<void> wait(std::chrono::milliseconds span);
  boost::asio::awaitable<void> leave_out_known(std::vector<net::Uid>& uids);
  [[nodiscard]] std::chrono::milliseconds until_due(std::chrono::milliseconds rest);
  void beat(Pulse::Clock::duration rest = {});  // alive, and again soon after `rest`
  void failed(const std::string& error);
  void note_works();
  [[nodiscard]] std::string loop_name() const { return "mailbox-" + queue_.name; }
  MailboxHealth& health() { return context_.health.mailboxes[queue_.name]; }

  ServiceContext& context_;
  std::shared_ptr<const flow::Desk> desk_;  // the one it was started with
  const config::Queue& queue_;              // of desk_
  servers::Login login_;
  store::Cursor cursor_;
  MailboxMarks marks_;
  IntakePipeline pipeline_;
  boost::asio::steady_timer timer_;
  boost::asio::cancellation_signal interrupt_;
  net::ImapSession* session_ = nullptr;  // the one attended now
  int failures_ = 0;
  bool stopping_ = false;
};

}  // namespace ticketd::service
