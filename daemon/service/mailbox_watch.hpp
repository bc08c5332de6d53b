// The loop before the first door: one per queue. Connects, takes what is there and not yet taken, makes the
// marks, and waits for more (IDLE, or polling), for as long as the service runs. One batch is
// fetched while the one before is parsed and the one before that is decided and committed.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/steady_timer.hpp>

#include "flow/quarantine.hpp"
#include "net/imap_session.hpp"
#include "service/login.hpp"
#include "service/mailbox_marks.hpp"
#include "service/workshop.hpp"
#include "store/compressed.hpp"

namespace ticketd::service {

class MailboxWatch {
 public:
  MailboxWatch(Workshop& workshop, const config::Queue& queue);

  // Until stop(); then it logs out and returns.
  boost::asio::awaitable<void> run();
  void stop();
  void abort();  // drops the session where it stands

 private:
  struct Batch {
    std::vector<net::FetchedMail> fetched;
    std::vector<mail::Mail> parsed;  // of each
    std::vector<store::Packed> packed;
  };

  boost::asio::awaitable<void> attend();
  boost::asio::awaitable<void> open(net::ImapSession& session);
  boost::asio::awaitable<void> look(net::ImapSession& session);
  boost::asio::awaitable<void> take_all(net::ImapSession& session, std::span<const net::Uid> uids);
  boost::asio::awaitable<void> take_window(net::ImapSession& session, std::span<const net::Uid> uids);
  boost::asio::awaitable<std::vector<net::FetchedMail>> fetch(net::ImapSession& session,
                                                              std::vector<net::MailSize> sizes);
  boost::asio::awaitable<Batch> read(std::vector<net::FetchedMail> fetched);
  boost::asio::awaitable<void> take(Batch batch);
  boost::asio::awaitable<void> rest(net::ImapSession& session);
  boost::asio::awaitable<void> wait(std::chrono::milliseconds span);
  [[nodiscard]] std::chrono::milliseconds longest_rest() const;
  void failed(const std::string& error);
  void note_works();
  void report(const flow::TakenBatch& batch);
  MailboxHealth& health() { return workshop_.health.mailboxes[queue_.name]; }

  Workshop& workshop_;
  std::shared_ptr<const flow::Desk> desk_;  // the one it was started with
  const config::Queue& queue_;              // of desk_
  Login login_;
  store::Cursor cursor_;
  MailboxMarks marks_;
  boost::asio::steady_timer timer_;
  boost::asio::cancellation_signal interrupt_;
  net::ImapSession* session_ = nullptr;  // the one attended now
  int failures_ = 0;
  bool stopping_ = false;
};

}  // namespace ticketd::service
