// SPDX-License-Identifier: Apache-2.0
#include "net/phone/sip_gateway.hpp"

#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include "domain/error.hpp"
#include "net/phone/media_guard.hpp"
#include "net/phone/phone_number.hpp"
#include "net/phone/sip_call.hpp"

namespace ticketd::net {

namespace asio = boost::asio;
using Outcome = domain::CallOutcome;

namespace {

using SharedCall = std::shared_ptr<SipCall>;

asio::awaitable<CallResult> result_of(SipCall& call) {
  try {
    co_return co_await call.talk();
  } catch (const domain::WorldError& error) {
    co_return CallResult{Outcome::GatewayBroken, error.what()};
  } catch (const boost::system::system_error& error) {
    if (error.code() == asio::error::operation_aborted) co_return CallResult{Outcome::Interrupted, {}};
    co_return CallResult{Outcome::GatewayBroken, error.what()};
  }
}

// What fails while a call is taken down has nothing to tell any more: the outcome is known.
asio::awaitable<void> hang_up(SipCall& call) {
  try {
    co_await call.hang_up();
  } catch (const domain::WorldError&) {
  } catch (const boost::system::system_error&) {
  }
}

asio::awaitable<void> take_down(SharedCall call) {
  co_await hang_up(*call);
  co_await call->end();
}

asio::awaitable<void> thank_and_take_down(SharedCall call) {
  try {
    co_await call->thank();
  } catch (const domain::WorldError&) {
  }
  co_await take_down(std::move(call));
}

SipTrunk guarded(SipTrunk trunk) {
  if (trunk.guard.empty()) trunk.guard = media_guard();
  return trunk;
}

class SipGateway : public PhoneGateway {
 public:
  SipGateway(asio::any_io_executor executor, SipTrunk trunk)
      : executor_(std::move(executor)), trunk_(std::make_shared<const SipTrunk>(guarded(std::move(trunk)))) {
    check_trunk(*trunk_);
  }

  // In a coroutine of its own, so that being cancelled can still become a result.
  asio::awaitable<CallResult> place(Call call) override {
    co_return co_await asio::co_spawn(executor_, run(std::move(call)), asio::use_awaitable);
  }
  [[nodiscard]] std::string name() const override { return "sip"; }

 private:
  asio::awaitable<CallResult> run(Call call) const {
    if (!is_dialable(call.to)) co_return CallResult{Outcome::Unreachable, "not a number that can be dialled"};
    SharedCall line;
    try {
      line = std::make_shared<SipCall>(executor_, trunk_, std::move(call));
    } catch (const domain::WorldError& error) {
      co_return CallResult{Outcome::GatewayBroken, error.what()};
    }
    auto result = co_await result_of(*line);
    result.speech_failed = line->speech_failed();
    // Where the cancellation is not taken back, the next co_await throws.
    co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
    if (result.outcome == Outcome::Acknowledged) {
      asio::co_spawn(executor_, thank_and_take_down(line), asio::detached);
    } else {
      co_await hang_up(*line);
      asio::co_spawn(executor_, take_down(line), asio::detached);
    }
    co_return result;
  }

  asio::any_io_executor executor_;
  std::shared_ptr<const SipTrunk> trunk_;
};

}  // namespace

std::unique_ptr<PhoneGateway> sip_gateway(asio::any_io_executor executor, SipTrunk trunk) {
  return std::make_unique<SipGateway>(std::move(executor), std::move(trunk));
}

}  // namespace ticketd::net
