// The way of one mailbox's mails from the server into the store, in three steps that run side by side:
// fetched over the network as fast as they are dealt with, read on the parser's thread, taken on the thread
// that decides, there many in one transaction. What is on its way is bounded by bytes and by count, so that
// memory does not grow with the mailbox.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
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

// Mails in memory.
struct Load {
  std::uint64_t bytes = 0;
  std::size_t mails = 0;

  [[nodiscard]] bool reaches(const Load& bound) const { return bytes >= bound.bytes || mails >= bound.mails; }
  Load& operator+=(const Load& more) {
    bytes += more.bytes;
    mails += more.mails;
    return *this;
  }
  Load& operator-=(const Load& less) {
    bytes -= less.bytes;
    mails -= less.mails;
    return *this;
  }
};

class IntakePipeline {
 public:
  // All must outlive this. `cursor` moves with what is taken; `alive` is called before more is fetched.
  IntakePipeline(Workshop& workshop, const flow::Desk& desk, const config::Queue& queue,
                 store::Cursor& cursor, MailboxMarks& marks, std::function<void()> alive);

  // Returns when these mails are taken, or those fetched before stop(). Throws WorldError; what was then on
  // its way and not taken is still behind the cursor or owed, and is fetched again.
  boost::asio::awaitable<void> run(net::ImapSession& session, std::span<const net::Uid> uids);
  void stop();

 private:
  struct ReadMail {
    net::Uid uid = 0;
    domain::Instant internal_date;
    std::uint64_t size = 0;  // on the server
    mail::Mail mail;
    store::Packed packed;
  };
  struct Part {
    std::vector<net::FetchedMail> fetched;  // until they are read
    std::vector<ReadMail> read;
    Load load;
  };

  struct Way {    // of one run
    Part coming;  // not enough yet to be read
    std::deque<Part> fetched;
    std::deque<Part> ready;
    Load load;  // of all that is fetched and not taken yet
    bool all_fetched = false;
    bool all_read = false;
    bool has_failed = false;
  };

  boost::asio::awaitable<void> one_of_all(boost::asio::awaitable<void> step);
  boost::asio::awaitable<void> fetch_all(net::ImapSession& session, std::span<const net::Uid> uids);
  boost::asio::awaitable<void> fetch_window(net::ImapSession& session, std::span<const net::Uid> uids);
  [[nodiscard]] std::size_t count_together(std::span<const net::MailSize> sizes) const;
  boost::asio::awaitable<void> fetch(net::ImapSession& session, std::span<const net::MailSize> sizes);
  boost::asio::awaitable<void> put_on_way(std::vector<net::FetchedMail> mails);
  void hand_over();
  boost::asio::awaitable<void> read_all();
  static ReadMail read(net::FetchedMail fetched);
  boost::asio::awaitable<void> take_all();
  boost::asio::awaitable<void> take(const std::vector<Part>& parts);
  template <class Condition>
  boost::asio::awaitable<void> until(Condition holds);
  [[nodiscard]] bool is_too_large(std::uint64_t size) const;
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
  std::function<void()> alive_;
  Way way_;
  bool stopping_ = false;
};

}  // namespace ticketd::service
