// The loop behind the door out: keeps a few connections to the relay, submits what is due, and records what became of
// it. One bad recipient holds nobody else up; a relay at fault defers everything and is told to ops.
#pragma once

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "flow/send_due.hpp"
#include "net/oauth.hpp"
#include "net/smtp_session.hpp"
#include "service/workshop.hpp"

namespace ticketd::service {

class OutboxDrain {
 public:
  explicit OutboxDrain(Workshop& workshop);
  ~OutboxDrain();

  // Until cancelled.
  boost::asio::awaitable<void> run();
  void wake();

 private:
  struct Line;  // one kept connection

  boost::asio::awaitable<void> rest();
  boost::asio::awaitable<void> refill();
  boost::asio::awaitable<void> send_round();
  boost::asio::awaitable<void> work(Line& line);
  boost::asio::awaitable<void> connect(Line& line);
  boost::asio::awaitable<void> record();
  boost::asio::awaitable<void> relay_failed(std::string words);
  boost::asio::awaitable<void> quit_idle_lines();
  void note(const flow::DueMail& mail, const net::Submission& submission);

  Workshop& workshop_;
  boost::asio::steady_timer wake_;
  bool woken_ = true;
  std::deque<flow::DueMail> ready_;
  std::vector<flow::SendOutcome> outcomes_;
  std::vector<std::unique_ptr<Line>> lines_;
  std::unique_ptr<net::AccessTokens> tokens_;
  int relay_failures_ = 0;
  std::string relay_fault_;  // of this round
  std::optional<domain::Instant> relay_again_;
  std::optional<domain::Instant> next_due_;
};

}  // namespace ticketd::service
