// SPDX-License-Identifier: Apache-2.0
#include "net/phone/rest_gateway.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <doctest/doctest.h>

#include "net/phone/rest_call.hpp"
#include "net/wire/http_server.hpp"

namespace ticketd::tests {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using Outcome = domain::CallOutcome;

namespace {

constexpr const char* today = "Mon, 02 Mar 2026 12:00:05 GMT";

// A telephone company with a memory: every look at a call moves it one status on.
class Company {
 public:
  explicit Company(std::vector<std::string> statuses) : statuses_(std::move(statuses)) {}

  Answered answer(const Asked& asked) {
    if (asked.header("authorization") != "Basic QUMwOnRva2Vu")
      return {401, R"({"code":20003,"message":"Authenticate"})", {}};
    const std::string calls = "/2010/Accounts/AC0/Calls";
    if (!asked.target.starts_with(calls)) return {404, "{}", {}};
    const auto rest = asked.target.substr(calls.size());
    if (rest == ".json") return create(asked);
    if (rest.starts_with(".json?"))
      return {200, R"({"calls":[)" + listed() + "]}", {std::string("Date: ") + today}};
    if (asked.method == "POST") {
      stopped.push_back(asked.field("Status"));
      return {200, call("canceled"), {}};
    }
    looked_at();
    const auto status = statuses_[std::min(looks_++, statuses_.size() - 1)];
    return {200, call(status), {}};
  }

  std::vector<Answered> first_answers;  // to creating; Then::HangUp and 5xx with `places_anyway`
  bool places_anyway = false;
  std::string created = "Mon, 02 Mar 2026 12:00:05 +0000";
  std::vector<Asked> creations;
  std::vector<std::string> stopped;
  std::function<void()> looked_at = [] {};

 private:
  Answered create(const Asked& asked) {
    creations.push_back(asked);
    if (first_answers.empty()) {
      placed_ = true;
      return {201, call("queued"), {}};
    }
    const auto said = first_answers.front();
    first_answers.erase(first_answers.begin());
    placed_ = placed_ || places_anyway;
    return said;
  }
  [[nodiscard]] std::string call(const std::string& status) const {
    return R"({"sid":"CA0123","status":")" + status + R"(","from":"+46800000000","date_created":")" +
           created + "\"}";
  }
  [[nodiscard]] std::string listed() const { return placed_ ? call("ringing") : ""; }

  std::vector<std::string> statuses_;
  std::size_t looks_ = 0;
  bool placed_ = false;
};

struct Desk {
  explicit Desk(std::vector<std::string> statuses)
      : company(std::move(statuses)),
        server(io, [this](const Asked& asked) { return company.answer(asked); }),
        connector(io.get_executor()),
        gateway(net::rest_gateway(connector, account())) {}

  net::RestAccount account() const {
    net::RestAccount result;
    result.base_url = server.base() + "/2010/";
    result.account = "AC0";
    result.token = "token";
    result.from = "+46800000000";
    result.look_every = 5ms;
    result.longest_queued = 60ms;
    result.back_off = 5ms;
    return result;
  }
  static net::Call call() {
    net::Call result;
    result.to = "+4687000001";
    result.voice.tag = "sv-SE";
    result.text = "Ärende #1042: <Volvo> & co";
    return result;
  }
  net::CallResult place(net::Call what = call()) {
    net::CallResult result;
    run_to_end(io, [&]() -> asio::awaitable<void> { result = co_await gateway->place(what); }());
    return result;
  }

  asio::io_context io;
  Company company;
  HttpServer server;
  net::Connector connector;
  std::unique_ptr<net::PhoneGateway> gateway;
};

}  // namespace

TEST_CASE("a call is placed with its script and watched to its end, which is never an acknowledgement") {
  struct Row {
    std::vector<std::string> statuses;
    Outcome outcome;
  };
  const Row rows[] = {{{"queued", "ringing", "in-progress", "completed"}, Outcome::Reached},
                      {{"initiated", "ringing", "busy"}, Outcome::Busy},
                      {{"ringing", "no-answer"}, Outcome::NoAnswer},
                      {{"ringing", "something-new", "canceled"}, Outcome::NoAnswer},
                      {{"failed"}, Outcome::Unreachable}};
  for (const auto& row : rows) {
    Desk desk(row.statuses);
    CHECK(desk.place().outcome == row.outcome);
    REQUIRE(desk.company.creations.size() == 1);
    const auto& asked = desk.company.creations[0];
    CHECK(asked.field("To") == "+4687000001");
    CHECK(asked.field("From") == "+46800000000");
    CHECK(asked.field("Timeout") == "30");
    CHECK(asked.field("TimeLimit") == "75");
    CHECK(asked.field("Twiml") ==
          "<Response><Say language=\"sv-SE\">Ärende 1 0 4 2: Volvo &amp; co</Say><Pause length=\"3\"/>"
          "<Say language=\"sv-SE\">Ärende 1 0 4 2: Volvo &amp; co</Say></Response>");
    CHECK(desk.company.stopped.empty());
  }
}

