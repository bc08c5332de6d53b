// SPDX-License-Identifier: Apache-2.0
// Real calls to a second baresip: what the callee hears, and what its keys do.
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <doctest/doctest.h>

#include "net/phone/hearing.hpp"
#include "net/phone/sip_callee.hpp"
#include "net/phone/sip_gateway.hpp"
#include "net/phone/together.hpp"
#include "net/wire/scripted_server.hpp"

namespace ticketd::tests {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using Outcome = domain::CallOutcome;

namespace {

const std::string text = "Ticket #1042 has waited for 4 hours.";
const std::string text_as_spoken = "Ticket 1 0 4 2 has waited for 4 hours.";

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
  call.text = text;
  return call;
}

struct Conversation {
  std::function<asio::awaitable<void>(BaresipCallee&)> behave;
  net::Call call;
  net::CallResult result;
  Samples heard;
};

asio::awaitable<void> hold(asio::io_context& io, Conversation& conversation) {
  BaresipCallee callee(io);
  co_await callee.ready();
  const auto gateway = net::sip_gateway(io.get_executor(), trunk());
  conversation.call.to = callee.uri();
  auto behaving = conversation.behave;
  std::vector<asio::awaitable<void>> both;
  both.push_back([](auto& phone, auto behave) -> asio::awaitable<void> {
    co_await phone.until("CALL_ESTABLISHED");
    co_await behave(phone);
    co_await phone.until("CALL_CLOSED");
  }(callee, behaving));
  both.push_back([](auto& line, auto& talk) -> asio::awaitable<void> {
    talk.result = co_await line.place(talk.call);
  }(*gateway, conversation));
  co_await together(io, std::move(both));
  const auto recorded = co_await callee.recording();
  conversation.heard = samples_of_recording(recorded);
}

Conversation with(std::function<asio::awaitable<void>(BaresipCallee&)> behave, net::Call call = call_to("")) {
  return {std::move(behave), std::move(call), {}, {}};
}

asio::awaitable<void> press_after(BaresipCallee& phone, std::chrono::milliseconds wait, std::string key) {
  co_await phone.pause(wait);
  co_await phone.press(std::move(key));
}

}  // namespace

TEST_CASE("the callee hears the text, presses a key or none, and that is the outcome") {
  asio::io_context io;
  auto brief = call_to("");
  brief.longest_talk = 1900ms;
  auto informing = brief;
  informing.ask = net::Call::Ask::Nothing;
  Conversation acknowledging = with([](auto& phone) { return press_after(phone, 1700ms, "1"); });
  Conversation declining = with([](auto& phone) { return press_after(phone, 500ms, "2"); });
  Conversation silent = with([](auto& phone) { return phone.pause(0ms); }, brief);
  Conversation leaving = with([](auto& phone) -> asio::awaitable<void> {
    co_await phone.pause(300ms);
    co_await phone.hang_up();
  });
  Conversation informed = with([](auto& phone) { return press_after(phone, 500ms, "1"); }, informing);
  Conversation mistaken = with([](auto& phone) -> asio::awaitable<void> {
    co_await press_after(phone, 1700ms, "5");
    co_await press_after(phone, 1700ms, "1");
  });
  std::vector<asio::awaitable<void>> all;
  for (auto* one : {&acknowledging, &declining, &silent, &leaving, &informed, &mistaken})
    all.push_back(hold(io, *one));
  run_to_end(io, together(io, std::move(all)));

  CHECK(acknowledging.result.outcome == Outcome::Acknowledged);
  CHECK(declining.result.outcome == Outcome::PassedOn);
  CHECK(silent.result.outcome == Outcome::NoKey);
  CHECK(leaving.result.outcome == Outcome::NoKey);
  CHECK(informed.result.outcome == Outcome::NoKey);
  CHECK(mistaken.result.outcome == Outcome::Acknowledged);

  const auto wanted = reference_sound(text_as_spoken, "en");
  CHECK(likeness(wanted, acknowledging.heard) > 0.95);
  CHECK(likeness(wanted, silent.heard) > 0.95);
  CHECK(likeness(reference_sound("Thank you.", "en"), acknowledging.heard) > 0.9);
  CHECK(likeness(reference_sound("The quick brown fox has jumped.", "en"), acknowledging.heard) < 0.4);
  CHECK(likeness(wanted, samples_of_recording(std::string(40'000, '\0'))) < 0.01);
  CHECK(times_heard(wanted, silent.heard) == 1);
  CHECK(times_heard(wanted, mistaken.heard) == 2);
}

TEST_CASE("a call can go encrypted, TLS and SRTP") {
  asio::io_context io;
  run_to_end(io, [&]() -> asio::awaitable<void> {
    BaresipCallee callee(io, BaresipCallee::Media::TlsAndSrtp);
    co_await callee.ready();
    auto encrypted = trunk();
    encrypted.media = net::SipTrunk::Media::Encrypted;
    encrypted.proxy = callee.proxy();
    const auto gateway = net::sip_gateway(io.get_executor(), encrypted);
    net::CallResult result;
    std::vector<asio::awaitable<void>> both;
    both.push_back([](auto& phone) -> asio::awaitable<void> {
      co_await phone.until("CALL_ESTABLISHED");
      co_await press_after(phone, 1500ms, "1");
      co_await phone.until("CALL_CLOSED");
    }(callee));
    both.push_back([](auto& line, auto& into, auto to) -> asio::awaitable<void> {
      into = co_await line.place(call_to(to));
    }(*gateway, result, callee.uri()));
    co_await together(io, std::move(both));
    CAPTURE(result.detail);
    CHECK(result.outcome == Outcome::Acknowledged);
    const auto recorded = co_await callee.recording();
    CHECK(likeness(reference_sound(text_as_spoken, "en"), samples_of_recording(recorded)) > 0.9);
  }());
}

TEST_CASE("a call that is cancelled while somebody listens ends at once and says so") {
  asio::io_context io;
  asio::cancellation_signal stop;
  net::CallResult result;
  run_to_end(io, [&]() -> asio::awaitable<void> {
    BaresipCallee callee(io);
    co_await callee.ready();
    const auto gateway = net::sip_gateway(io.get_executor(), trunk());
    asio::co_spawn(io, gateway->place(call_to(callee.uri())),
                   asio::bind_cancellation_slot(
                       stop.slot(), [&](std::exception_ptr, net::CallResult got) { result = got; }));
    co_await callee.until("CALL_ESTABLISHED");
    stop.emit(asio::cancellation_type::terminal);
    co_await callee.until("CALL_CLOSED");
    co_await callee.pause(50ms);
  }());
  CHECK(result.outcome == Outcome::Interrupted);
}

}  // namespace ticketd::tests
