// SPDX-License-Identifier: Apache-2.0
#include "service/calls.hpp"

#include <exception>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "domain/describe_event.hpp"
#include "domain/error.hpp"
#include "flow/escalation/desk_watch.hpp"
#include "service/log.hpp"
#include "service/on_thread.hpp"
#include "service/phone_gateways.hpp"
#include "store/store.hpp"

namespace ticketd::service {
namespace asio = boost::asio;
namespace {

constexpr auto store_again = std::chrono::seconds{2};

net::Call dialled(const flow::Desk& desk, const flow::PlacedCall& call) {
  const auto& first = call.legs.front();
  net::Call dialled;
  dialled.attempt = std::to_string(first.attempt.value);
  dialled.ticket = std::to_string(first.ticket.value);
  dialled.to = call.to;
  dialled.name = call.name;
  dialled.language = call.language;
  dialled.voice = voice_in(desk.words(call.language));
  dialled.text = call.text;
  dialled.code = call.code;
  dialled.text_with_code = call.text_with_code;
  dialled.ask = call.purpose == domain::ChainPurpose::Notice ? net::Call::Ask::Nothing : net::Call::Ask::Key;
  dialled.ring = call.ring;
  return dialled;
}

}  // namespace

Calls::Calls(ServiceContext& context) : context_(context), none_left_(context.network) {}

Calls::~Calls() = default;

void Calls::reconfigure() {
  auto exchange = std::make_shared<Exchange>();
  exchange->desk = context_.desk;
  exchange->gateways = phone_gateways(context_, context_.desk->config());
  exchange_ = std::move(exchange);
}

void Calls::recover(const flow::Tick& tick) {
  if (!lost_) lost_ = flow::chains_in_a_call(tick.store);
  if (!lost_->empty()) lost_ = flow::recover_calls(tick, *lost_);
}

void Calls::place(flow::PlacedCall call) {
  auto one = std::make_shared<UnderWay>();
  one->call = std::move(call);
  one->exchange = exchange_;
  under_way_.push_back(one);
  const auto done = [this, one](std::exception_ptr failure) {
    // Whatever gets through to here is a fault of ours: the process ends and the restart rings again.
    if (failure) std::terminate();
    under_way_.remove(one);
    none_left_.cancel();
    context_.tickets_changed();
  };
  asio::co_spawn(context_.network, carry(*one, one->hang_up.slot()), done);
}

asio::awaitable<void> Calls::carry(const UnderWay& one, asio::cancellation_slot hang_up) {
  const auto& call = one.call;
  log(Severity::Info, "call_placed",
      {{"person", call.person}, {"to", call.to}, {"ticket", call.legs.front().ticket}});
  auto& gateway = *one.exchange->gateways.at(call.gateway);
  const net::CallResult result =
      co_await asio::co_spawn(context_.network, gateway.place(dialled(*one.exchange->desk, call)),
                              asio::bind_cancellation_slot(hang_up, asio::use_awaitable));
  log(result.outcome == domain::CallOutcome::GatewayBroken ? Severity::Error : Severity::Info, "call_ended",
      {{"person", call.person},
       {"outcome", std::string(domain::describe(result.outcome))},
       {"detail", result.detail}});
  co_await record(one, result);
}

// What a pressed key has decided must not be lost because the store was busy or full for a moment.
asio::awaitable<void> Calls::record(const UnderWay& one, const net::CallResult& result) {
  const auto& desk = *one.exchange->desk;
  const auto at = now();
  for (;;) {
    std::string failed;
    try {
      co_await on_thread(context_.store_thread.get_executor(), [&] {
        store::transact(context_.store, [&](store::Session& session) {
          flow::finish_call({session, desk, at}, one.call, result.outcome, result.detail);
          if (domain::was_answered(result.outcome))
            flow::note_speech({session, desk, at}, result.speech_failed);
        });
      });
    } catch (const domain::WorldError& error) {
      failed = error.what();
    }
    if (failed.empty()) break;
    log(Severity::Error, "call_not_recorded", {{"error", failed}});
    asio::steady_timer pause(context_.network, store_again);
    boost::system::error_code ignored;
    co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
  }
  context_.outbox_filled();
}

asio::awaitable<void> Calls::look_again() {
  const auto calls = under_way_;
  for (const auto& one : calls) {
    const bool wanted = co_await on_thread(context_.store_thread.get_executor(), [&] {
      return store::read(context_.store,
                         [&](store::Session& session) { return flow::is_wanted(session, one->call); });
    });
    if (!wanted) one->hang_up.emit(asio::cancellation_type::terminal);
  }
}

void Calls::hang_up() {
  for (const auto& one : under_way_) one->hang_up.emit(asio::cancellation_type::terminal);
}

asio::awaitable<void> Calls::stop() {
  hang_up();
  while (!under_way_.empty()) {
    boost::system::error_code woken;
    none_left_.expires_after(std::chrono::seconds{1});
    co_await none_left_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }
}

}  // namespace ticketd::service
