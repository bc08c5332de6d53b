// SPDX-License-Identifier: Apache-2.0
#include "net/phone/rest_gateway.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include "domain/error.hpp"
#include "net/phone/phone_number.hpp"
#include "net/phone/rest_call.hpp"
#include "net/wire/form.hpp"
#include "net/wire/http.hpp"
#include "net/wire/http_date.hpp"
#include "text/ascii.hpp"
#include "text/percent.hpp"

namespace ticketd::net {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using Outcome = domain::CallOutcome;

namespace {

asio::awaitable<void> pause(std::chrono::milliseconds length) {
  asio::steady_timer timer(co_await asio::this_coro::executor, length);
  co_await timer.async_wait(asio::use_awaitable);
}

std::string seconds_of(std::chrono::milliseconds length) {
  return std::to_string(std::max<std::int64_t>(1, std::chrono::ceil<std::chrono::seconds>(length).count()));
}

std::string header(const HttpAnswer& answer, std::string_view name_with_colon) {
  for (const auto& line : answer.headers)
    if (line.size() > name_with_colon.size() && text::starts_ignoring_case(line, name_with_colon))
      return line.substr(std::min(line.find_first_not_of(' ', name_with_colon.size()), line.size()));
  return {};
}

bool is_success(const HttpAnswer& answer) {
  return answer.status >= 200 && answer.status < 300;
}

// One call being placed and watched.
class Watch {
 public:
  Watch(Connector& connector, const RestAccount& account, const Call& call)
      : connector_(connector), account_(account), call_(call), started_(Clock::now()) {}

  asio::awaitable<CallResult> run() {
    auto result = co_await place();
    if (result) co_return *result;
    co_return co_await watch();
  }

  // Ends the call, if there is one, ringing or talking, also if we were not told of it yet. What fails here
  // leaves it to its own time limits.
  asio::awaitable<void> stop() {
    try {
      if (id_.empty() && is_asked_for_) co_await find();
      Form form;
      form.add("Status", "completed");
      if (!id_.empty()) co_await ask_about("/" + id_ + ".json", "POST", form.text());
    } catch (const domain::WorldError&) {
    }
  }

 private:
  // Nothing once there is a call to watch.
  asio::awaitable<std::optional<CallResult>> place() {
    constexpr int tries = 4;
    auto back_off = account_.back_off;
    std::string words;
    for (int left = tries; left > 0; --left, back_off *= 2) {
      const auto answer = co_await post(words);
      if (answer) {
        if (is_success(*answer)) co_return adopt(parse_rest_call(answer->body), *answer);
        words = rest_words(*answer);
        if (answer->status < 500 && answer->status != 429)
          co_return CallResult{outcome_of_refusal(*answer), words};
      }
      // Too many requests: certainly not placed. Anything else: perhaps.
      const bool may_be_placed = !answer || answer->status != 429;
      if (left > 1) co_await pause(back_off);
      if (may_be_placed) {
        const bool found = co_await find();
        if (found) co_return std::nullopt;
      }
    }
    co_return CallResult{Outcome::GatewayBroken, words};
  }

  // Nothing, and why in `words`, where no answer came.
  asio::awaitable<std::optional<HttpAnswer>> post(std::string& words) {
    Form form;
    form.add("To", call_.to);
    form.add("From", account_.from);
    form.add("Twiml", twiml(call_.text, call_.voice.tag));
    form.add("Timeout", seconds_of(call_.ring));
    form.add("TimeLimit", seconds_of(call_.longest_talk));
    is_asked_for_ = true;
    try {
      co_return co_await ask_about(".json", "POST", form.text());
    } catch (const domain::TemporaryError& error) {
      words = error.what();
    }
    co_return std::nullopt;
  }

  std::optional<CallResult> adopt(const std::optional<RestCall>& call, const HttpAnswer& answer) {
    if (!call) return CallResult{Outcome::GatewayBroken, "an answer without a call, " + rest_words(answer)};
    id_ = call->id;
    return std::nullopt;
  }

