// SPDX-License-Identifier: Apache-2.0
// The loop behind the door out: up to a few kept connections to the relay, each taking what is due,
// submitting it and recording what became of it. One bad recipient, and one sender whom the relay refuses,
// holds nobody else up; a relay at fault defers everything, and ops are told at once. Of the network's
// thread; what it asks of the store is asked on the thread that decides.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "flow/outbox/send_due.hpp"
#include "net/smtp/smtp_session.hpp"
#include "servers/login.hpp"
#include "service/sender_pace.hpp"
#include "service/service_context.hpp"
#include "service/unrecorded.hpp"
#include "store/sender_troubles.hpp"

namespace ticketd::service {

class OutboxSender {
 public:
  explicit OutboxSender(ServiceContext& context);
  ~OutboxSender();

  // Until stop(); then what is under way is finished and recorded, and the connections are closed in good
  // order.
  boost::asio::awaitable<void> run();
  void wake();          // something may be due
  void lift_senders();  // those whom the relay refused are tried again at once
  void stop();

 private:
  struct Connection;  // one connection and the coroutine that serves it
  using Batch = std::vector<flow::DueMail>;
  enum class RelayTrouble { Passing, Refusal };  // only a human mends a refusal

  boost::asio::awaitable<void> serve(Connection& line);
  boost::asio::awaitable<void> serve_once(Connection& line);
  boost::asio::awaitable<void> rest(Connection& line);
  boost::asio::awaitable<void> refill();
  boost::asio::awaitable<void> send(Connection& line, Batch batch);
  boost::asio::awaitable<bool> connect(Connection& line, const Batch& batch);
  boost::asio::awaitable<void> record_outcomes();
  void put_off_for_relay(const flow::DueMail& mail, const std::string& words);
  void relay_failed(const std::string& words, RelayTrouble kind);
  void relay_works();
  void note_put_off(const std::string& recipient, const std::string& words);
  void sender_refused(const flow::DueMail& mail, const net::Submission& submission);
  void note_senders(const std::vector<store::SenderTrouble>& failing);
  boost::asio::awaitable<void> recall_senders();
  [[nodiscard]] bool relay_rests() const;
  Batch next_batch();
  flow::SendOutcome outcome_of(const flow::DueMail& mail, const net::Submission& submission);

  ServiceContext& context_;
  servers::Login login_;
  std::vector<std::unique_ptr<Connection>> connections_;
  std::deque<flow::DueMail> ready_;
  std::set<domain::OutboxNumber> held_;  // ready, being sent or not recorded yet: not to be loaded again
  Unrecorded unrecorded_;
  flow::DeferredRows deferred_;  // of the deciding thread
  SenderPace pace_;
  bool recording_failed_ = false;
  bool refilling_ = false;
  bool stopping_ = false;
  int relay_failures_ = 0;
  bool ops_know_ = false;
  std::string refusal_to_tell_;                               // the relay's words, until ops are told
  std::optional<SenderPace::Clock::time_point> relay_again_;  // steady: the wall clock may be set anew
  std::optional<domain::Instant> next_due_;
};

}  // namespace ticketd::service
