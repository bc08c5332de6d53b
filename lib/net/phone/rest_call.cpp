// SPDX-License-Identifier: Apache-2.0
#include "net/phone/rest_call.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "net/phone/speech.hpp"
#include "net/wire/http_date.hpp"
#include "net/wire/one_line.hpp"
#include "text/ascii.hpp"

namespace ticketd::net {

using Json = nlohmann::json;
using Outcome = domain::CallOutcome;

namespace {

// A string, or a number as one.
std::string text_or_number_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (found->is_string()) return found->get<std::string>();
  return found->is_number_integer() ? std::to_string(found->get<std::int64_t>()) : std::string{};
}

std::optional<RestCall> call_of(const Json& object) {
  if (!object.is_object()) return std::nullopt;
  RestCall call{text_or_number_of(object, "sid"), text_or_number_of(object, "status"),
                text_or_number_of(object, "from"),
                parse_http_date(text_or_number_of(object, "date_created"))};
  // It becomes part of a URL.
  const bool plain = !call.id.empty() && call.id.size() <= 100 &&
                     std::all_of(call.id.begin(), call.id.end(),
                                 [](char c) { return text::is_alphanumeric(c) || c == '-' || c == '_'; });
  return plain ? std::optional(std::move(call)) : std::nullopt;
}

// Some answer with an array of errors.
Json error_of(const HttpAnswer& answer) {
  auto said = Json::parse(answer.body, nullptr, false);
  if (said.is_object() && said.contains("errors") && said["errors"].is_array() && !said["errors"].empty())
    said = Json(said["errors"][0]);
  return said.is_object() ? said : Json::object();
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&': result += "&amp;"; break;
      case '<': result += "&lt;"; break;
      case '>': result += "&gt;"; break;
      case '"': result += "&quot;"; break;
      default: result += c;
    }
  }
  return result;
}

}  // namespace

std::optional<RestCall> parse_rest_call(std::string_view json) {
  return call_of(Json::parse(json, nullptr, false));
}

std::vector<RestCall> parse_rest_calls(std::string_view json) {
  std::vector<RestCall> calls;
  const auto said = Json::parse(json, nullptr, false);
  if (!said.is_object() || !said.contains("calls") || !said["calls"].is_array()) return calls;
  for (const auto& object : said["calls"])
    if (auto call = call_of(object)) calls.push_back(std::move(*call));
  return calls;
}

std::string rest_words(const HttpAnswer& answer) {
  const auto error = error_of(answer);
  const auto words = text_or_number_of(error, "code") + ": " + text_or_number_of(error, "message");
  return "status " + std::to_string(answer.status) + (words == ": " ? "" : " (" + one_line(words, 200) + ")");
}

domain::CallOutcome outcome_of_refusal(const HttpAnswer& answer) {
  // No such number, or a country that the account may not call: not in the next minutes either.
  constexpr std::array<std::string_view, 4> unreachable{"21211", "21215", "21217", "21401"};
  // Premium, blocked, not verified, no carrier for it now: no trouble of the account's.
  constexpr std::array<std::string_view, 10> not_put_through{"13223", "13224", "13225", "13226", "13227",
                                                             "21202", "21203", "21214", "21216", "21219"};
  constexpr int unauthorized = 401;
  if (answer.status == unauthorized) return Outcome::GatewayBroken;
  const auto code = text_or_number_of(error_of(answer), "code");
  const auto is_in = [&](const auto& codes) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
  };
  if (is_in(unreachable)) return Outcome::Unreachable;
  return is_in(not_put_through) ? Outcome::NotPutThrough : Outcome::GatewayBroken;
}

std::optional<domain::CallOutcome> outcome_of_status(std::string_view status) {
  // Connected once: a person, a machine, a voicemail.
  if (status == "completed") return Outcome::Reached;
  if (status == "busy") return Outcome::Busy;
  if (status == "no-answer" || status == "canceled") return Outcome::NoAnswer;
  if (status == "failed") return Outcome::Unreachable;
  return std::nullopt;
}

std::string twiml(std::string_view text, std::string_view tag) {
  const auto say = "<Say language=\"" + escaped(tag) + "\">" + escaped(speakable(text)) + "</Say>";
  const auto twice = "<Response>" + say + "<Pause length=\"3\"/>" + say + "</Response>";
  constexpr std::size_t longest = 4000;
  return twice.size() <= longest ? twice : "<Response>" + say + "</Response>";
}

}  // namespace ticketd::net
