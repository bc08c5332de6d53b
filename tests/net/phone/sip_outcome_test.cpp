// SPDX-License-Identifier: Apache-2.0
// Real calls against sipp: what a network answers becomes an outcome.
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/ip/udp.hpp>
#include <doctest/doctest.h>

#include "net/phone/sip_callee.hpp"
#include "net/phone/sip_gateway.hpp"
#include "net/phone/together.hpp"
#include "net/wire/scripted_server.hpp"

namespace ticketd::tests {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using Outcome = domain::CallOutcome;

namespace {

net::SipTrunk trunk() {
  net::SipTrunk result;
  result.account = "sip:ticketd@127.0.0.1";
  result.bind = "127.0.0.1";
  result.setup = 30s;  // a busy machine is no dead trunk
  return result;
}

net::Call call_to(std::string to) {
  net::Call call;
  call.to = std::move(to);
  call.language = "en";
  call.text = "Ticket #1042.";
  return call;
}

struct Expected {
  std::string scenario;
  Outcome outcome;
  std::string detail;
  std::chrono::milliseconds ring = 30s;
};

asio::awaitable<void> check_call(asio::io_context& io, Expected expected) {
  SippCallee callee(io, expected.scenario);
  const auto gateway = net::sip_gateway(io.get_executor(), trunk());
  auto call = call_to(callee.uri());
  call.ring = expected.ring;
  const auto result = co_await gateway->place(call);
  CAPTURE(expected.scenario);
  CAPTURE(result.detail);
  CHECK(result.outcome == expected.outcome);
  CHECK(result.detail.find(expected.detail) != std::string::npos);
  const bool as_written = co_await callee.went_as_written();
  CHECK(as_written);
}

}  // namespace

TEST_CASE("what the network answers becomes an outcome, many calls at once") {
  asio::io_context io;
  const std::vector<Expected> rows{{refuses_with("486 Busy Here"), Outcome::Busy, "486 Busy Here"},
                                   {refuses_with("603 Decline"), Outcome::Rejected, "603"},
                                   {refuses_with("480 Temporarily Unavailable"), Outcome::NoAnswer, "480"},
                                   {refuses_with("404 Not Found"), Outcome::Unreachable, "404"},
                                   {refuses_with("503 Service Unavailable"), Outcome::NotPutThrough, "503"},
                                   {refuses_with("403 Forbidden"), Outcome::NotPutThrough, "403"},
                                   {rings_with_early_media_and_refuses(), Outcome::NoAnswer, "480"},
                                   {rings_until_cancelled(), Outcome::NoAnswer, "rang in vain", 500ms}};
  std::vector<asio::awaitable<void>> calls;
  for (const auto& row : rows) calls.push_back(check_call(io, row));
  run_to_end(io, together(io, std::move(calls)));
}

TEST_CASE(
    "a trunk that says 100 lives: what rings later is waited for, and what never rings is the callee's") {
  asio::io_context io;
  run_to_end(io, [&]() -> asio::awaitable<void> {
    SippCallee late(io, tries_and_rings_until_cancelled());
    const auto patient = net::sip_gateway(io.get_executor(), trunk());
    auto call = call_to(late.uri());
    call.ring = 500ms;
    CHECK((co_await patient->place(call)).detail == "rang in vain");
    const bool late_as_written = co_await late.went_as_written();
    CHECK(late_as_written);
    SippCallee never(io, tries_until_cancelled());
    auto short_of_time = trunk();
    short_of_time.setup = 500ms;
    const auto gateway = net::sip_gateway(io.get_executor(), short_of_time);
    call.to = never.uri();
    const auto result = co_await gateway->place(call);
    CAPTURE(result.detail);
    CHECK(result.outcome == Outcome::NoAnswer);
    CHECK(result.detail == "accepted, but never rang");
    const bool as_written = co_await never.went_as_written();
    CHECK(as_written);
  }());
}

TEST_CASE("a trunk has as long until it rings as SIP waits for any response") {
  CHECK(net::SipTrunk{}.setup > 32s);
}

TEST_CASE("a digest challenge is answered with the password, by the callee's own reckoning") {
  struct Row {
    const char* password;
    Outcome outcome;
  };
  asio::io_context io;
  for (const auto& row : {Row{"s3;cret word", Outcome::Rejected}, Row{"wrong", Outcome::GatewayBroken}}) {
    run_to_end(io, [&]() -> asio::awaitable<void> {
      SippCallee callee(io, asks_for_password("ticketd", "s3;cret word"));
      auto with_password = trunk();
      with_password.user = "ticketd";
      with_password.password = row.password;
      const auto gateway = net::sip_gateway(io.get_executor(), with_password);
      const auto result = co_await gateway->place(call_to(callee.uri()));
      CAPTURE(result.detail);
      CHECK(result.outcome == row.outcome);
      CHECK(result.detail.find("s3;cret") == std::string::npos);
    }());
  }
}

TEST_CASE("a number goes to the proxy, which may ask for the password too") {
  asio::io_context io;
  run_to_end(io, [&]() -> asio::awaitable<void> {
    SippCallee callee(io, asks_as_proxy());
    auto through = trunk();
    through.user = "ticketd";
    through.password = "x";
    through.proxy = "sip:" + callee.address() + ":5060;transport=udp";
    const auto gateway = net::sip_gateway(io.get_executor(), through);
    const auto result = co_await gateway->place(call_to("+4687000001"));
    CAPTURE(result.detail);
    CHECK(result.outcome == Outcome::Rejected);
    const bool as_written = co_await callee.went_as_written();
    CHECK(as_written);
  }());
}

TEST_CASE("cancelling a ringing call takes the phone off the hook: CANCEL reaches the network") {
  using namespace asio::experimental::awaitable_operators;
  asio::io_context io;
  run_to_end(io, [&]() -> asio::awaitable<void> {
    SippCallee callee(io, rings_until_cancelled());
    const auto gateway = net::sip_gateway(io.get_executor(), trunk());
    const auto result = co_await (gateway->place(call_to(callee.uri())) || callee.rings());
    CHECK(result.index() == 1);
    const bool as_written = co_await callee.went_as_written();
    CHECK(as_written);
  }());
}

TEST_CASE("a dead trunk is a broken gateway, a telephone that is off is its owner's") {
  asio::io_context io;
  run_to_end(io, [&]() -> asio::awaitable<void> {
    auto silent = trunk();
    silent.setup = 300ms;
    asio::ip::udp::socket socket(io, {asio::ip::make_address(own_loopback_address()), 5060});
    silent.proxy = "sip:" + socket.local_endpoint().address().to_string() + ":5060";
    const auto gateway = net::sip_gateway(io.get_executor(), silent);
    auto call = call_to("+4687000001");
    call.ring = 300ms;
    const auto result = co_await gateway->place(call);
    CHECK(result.outcome == Outcome::GatewayBroken);
    CHECK(result.detail == "no sign of life from the trunk");
    auto refusing = trunk();
    refusing.proxy = "sip:" + own_loopback_address() + ":5060;transport=tcp";
    const auto other = net::sip_gateway(io.get_executor(), refusing);
    const auto refused = co_await other->place(call_to("+4687000001"));
    CHECK(refused.outcome == Outcome::GatewayBroken);
    const auto direct = net::sip_gateway(io.get_executor(), trunk());
    const auto off =
        co_await direct->place(call_to("sip:x@" + own_loopback_address() + ":5060;transport=tcp"));
    CHECK(off.outcome == Outcome::NotPutThrough);
    CHECK(off.detail == "Connection refused");
  }());
}

TEST_CASE(
    "a speech program that fails keeps no phone from ringing: espeak-ng speaks, and the result says so") {
  asio::io_context io;
  run_to_end(io, [&]() -> asio::awaitable<void> {
    SippCallee callee(io, refuses_with("486 Busy Here"));
    auto speechless = trunk();
    speechless.speech = {"false"};
    const auto gateway = net::sip_gateway(io.get_executor(), speechless);
    const auto result = co_await gateway->place(call_to(callee.uri()));
    CHECK(result.outcome == Outcome::Busy);
    CHECK(result.speech_failed.find("speech: false failed with status 1") != std::string::npos);
  }());
}

TEST_CASE("a speech program that does not stop writing is stopped before it fills the memory") {
  asio::io_context io;
  run_to_end(io, [&]() -> asio::awaitable<void> {
    SippCallee callee(io, refuses_with("486 Busy Here"));
    auto babbling = trunk();
    babbling.speech = {"/bin/sh", "-c", "exec head -c 192M /dev/zero > \"$0\"", "{wav}"};
    const auto gateway = net::sip_gateway(io.get_executor(), babbling);
    const auto result = co_await gateway->place(call_to(callee.uri()));
    CHECK(result.outcome == Outcome::Busy);
    CHECK(result.speech_failed.find("wrote more than 128 MiB") != std::string::npos);
  }());
}

TEST_CASE("a baresip that is not there is a broken gateway that says why") {
  asio::io_context io;
  run_to_end(io, [&]() -> asio::awaitable<void> {
    auto missing = trunk();
    missing.baresip = "/nonexistent/baresip";
    const auto gateway = net::sip_gateway(io.get_executor(), missing);
    const auto result = co_await gateway->place(call_to("sip:x@127.0.0.1"));
    CHECK(result.outcome == Outcome::GatewayBroken);
    CHECK(result.detail.find("/nonexistent/baresip: cannot be started") != std::string::npos);
  }());
}

}  // namespace ticketd::tests
