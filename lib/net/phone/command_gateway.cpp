// SPDX-License-Identifier: Apache-2.0
#include "net/phone/command_gateway.hpp"

#include <csignal>
#include <optional>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include "domain/error.hpp"
#include "net/phone/phone_number.hpp"
#include "net/process/child_process.hpp"

namespace ticketd::net {

namespace asio = boost::asio;
using Outcome = domain::CallOutcome;

namespace {

// An environment entry ends at the first NUL.
std::string entry(const std::string& name, const std::string& value) {
  return "TICKETD_" + name + "=" + value.substr(0, value.find('\0'));
}

CallResult meaning_of(int status) {
  switch (status) {
    case 0: return {Outcome::Acknowledged, {}};
    case 10: return {Outcome::Reached, {}};
    case 11: return {Outcome::Busy, {}};
    case 12: return {Outcome::NoAnswer, {}};
    case 13: return {Outcome::Unreachable, "the command calls it a bad number"};
    default: return {Outcome::GatewayBroken, "the command ended with status " + std::to_string(status)};
  }
}

class CommandGateway : public PhoneGateway {
 public:
  CommandGateway(asio::any_io_executor executor, PagingCommand command)
      : executor_(std::move(executor)), command_(std::move(command)) {}

  // In a coroutine of its own, so that being cancelled can still become a result.
  asio::awaitable<CallResult> place(Call call) override {
    co_return co_await asio::co_spawn(executor_, run(std::move(call)), asio::use_awaitable);
  }
  [[nodiscard]] std::string name() const override { return "command"; }

 private:
  asio::awaitable<CallResult> run(Call call) const {
    if (!is_dialable(call.to)) co_return CallResult{Outcome::Unreachable, "not a number that can be dialled"};
    try {
      ChildProcess process(executor_, program_for(call));
      bool cancelled = false;
      std::optional<int> status;
      try {
        status = co_await process.ended_within(command_.longest);
      } catch (const boost::system::system_error&) {
        cancelled = true;
      }
      if (status) co_return meaning_of(*status);
      // Where the cancellation is not taken back, the next co_await throws.
      co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
      co_await end(process);
      if (cancelled) co_return CallResult{Outcome::Interrupted, {}};
      co_return CallResult{Outcome::GatewayBroken, "the command was still running and has been ended"};
    } catch (const domain::WorldError& error) {
      co_return CallResult{Outcome::GatewayBroken, error.what()};
    }
  }

  static asio::awaitable<void> end(ChildProcess& process) {
    process.signal(SIGTERM);
    const auto status = co_await process.ended_within(std::chrono::seconds{2});
    if (!status) process.signal(SIGKILL);
  }

  [[nodiscard]] Program program_for(const Call& call) const {
    return {{command_.run},
            {standard_path(), entry("TICKET", call.ticket), entry("TO", call.to), entry("NAME", call.name),
             entry("TEXT", call.text), entry("LANGUAGE", call.language), entry("ATTEMPT", call.attempt)},
            {}};
  }

  asio::any_io_executor executor_;
  PagingCommand command_;
};

}  // namespace

std::unique_ptr<PhoneGateway> command_gateway(asio::any_io_executor executor, PagingCommand command) {
  return std::make_unique<CommandGateway>(std::move(executor), std::move(command));
}

}  // namespace ticketd::net
