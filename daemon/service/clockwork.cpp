// SPDX-License-Identifier: Apache-2.0
#include "service/clockwork.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "domain/error.hpp"
#include "domain/rfc3339.hpp"
#include "domain/working_time.hpp"
#include "flow/clocks/reckon_anew.hpp"
#include "flow/conversation/talk_due.hpp"
#include "flow/escalation/escalate_due.hpp"
#include "service/log.hpp"
#include "service/on_thread.hpp"
#include "store/store.hpp"

namespace ticketd::service {
namespace asio = boost::asio;
namespace {

constexpr std::size_t tickets_at_once = 200;  // so that intake has its turn in between
constexpr std::size_t steps_at_once = 5000;   // a second's work; in pieces it would be told in as many mails
constexpr auto longest_rest = std::chrono::seconds{30};
constexpr auto after_a_failure = std::chrono::seconds{5};
constexpr auto longest_silence = std::chrono::minutes{5};

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

Clockwork::Clockwork(Workshop& workshop, Calls& calls)
    : workshop_(workshop), desk_(workshop.desk), calls_(calls), timer_(workshop.network) {
  calls_.reconfigure();
}

asio::awaitable<void> Clockwork::run() {
  co_await asio::this_coro::throw_if_cancelled(false);
  while (!stopping_) {
    workshop_.pulse.beat("clockwork", longest_silence);
    woken_ = false;
    std::string failed;
    try {
      co_await turn_once();
    } catch (const domain::WorldError& error) {
      failed = error.what();
    } catch (const domain::CalendarError& error) {
      failed = error.what();  // of one ticket's dates; the next turn has the others' calls to place
    }
    if (!failed.empty()) {
      log(Severity::Error, "clockwork_failed", {{"error", failed}});
      next_ = now() + after_a_failure;
    }
    co_await rest();
  }
  workshop_.pulse.end("clockwork");
}

void Clockwork::wake() {
  woken_ = true;
  timer_.cancel();
}

void Clockwork::stop() {
  stopping_ = true;
  timer_.cancel();
}

asio::awaitable<void> Clockwork::turn_once() {
  if (!calls_.is_idle()) co_await calls_.look_again();
  const auto at = now();
  const auto parts = parts_of(workshop_.health);
  auto result =
      co_await on_thread(workshop_.decider.get_executor(), [this, &parts, at] { return turn(parts, at); });
  next_ = result.next;
  workshop_.health.last_turn = at;
  workshop_.health.phone_fails = result.phone_fails;
  workshop_.outbox_filled();  // the mails to whoever is rung have a head start
  for (auto& call : result.calls) calls_.place(std::move(call));
}

Clockwork::Turn Clockwork::turn(std::span<const flow::Part> parts, domain::Instant at) {
  if (seen_.is_set_back(workshop_.store, at)) {
    log(Severity::Warning, "clock_set_back", {{"now", domain::format_rfc3339(at)}});
    store::transact(workshop_.store,
                    [&](store::Session& session) { flow::bring_back_waits(session, *desk_, {}, at); });
  }
  calls_.recover(at);
  const auto escalated = flow::escalate_due(workshop_.store, *desk_, pace_, at, steps_at_once);
  const bool more = flow::reckon_anew(workshop_.store, *desk_, at, tickets_at_once);
  const auto talk = flow::talk_due(workshop_.store, *desk_, at);
  flow::watch_desk(workshop_.store, *desk_, parts, at);
  Turn result;
  const auto phone = store::read(workshop_.store,
                                 [&](store::Session& session) { return flow::phone_path(session, *desk_); });
  result.phone_fails = phone && phone->failing_since;
  result.calls = flow::place_due_calls(workshop_.store, *desk_, at);
  result.next = at;
  if (escalated.tickets < steps_at_once)
    result.next = store::read(workshop_.store,
                              [&](store::Session& session) { return flow::next_escalation(session, at); });
  if (more) result.next = at;
  if (talk && (!result.next || *talk < *result.next)) result.next = talk;
  return result;
}

asio::awaitable<void> Clockwork::rest() {
  if (stopping_ || woken_) co_return;
  auto span = std::chrono::duration_cast<domain::Seconds>(longest_rest);
  if (next_) span = std::clamp(*next_ - now(), domain::Seconds{0}, span);
  timer_.expires_after(span);
  boost::system::error_code woken;
  co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
}

}  // namespace ticketd::service
