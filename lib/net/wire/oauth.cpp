// SPDX-License-Identifier: Apache-2.0
#include "net/wire/oauth.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <nlohmann/json.hpp>

#include "domain/error.hpp"
#include "net/wire/form.hpp"
#include "net/wire/one_line.hpp"

namespace ticketd::net {

namespace asio = boost::asio;
using Json = nlohmann::json;
using TimePoint = std::chrono::system_clock::time_point;

// Whoever fetches holds it; its end wakes those who wait for the result.
class AccessTokens::Turn {
 public:
  explicit Turn(const asio::any_io_executor& executor)
      : over_(std::make_shared<asio::steady_timer>(executor, asio::steady_timer::time_point::max())) {}
  ~Turn() { over_->cancel(); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  [[nodiscard]] std::shared_ptr<asio::steady_timer> over() const { return over_; }

 private:
  std::shared_ptr<asio::steady_timer> over_;
};

namespace {

constexpr std::chrono::seconds spare{60};

std::string form_of(const TokenRequest& request) {
  Form form;
  if (request.grant == TokenRequest::Grant::RefreshToken) {
    form.add("grant_type", "refresh_token");
    form.add("refresh_token", request.refresh_token);
  } else {
    form.add("grant_type", "client_credentials");
  }
  form.add("client_id", request.client_id);
  if (!request.client_secret.empty()) form.add("client_secret", request.client_secret);
  if (!request.scope.empty()) form.add("scope", request.scope);
  return form.text();
}

std::string text_of(const Json& answer, const char* key) {
  const auto found = answer.find(key);
  return found != answer.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

// Seconds as a number or, as some endpoints write them, as a string.
std::chrono::seconds lifetime_of(const Json& answer) {
  constexpr std::int64_t unsaid = 300;
  constexpr std::int64_t longest = 7 * 24 * 3600;
  std::int64_t seconds = unsaid;
  const auto found = answer.find("expires_in");
  if (found != answer.end() && found->is_number()) {
    seconds = static_cast<std::int64_t>(std::clamp(found->get<double>(), 0.0, static_cast<double>(longest)));
  } else if (found != answer.end() && found->is_string()) {
    const auto& text = found->get_ref<const std::string&>();
    if (std::from_chars(text.data(), text.data() + text.size(), seconds).ec != std::errc{}) seconds = unsaid;
  }
  return std::chrono::seconds{std::clamp<std::int64_t>(seconds, 0, longest)};
}

// RFC 6749 section 5.2, and section 4.1.2.1 for what passes.
bool is_final(std::string_view error) {
  constexpr std::array<std::string_view, 7> codes{"invalid_request",       "invalid_client", "invalid_grant",
                                                  "unauthorized_client",   "invalid_scope",  "access_denied",
                                                  "unsupported_grant_type"};
  return std::find(codes.begin(), codes.end(), error) != codes.end();
}

[[noreturn]] void throw_refused(const std::string& place, const HttpAnswer& answer, const Json& said) {
  const auto error = text_of(said, "error");
  const auto description = text_of(said, "error_description");
  const auto words = one_line(error + (description.empty() ? "" : ": " + description));
  const auto text = place + ": no token, status " + std::to_string(answer.status) +
                    (words.empty() ? "" : " (" + words + ")");
  if (is_final(error)) throw domain::PermanentError(text);
  throw domain::TemporaryError(text);
}

// RFC 6750 section 2.1; anything else could end the line it is sent in.
bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

// The part of the URL that may be shown.
std::string place_of(const TokenRequest& request) {
  return "oauth " + request.token_url.substr(0, request.token_url.find_first_of("?#"));
}

}  // namespace

AccessTokens::AccessTokens(Connector& connector, TokenRequest request,
                           std::function<void(const std::string&)> keep)
    : connector_(connector), request_(std::move(request)), keep_(std::move(keep)) {}

asio::awaitable<std::string> AccessTokens::token(TimePoint now) {
  while (turn_) {
    const auto over = turn_->over();
    const auto [error] = co_await over->async_wait(asio::as_tuple(asio::use_awaitable));
    const auto state = co_await asio::this_coro::cancellation_state;
    if (state.cancelled() != asio::cancellation_type::none) throw boost::system::system_error(error);
  }
  save_rotated();
  if (!token_.empty() && expires_ >= now + spare) co_return token_;
  co_await fetch(now);
  co_return token_;
}

void AccessTokens::forget() {
  token_.clear();
  expires_ = {};
}

asio::awaitable<void> AccessTokens::fetch(TimePoint now) {
  struct EndOfTurn {
    std::shared_ptr<Turn>& turn;
    ~EndOfTurn() { turn.reset(); }
  };
  turn_ = std::make_shared<Turn>(co_await asio::this_coro::executor);
  const EndOfTurn end{turn_};
  HttpRequest request;
  request.method = "POST";
  request.url = request_.token_url;
  request.body = form_of(request_);
  request.headers = {"Content-Type: application/x-www-form-urlencoded", "Accept: application/json"};
  request.ca_file = request_.ca_file;
  request.largest_answer = 64 * 1024;
  const auto answer = co_await ask(connector_, request);
  const auto said = Json::parse(answer.body, nullptr, false);
  if (answer.status != 200 || !said.is_object()) throw_refused(place_of(request_), answer, said);
  const auto token = text_of(said, "access_token");
  if (!is_token(token))
    throw domain::TemporaryError(place_of(request_) + ": an answer without a usable token");
  token_ = token;
  expires_ = now + lifetime_of(said);
  const auto rotated = text_of(said, "refresh_token");
  if (!rotated.empty() && rotated != request_.refresh_token) unkept_ = rotated;
  save_rotated();
}

// The endpoint may already have forgotten the old one, so the new one is used even if it can't be kept.
void AccessTokens::save_rotated() {
  if (unkept_.empty()) return;
  request_.refresh_token = unkept_;
  keep_(unkept_);
  unkept_.clear();
}

}  // namespace ticketd::net
