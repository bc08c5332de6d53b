// SPDX-License-Identifier: Apache-2.0
#include "store/event_json.hpp"

#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

#include "domain/event_fields.hpp"
#include "domain/rfc3339.hpp"
#include "domain/row_error.hpp"

namespace ticketd::store {
namespace {

using domain::EventField;
using domain::EventValue;
using json = nlohmann::ordered_json;

json json_of(const EventValue& value) {
  if (const auto* const at = std::get_if<domain::Instant>(&value)) return domain::format_rfc3339(*at);
  if (const auto* const number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* const list = std::get_if<std::vector<std::string>>(&value)) return *list;
  return std::get<std::string>(value);
}

// nullopt: nothing that a field can hold.
std::optional<EventValue> value_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (!value.is_array()) return std::nullopt;
  std::vector<std::string> list;
  for (const auto& each : value) {
    if (!each.is_string()) return std::nullopt;
    list.push_back(each.get<std::string>());
  }
  return list;
}

std::optional<domain::EventKind> read(std::string_view name, const json& object) {
  if (!object.is_object()) return std::nullopt;
  std::vector<EventField> fields;
  for (const auto& [key, value] : object.items()) {
    auto held = value_of(value);
    if (!held) return std::nullopt;
    fields.push_back({key, *std::move(held)});
  }
  return domain::event_from(name, fields);
}

}  // namespace

std::string event_data(const domain::EventKind& what) {
  json object = json::object();
  for (const auto& field : domain::fields_of(what)) object[std::string(field.key)] = json_of(field.value);
  return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

domain::EventKind event_from_data(std::string_view name, std::string_view text) {
  constexpr bool throws = false;
  auto what = read(name, json::parse(text, nullptr, throws));
  if (!what) throw domain::RowError("the data of an event " + std::string(name) + " can't be read");
  return *std::move(what);
}

}  // namespace ticketd::store
