// SPDX-License-Identifier: Apache-2.0
#include "service/scheduler.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "domain/error.hpp"
#include "domain/rfc3339.hpp"
#include "flow/clocks/recompute_clocks.hpp"
#include "flow/conversation/conversation_timers.hpp"
#include "flow/escalation/escalate_due.hpp"
#include "service/log.hpp"
#include "service/on_thread.hpp"
#include "service/row_log.hpp"
#include "store/store.hpp"

namespace ticketd::service {
namespace asio = boost::asio;
namespace {

constexpr std::size_t tickets_at_once = 200;  // so that intake has its turn in between
constexpr std::size_t steps_at_once = 5000;   // a second's work; in pieces it would be told in as many mails
constexpr auto longest_turn_rest = std::chrono::seconds{30};
constexpr auto after_a_failure = std::chrono::seconds{5};
constexpr auto longest_turn = std::chrono::minutes{5};

// What is known of the parts that carry mail.
std::vector<flow::Part> parts_of(const Health& health) {
  std::vector<flow::Part> parts;
  for (const auto& [name, mailbox] : health.mailboxes)
    if (mailbox.failing_since || mailbox.last_look)
      parts.push_back({"mailbox " + name, flow::Part::Carries::Mail, mailbox.failing_since,
                       mailbox.failing_since ? mailbox.last_error : std::string()});
  const auto failing = relay_failing_since(health.relay);
  if (failing || health.relay.last_sent)
    parts.push_back(
        {"relay", flow::Part::Carries::Mail, failing, failing ? health.relay.last_error : std::string()});
  for (const auto& [sender, one] : health.relay.senders)
    parts.push_back({"relay for " + sender, flow::Part::Carries::Mail, one.failing_since,
                     one.failing_since ? one.last_error : std::string()});
  return parts;
}

}  // namespace

Scheduler::Scheduler(ServiceContext& context, Calls& calls)
    : context_(context), desk_(context.desk), calls_(calls), timers_(timers()), timer_(context.network) {
  calls_.reconfigure();
}

// In this order: steps fire by clocks that are brought back, and before the calls that they begin are placed.
std::vector<flow::Timer> Scheduler::timers() {
  std::vector<flow::Timer> timers{
      {"clock", [this](const flow::Tick& tick) { return look_at_clock(tick); }},
      {"steps", [this](const flow::Tick& tick) { return fire_steps(tick); }},
      {"clocks", [this](const flow::Tick& tick) { return recompute_clocks(tick); }},
  };
  const auto talk = flow::talk_timers();
  timers.insert(timers.end(), talk.begin(), talk.end());
  timers.push_back({"desk", [this](const flow::Tick& tick) { return watch_desk(tick); }});
  timers.push_back({"calls", [this](const flow::Tick& tick) { return place_calls(tick); }});
  return timers;
}

asio::awaitable<void> Scheduler::run() {
  co_await asio::this_coro::throw_if_cancelled(false);
  while (!stopping_) {
    context_.pulse.beat("clockwork", longest_turn);
    woken_ = false;
    std::string failed;
    try {
      co_await run_due();
    } catch (const domain::WorldError& error) {
      failed = error.what();
    }
    if (!failed.empty()) {
      log(Severity::Error, "clockwork_failed", {{"error", failed}});
      next_ = now() + after_a_failure;
    }
    co_await rest();
  }
  context_.pulse.end("clockwork");
}

void Scheduler::wake() {
  woken_ = true;
  timer_.cancel();
}

void Scheduler::stop() {
  stopping_ = true;
  timer_.cancel();
}

asio::awaitable<void> Scheduler::run_due() {
  if (!calls_.is_idle()) co_await calls_.look_again();
  const auto at = now();
  turn_ = {.parts = parts_of(context_.health), .calls = {}};
  const auto run =
      co_await on_thread(context_.store_thread.get_executor(), [this, at] { return run_timers(at); });
  next_ = run.next;
  context_.health.phone_fails = turn_.phone_fails;
  if (run.failed.empty())
    context_.health.last_turn = at;
  else
    next_ = std::min(next_.value_or(at + after_a_failure), at + after_a_failure);
  context_.outbox_filled();  // the mails to whoever is rung have a head start
  for (auto& call : turn_.calls) calls_.place(std::move(call));
}

flow::TimersRun Scheduler::run_timers(domain::Instant at) {
  auto run = flow::run_timers(timers_, {context_.store, *desk_, at, deferred_});
  log_put_off(deferred_.take_failures());
  for (const auto& timer : run.failed)
    log(Severity::Error, "clockwork_failed", {{"timer", timer.name}, {"error", timer.why}});
  return run;
}

std::optional<domain::Instant> Scheduler::look_at_clock(const flow::Tick& tick) {
  if (seen_.is_set_back(tick.store, tick.now)) {
    log(Severity::Warning, "clock_set_back", {{"now", domain::format_rfc3339(tick.now)}});
    flow::bring_back_waits(tick, {});
  }
  seen_.saw(tick.now);
  return std::nullopt;
}

std::optional<domain::Instant> Scheduler::fire_steps(const flow::Tick& tick) {
  const auto escalated = flow::escalate_due(tick, pace_, steps_at_once);
  return escalated.tickets < steps_at_once ? flow::next_step(tick) : tick.now;
}

std::optional<domain::Instant> Scheduler::recompute_clocks(const flow::Tick& tick) {
  return flow::recompute_clocks(tick, tickets_at_once) ? tick.now : flow::next_reckoned(tick);
}

std::optional<domain::Instant> Scheduler::watch_desk(const flow::Tick& tick) {
  flow::watch_desk(tick, turn_.parts);
  const auto phone = store::read(tick.store, [&](store::Session& session) {
    return flow::phone_path({session, tick.desk, tick.now});
  });
  turn_.phone_fails = phone && phone->failing_since;
  return std::nullopt;
}

std::optional<domain::Instant> Scheduler::place_calls(const flow::Tick& tick) {
  calls_.recover(tick);
  turn_.calls = flow::place_due_calls(tick);
  return flow::next_call(tick);
}

asio::awaitable<void> Scheduler::rest() {
  if (stopping_ || woken_) co_return;
  auto span = std::chrono::duration_cast<domain::Seconds>(longest_turn_rest);
  if (next_) span = std::clamp(*next_ - now(), domain::Seconds{0}, span);
  timer_.expires_after(span);
  boost::system::error_code woken;
  co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
}

}  // namespace ticketd::service