  // A call of ours that began since we did, by the server's own clock.
  asio::awaitable<bool> find() {
    try {
      const auto answer = co_await ask_about(".json?To=" + text::percent_encoded(call_.to) + "&From=" +
                                                 text::percent_encoded(account_.from) + "&PageSize=20",
                                             "GET", "");
      if (!is_success(answer)) co_return false;
      const auto server_now =
          parse_http_date(header(answer, "date:"))
              .value_or(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
      const auto since = server_now - std::chrono::ceil<std::chrono::seconds>(Clock::now() - started_) - 2s;
      for (const auto& call : parse_rest_calls(answer.body)) {
        if (!call.created || *call.created < since || (!call.from.empty() && call.from != account_.from))
          continue;
        id_ = call.id;
        co_return true;
      }
    } catch (const domain::TemporaryError&) {
    }
    co_return false;
  }

  asio::awaitable<CallResult> watch() {
    const auto placed = Clock::now();
    const auto longest = call_.ring + call_.longest_talk + 30s;
    std::string words = "no answer about it";
    for (int looks = 0; Clock::now() - placed < longest; ++looks) {
      co_await pause(account_.look_every * (looks < 10 ? 1 : looks < 30 ? 2 : 5));
      const auto status = co_await look(words);
      const auto outcome = outcome_of_status(status);
      if (outcome) co_return CallResult{*outcome, status};
      // An account that may call once a second queues for hours what it can't do now.
      if (status == "queued" && Clock::now() - placed > account_.longest_queued) {
        words = "still queued";
        break;
      }
    }
    co_await stop();
    co_return CallResult{Outcome::GatewayBroken, "call given up: " + words};
  }

  asio::awaitable<std::string> look(std::string& words) {
    try {
      const auto answer = co_await ask_about("/" + id_ + ".json", "GET", "");
      const auto call = is_success(answer) ? parse_rest_call(answer.body) : std::nullopt;
      words = call ? call->status : rest_words(answer);
      if (call) co_return call->status;
    } catch (const domain::TemporaryError& error) {
      words = error.what();
    }
    co_return std::string{};
  }

  asio::awaitable<HttpAnswer> ask_about(std::string what, const char* method, std::string body) {
    HttpRequest request;
    request.method = method;
    request.url =
        account_.base_url + "/Accounts/" + text::percent_encoded(account_.account) + "/Calls" + what;
    request.body = std::move(body);
    request.user = account_.account;
    request.password = account_.token;
    request.ca_file = account_.ca_file;
    request.headers = {"Accept: application/json"};
    auto answer = co_await ask(connector_, request);
    co_return answer;
  }

  Connector& connector_;
  const RestAccount& account_;
  const Call& call_;
  Clock::time_point started_;
  std::string id_;
  bool is_asked_for_ = false;
};

class RestGateway : public PhoneGateway {
 public:
  RestGateway(Connector& connector, RestAccount account)
      : connector_(connector), account_(std::move(account)) {
    while (account_.base_url.ends_with('/')) account_.base_url.pop_back();
  }

  // In a coroutine of its own, so that being cancelled can still become a result.
  asio::awaitable<CallResult> place(Call call) override {
    const auto executor = co_await asio::this_coro::executor;
    co_return co_await asio::co_spawn(executor, run(std::move(call)), asio::use_awaitable);
  }
  [[nodiscard]] std::string name() const override { return "rest"; }

 private:
  asio::awaitable<CallResult> run(Call call) const {
    if (!is_dialable(call.to)) co_return CallResult{Outcome::Unreachable, "not a number that can be dialled"};
    Watch watch(connector_, account_, call);
    try {
      co_return co_await watch.run();
    } catch (const domain::WorldError& error) {
      co_return CallResult{Outcome::GatewayBroken, error.what()};
    } catch (const boost::system::system_error&) {
    }
    // Where the cancellation is not taken back, the next co_await throws.
    co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
    co_await watch.stop();
    co_return CallResult{Outcome::Interrupted, {}};
  }

  Connector& connector_;
  RestAccount account_;
};

}  // namespace

std::unique_ptr<PhoneGateway> rest_gateway(Connector& connector, RestAccount account) {
  return std::make_unique<RestGateway>(connector, std::move(account));
}

}  // namespace ticketd::net