TEST_CASE("any 2xx places a call, a refusal tells the number from the account") {
  struct Row {
    Answered answer;
    Outcome outcome;
    const char* words;
  };
  const Row rows[] = {
      {{200, R"({"sid":"b3b1-uuid","status":"queued"})", {}}, Outcome::Busy, "busy"},
      {{400, R"({"code":21211,"message":"Invalid 'To' Phone Number"})", {}},
       Outcome::Unreachable,
       "21211: Invalid 'To'"},
      {{422, R"({"code":"21211","message":"To is invalid"})", {}}, Outcome::Unreachable, "To is invalid"},
      {{400, R"({"code":21215,"message":"Geo permission"})", {}}, Outcome::Unreachable, "Geo permission"},
      {{400, R"({"code":21219,"message":"not verified"})", {}}, Outcome::NotPutThrough, "not verified"},
      {{403, R"({"code":13227,"message":"Geo permission"})", {}}, Outcome::NotPutThrough, "13227"},
      {{400, R"({"code":13224,"message":"no carrier"})", {}}, Outcome::NotPutThrough, "no carrier"},
      {{401, R"({"code":21211,"message":"odd"})", {}}, Outcome::GatewayBroken, "odd"},
      {{401, R"({"code":20003,"message":"Authenticate"})", {}}, Outcome::GatewayBroken, "20003"},
      {{400, R"({"code":21212,"message":"Invalid From"})", {}}, Outcome::GatewayBroken, "Invalid From"},
      {{422, R"({"code":"21210","message":"not yours"})", {}}, Outcome::GatewayBroken, "21210: not yours"},
      {{403, R"({"errors":[{"code":"x","message":"frozen"}]})", {}}, Outcome::GatewayBroken, "frozen"},
      {{404, "<html>", {}}, Outcome::GatewayBroken, "status 404"},
      {{201, R"({"sid":"../x","status":"queued"})", {}}, Outcome::GatewayBroken, "an answer without a call"},
      {{201, "[]", {}}, Outcome::GatewayBroken, "an answer without a call"}};
  for (const auto& row : rows) {
    CAPTURE(row.words);
    Desk desk({"busy"});
    desk.company.first_answers = {row.answer};
    const auto result = desk.place();
    CHECK(result.outcome == row.outcome);
    CHECK(result.detail.find(row.words) != std::string::npos);
    CHECK(desk.company.creations.size() == 1);
  }
}

TEST_CASE("after a lost answer a call that was placed is found and not placed again") {
  for (const auto& lost : {Answered{503, "", {}}, Answered{0, "", {}, Answered::Then::HangUp}}) {
    Desk desk({"ringing", "completed"});
    desk.company.first_answers = {lost};
    desk.company.places_anyway = true;
    CHECK(desk.place().outcome == Outcome::Reached);
    CHECK(desk.company.creations.size() == 1);
  }
}

TEST_CASE("a call of an earlier hour is not taken for ours, and one that was not placed is placed again") {
  Desk desk({"completed"});
  desk.company.first_answers = {{503, "", {}}};
  desk.company.places_anyway = true;
  desk.company.created = "Mon, 02 Mar 2026 11:00:00 +0000";
  CHECK(desk.place().outcome == Outcome::Reached);
  CHECK(desk.company.creations.size() == 2);
  Desk other({"completed"});
  other.company.first_answers = {{500, "", {}}, {429, "", {}}};
  CHECK(other.place().outcome == Outcome::Reached);
  CHECK(other.company.creations.size() == 3);
}

TEST_CASE("an API that keeps failing is a broken gateway after four tries") {
  Desk desk({"completed"});
  desk.company.first_answers.assign(9, {503, R"({"code":20500,"message":"oops"})", {}});
  const auto result = desk.place();
  CHECK(result.outcome == Outcome::GatewayBroken);
  CHECK(result.detail.find("20500: oops") != std::string::npos);
  CHECK(desk.company.creations.size() == 4);
}

TEST_CASE("a call that stays queued is stopped") {
  Desk desk({"queued"});
  const auto result = desk.place();
  CHECK(result.outcome == Outcome::GatewayBroken);
  CHECK(result.detail.find("still queued") != std::string::npos);
  CHECK(desk.company.stopped == std::vector<std::string>{"completed"});
}

TEST_CASE("a cancelled call is stopped, and says so") {
  Desk desk({"ringing"});
  asio::cancellation_signal stop;
  net::CallResult result;
  run_to_end(desk.io, [&]() -> asio::awaitable<void> {
    asio::steady_timer ended(desk.io, asio::steady_timer::time_point::max());
    asio::co_spawn(desk.io, desk.gateway->place(Desk::call()),
                   asio::bind_cancellation_slot(stop.slot(), [&](std::exception_ptr, net::CallResult got) {
                     result = std::move(got);
                     ended.cancel();
                   }));
    asio::steady_timer looked(desk.io, asio::steady_timer::time_point::max());
    desk.company.looked_at = [&] { looked.cancel(); };
    co_await looked.async_wait(asio::as_tuple(asio::use_awaitable));
    stop.emit(asio::cancellation_type::terminal);
    co_await ended.async_wait(asio::as_tuple(asio::use_awaitable));
  }());
  CHECK(result.outcome == Outcome::Interrupted);
  CHECK(desk.company.stopped == std::vector<std::string>{"completed"});
}

}  // namespace ticketd::tests
