// The way of one mailbox's mails from the server into the store, in three steps that run side by side:
// fetched in parts over the network, read on the parser's thread, taken on the thread that decides, there
// many in one transaction. What is on its way is bounded by bytes and by count, so that memory does
// not grow with the mailbox.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "flow/quarantine.hpp"
#include "net/imap_session.hpp"
#include "service/mailbox_marks.hpp"
#include "service/workshop.hpp"
#include "store/compressed.hpp"
#include "store/mailboxes.hpp"

namespace ticketd::service {

class IntakePipeline {
 public:
  // All must outlive this. `cursor` moves with what is taken.
  IntakePipeline(Workshop& workshop, const flow::Desk& desk, const config::Queue& queue,
                 store::Cursor& cursor, MailboxMarks& marks);

  // Returns when these mails are taken, or those fetched before stop(). Throws WorldError; what was then on
  // its way and not taken is still behind the cursor or owed, and is fetched again.
  boost::asio::awaitable<void> run(net::ImapSession& session, std::span<const net::Uid> uids);
  void stop();

 private:
  struct Part {
    std::vector<net::FetchedMail> fetched;
    std::vector<mail::Mail> parsed;  // of each
    std::vector<store::Packed> packed;
    std::uint64_t bytes = 0;
  };

  boost::asio::awaitable<void> one_of_all(boost::asio::awaitable<void> step);
  boost::asio::awaitable<void> fetch_all(net::ImapSession& session, std::span<const net::Uid> uids);
  boost::asio::awaitable<void> fetch_window(net::ImapSession& session, std::span<const net::Uid> uids);
  boost::asio::awaitable<Part> fetch(net::ImapSession& session, const std::vector<net::MailSize>& sizes);
  boost::asio::awaitable<void> read_all();
  boost::asio::awaitable<void> take_all();
  boost::asio::awaitable<void> take(const std::vector<Part>& parts);
  template <class Condition>
  boost::asio::awaitable<void> until(Condition holds);
  [[nodiscard]] bool has_room() const;
  [[nodiscard]] bool are_enough_ready() const;
  std::vector<Part> next_ready();
  void report(const flow::TakenBatch& batch);
  MailboxHealth& health() { return workshop_.health.mailboxes[queue_.name]; }

  Workshop& workshop_;
  const flow::Desk& desk_;
  const config::Queue& queue_;
  store::Cursor& cursor_;
  MailboxMarks& marks_;
  boost::asio::steady_timer changed_;  // whatever a step waits for may hold now
  std::deque<Part> fetched_;
  std::deque<Part> ready_;
  std::uint64_t bytes_on_the_way_ = 0;
  std::size_t mails_on_the_way_ = 0;
  std::uint64_t bytes_ready_ = 0;
  std::size_t mails_ready_ = 0;
  bool all_fetched_ = false;
  bool all_read_ = false;
  bool has_failed_ = false;
  bool stopping_ = false;
};

}  // namespace ticketd::service
