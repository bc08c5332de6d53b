// SPDX-License-Identifier: Apache-2.0
// The way of one mailbox's mails from the server into the store, in three steps that run side by side:
// fetched over the network as fast as they are dealt with, read on the parser's thread, taken on the thread
// that decides, there many in one transaction. What is on its way is bounded by bytes and by count, so that
// memory does not grow with the mailbox.
#pragma once

#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "flow/intake/quarantine.hpp"
#include "net/imap/imap_session.hpp"
#include "service/mail_fetch.hpp"
#include "service/mailbox_marks.hpp"
#include "service/service_context.hpp"
#include "store/compressed.hpp"
#include "store/mailboxes.hpp"

namespace ticketd::service {

class IntakePipeline {
 public:
  // All must outlive this. `cursor` moves with what is taken, on the thread that decides; `alive` is called
  // before more is fetched. Itself it is of the network's thread.
  IntakePipeline(ServiceContext& context, const flow::Desk& desk, const config::Queue& queue,
                 store::Cursor& cursor, MailboxMarks& marks, std::function<void()> alive);

  // New mails, ascending. Returns when they are taken, or those fetched before stop(), and what the server
  // has not given is owed. Throws WorldError; what was then not taken is still behind the cursor or owed, and
  // is fetched again.
  boost::asio::awaitable<void> run(net::ImapSession& session, std::span<const net::Uid> uids);
  // Owed ones, each alone, in this order; as above.
  boost::asio::awaitable<void> run_owed(net::ImapSession& session, std::span<const net::Uid> uids);
  boost::asio::awaitable<void> settle_doubts(net::ImapSession& session) {
    return fetch_.settle_doubts(session);
  }
  // After each look, however it ended.
  boost::asio::awaitable<void> look_ends() { return fetch_.look_ends(); }
  void stop();
  [[nodiscard]] bool made_progress() { return fetch_.made_progress(); }
  [[nodiscard]] OwedTries& tries() { return fetch_.tries(); }

 private:
  struct ReadMail {
    net::Uid uid = 0;
    domain::Instant internal_date;
    std::uint64_t size = 0;  // on the server
    bool is_beginning_only = false;
    mail::Mail mail;
    store::Packed packed;
  };
  struct Part {
    std::vector<net::FetchedMail> fetched;  // until they are read
    std::vector<ReadMail> read;
    Load load;
  };

  struct InFlight {  // of one run
    Part coming;     // not enough yet to be read
    std::deque<Part> fetched;
    std::deque<Part> ready;
    Load load;  // of all that is fetched and not taken yet
    bool all_fetched = false;
    bool all_read = false;
    bool has_failed = false;
    std::exception_ptr fetch_failure;      // what came before is taken all the same
    std::span<const net::Uid> not_passed;  // of those asked for together: behind what is taken
  };

  boost::asio::awaitable<void> run_stage(boost::asio::awaitable<void> step);
  boost::asio::awaitable<void> take_what_comes(boost::asio::awaitable<void> fetching,
                                               std::span<const net::Uid> asked);
  boost::asio::awaitable<void> fetch_all(boost::asio::awaitable<void> fetching);
  boost::asio::awaitable<void> enqueue(std::vector<net::FetchedMail> mails);
  void hand_over();
  boost::asio::awaitable<void> read_all();
  static ReadMail read(net::FetchedMail fetched);
  boost::asio::awaitable<void> take_all();
  boost::asio::awaitable<void> take(const std::vector<Part>& parts);
  [[nodiscard]] std::vector<net::Uid> passed_over(std::span<const flow::Arrival> arrivals);
  template <class Condition>
  boost::asio::awaitable<void> until(Condition holds);
  [[nodiscard]] bool are_enough_ready() const;
  std::vector<Part> next_ready();
  void report(const flow::TakenBatch& batch);
  MailboxHealth& health() { return context_.health.mailboxes[queue_.name]; }

  ServiceContext& context_;
  const flow::Desk& desk_;
  const config::Queue& queue_;
  store::Cursor& cursor_;
  MailboxMarks& marks_;
  MailFetch fetch_;
  boost::asio::steady_timer changed_;  // whatever a step waits for may hold now
  std::function<void()> alive_;
  InFlight in_flight_;
  bool stopping_ = false;
};

}  // namespace ticketd::service
