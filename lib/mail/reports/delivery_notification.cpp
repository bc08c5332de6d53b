// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "mail/mime/clean_text.hpp"
#include "mail/reports/delivery_meaning.hpp"
#include "mail/reports/delivery_report.hpp"

namespace ticketd::mail {

namespace {

// The text as one line without the backslashes that JSON inside JSON has; mail programs wrap it anywhere.
std::string unwrapped(std::string_view text) {
  constexpr std::size_t most = 64 * 1024;
  std::string out;
  for (const char c : text.substr(0, most)) {
    if (c != '\\' && c != '\n' && c != '\r') out += c;
  }
  return out;
}

// The string behind `"key":` from `at` on, which moves behind it; "" when there is none.
std::string_view string_behind(std::string_view json, std::string_view key, std::size_t& at) {
  const std::string quoted = "\"" + std::string(key) + "\"";
  const std::size_t found = json.find(quoted, at);
  if (found == std::string_view::npos) return {};
  std::size_t begin = found + quoted.size();
  while (begin < json.size() && (json[begin] == ' ' || json[begin] == ':')) ++begin;
  if (begin >= json.size() || json[begin] != '"') return {};
  const std::size_t end = json.find('"', ++begin);
  if (end == std::string_view::npos) return {};
  at = end;
  return json.substr(begin, end - begin);
}

std::string_view string_in(std::string_view json, std::string_view key) {
  std::size_t at = 0;
  return string_behind(json, key, at);
}

std::vector<FailedDelivery> bounced(std::string_view json) {
  std::vector<FailedDelivery> all;
  const Finality finality = string_in(json, "bounceType") == "Permanent" ? Finality::Final : Finality::Late;
  std::size_t at = json.find("\"bouncedRecipients\"");
  const std::size_t end = at == std::string_view::npos ? 0 : json.find(']', at);
  constexpr std::size_t most = 50;
  while (at < end && all.size() < most) {
    const std::size_t object = json.find('{', at);
    if (object == std::string_view::npos || object > end) break;
    const std::size_t close = std::min(json.find('}', object), json.size());
    const std::string_view one = json.substr(object, close - object);
    FailedDelivery delivery;
    delivery.recipient = clean_line(string_in(one, "emailAddress"));
    delivery.diagnostic = clean_line(string_in(one, "diagnosticCode"));
    delivery.status =
        written_status(string_in(one, "status")).value_or(status_of(delivery.diagnostic, finality));
    delivery.is_final = finality == Finality::Final && !delivery.status.starts_with('4');
    all.push_back(std::move(delivery));
    at = close;
  }
  return all;
}

}  // namespace

DeliveryNotification read_delivery_notification(std::string_view text) {
  DeliveryNotification notification;
  const std::string json = unwrapped(text);
  std::string_view kind = string_in(json, "notificationType");
  if (kind.empty()) kind = string_in(json, "eventType");
  if (kind == "Bounce") {
    notification.report = {DeliveryAction::Failed, bounced(json)};
  } else if (kind == "Delivery") {
    notification.report.action = DeliveryAction::Delivered;
  } else if (kind == "Complaint") {
    notification.complaint = true;
  }
  return notification;
}

}  // namespace ticketd::mail
