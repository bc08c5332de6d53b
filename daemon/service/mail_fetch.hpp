// SPDX-License-Identifier: Apache-2.0
// Asks one mailbox's server for its mails: many by one command, and what does not come that way alone. What
// does not come alone either is owed, so that it holds up no other; whose fault that is FetchDoubts knows.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "flow/intake/unfetched.hpp"
#include "net/imap/imap_session.hpp"
#include "service/fetch_doubts.hpp"
#include "service/owed_tries.hpp"
#include "service/service_context.hpp"
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

class MailFetch {
 public:
  struct Sink {
    net::ImapSession::Deliver deliver;
    std::function<void()> flush;  // what came need not wait for more
  };

  // All must outlive this. `cursor` belongs to the deciding thread; `alive` is called before each command.
  MailFetch(ServiceContext& context, const flow::Desk& desk, const config::Queue& queue,
            const store::Cursor& cursor, Sink sink, std::function<void()> alive);

  // New mails, ascending. Throws WorldError when the session is over, or the server gives nothing at all;
  // what came before that is delivered.
  boost::asio::awaitable<void> together(net::ImapSession& session, std::span<const net::Uid> uids);
  // Owed ones, each alone, in this order; as above.
  boost::asio::awaitable<void> alone(net::ImapSession& session, std::span<const net::Uid> uids);
  // After all that a look asks for: of what failed it asks whose fault that was. As above.
  boost::asio::awaitable<void> settle_doubts(net::ImapSession& session);
  // After each look, however it ended. Never throws WorldError: what was not counted then is counted later.
  boost::asio::awaitable<void> look_ends();
  void stop() { stopping_ = true; }
  // Since it was last asked: the server gave a mail, or did not give one that is at fault itself.
  [[nodiscard]] bool made_progress() { return std::exchange(made_progress_, false); }

  [[nodiscard]] bool is_gone(net::Uid uid) const { return gone_.contains(uid); }  // in the last run
  [[nodiscard]] OwedTries& tries() { return tries_; }

 private:
  using Sizes = std::span<const net::MailSize>;

  boost::asio::awaitable<std::vector<net::MailSize>> sizes_of(net::ImapSession& session,
                                                              std::span<const net::Uid> uids);
  [[nodiscard]] std::size_t count_together(Sizes sizes) const;
  boost::asio::awaitable<void> ask(net::ImapSession& session, Sizes sizes);
  boost::asio::awaitable<std::vector<net::NotGiven>> fetch(net::ImapSession& session, Sizes sizes);
  boost::asio::awaitable<void> came(std::vector<net::FetchedMail> mails);
  boost::asio::awaitable<void> deal_with_missing(net::ImapSession& session, Sizes asked,
                                                 std::vector<net::NotGiven> missing);
  boost::asio::awaitable<void> deal_with_end(Sizes asked, const std::string& why);
  boost::asio::awaitable<void> failed(const net::NotGiven& one);
  boost::asio::awaitable<void> prove(net::ImapSession& session);
  boost::asio::awaitable<void> blame(std::vector<net::NotGiven> guilty);
  boost::asio::awaitable<int> record(const net::NotGiven& one, flow::Fault fault);
  boost::asio::awaitable<void> note_gone(net::Uid uid);
  void report(const flow::IntakeFailure& failure);
  [[nodiscard]] bool is_too_large(std::uint64_t size) const;

  ServiceContext& context_;
  const flow::Desk& desk_;
  const config::Queue& queue_;
  const store::Cursor& cursor_;
  Sink sink_;
  std::function<void()> alive_;
  FetchDoubts doubts_;
  OwedTries tries_;
  std::set<net::Uid> suspects_;  // in a command that failed: asked for alone
  std::set<net::Uid> given_;     // by the running command
  std::set<net::Uid> gone_;
  std::optional<net::Uid> lately_given_;  // in this look, over this session
  std::string last_failure_;
  bool without_sizes_ = false;  // asking for them failed
  bool stopping_ = false;
  bool made_progress_ = false;
};

}  // namespace ticketd::service
