// SPDX-License-Identifier: Apache-2.0
// The loop before the second door: runs the list of timers on the deciding thread, places the calls that are
// due, and sleeps until the next instant. Woken whenever something may have changed what is due. What a timer
// does is the flow's; a new one is one more line of timers().
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "domain/instant.hpp"
#include "flow/clock_set_back.hpp"
#include "flow/escalation/desk_watch.hpp"
#include "flow/escalation/mail_pace.hpp"
#include "flow/timers.hpp"
#include "service/calls.hpp"
#include "service/service_context.hpp"

namespace ticketd::service {

class Scheduler {
 public:
  Scheduler(ServiceContext& context, Calls& calls);

  // Until stop(); calls that ring go on.
  boost::asio::awaitable<void> run();
  void wake();
  void stop();

 private:
  // What timers find, and are told, in the turn that is on: the deciding thread's while it lasts.
  struct Turn {
    std::vector<flow::Part> parts;
    std::vector<flow::PlacedCall> calls;
    bool phone_fails = false;
  };

  [[nodiscard]] std::vector<flow::Timer> timers();
  [[nodiscard]] std::optional<domain::Instant> look_at_clock(const flow::Tick& tick);
  [[nodiscard]] std::optional<domain::Instant> fire_steps(const flow::Tick& tick);
  [[nodiscard]] std::optional<domain::Instant> recompute_clocks(const flow::Tick& tick);
  [[nodiscard]] std::optional<domain::Instant> watch_desk(const flow::Tick& tick);
  [[nodiscard]] std::optional<domain::Instant> place_calls(const flow::Tick& tick);
  // On the deciding thread.
  [[nodiscard]] flow::TimersRun run_timers(domain::Instant at);
  boost::asio::awaitable<void> run_due();
  boost::asio::awaitable<void> rest();

  ServiceContext& context_;
  std::shared_ptr<const flow::Desk> desk_;  // the one it was started with
  Calls& calls_;
  flow::MailPace pace_;
  flow::SeenClock seen_;
  flow::DeferredRows deferred_;
  std::vector<flow::Timer> timers_;
  Turn turn_;
  boost::asio::steady_timer timer_;
  std::optional<domain::Instant> next_;
  bool woken_ = false;
  bool stopping_ = false;
};

}  // namespace ticketd::service
