// SPDX-License-Identifier: Apache-2.0
#include "protocol/fields.hpp"

#include <limits>
#include <utility>

#include "domain/rfc3339.hpp"

namespace ticketd::protocol {
namespace {

using nlohmann::json;

constexpr const char* a_whole_number = "a whole number";
constexpr const char* a_count = "a count";
constexpr const char* a_text = "a text";
constexpr const char* an_instant = "an instant such as 2026-11-02T09:00:00Z";

bool fits(const json& value) {
  constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  return value.is_number_integer() && (!value.is_number_unsigned() || value.get<std::uint64_t>() <= largest);
}

}  // namespace

Fields::Fields(const json& object, std::string name) : object_(object), name_(std::move(name)) {
  if (!object_.is_object()) throw BadField(name_ + " is no JSON object");
}

std::int64_t Fields::whole_number(const char* key) const {
  const auto& value = at(key, a_whole_number);
  if (!fits(value)) fail(key, a_whole_number);
  return value.get<std::int64_t>();
}

std::uint64_t Fields::count(const char* key) const {
  const auto& value = at(key, a_count);
  if (!value.is_number_unsigned()) fail(key, a_count);
  return value.get<std::uint64_t>();
}

bool Fields::truth(const char* key) const {
  const auto& value = at(key, "true or false");
  if (!value.is_boolean()) fail(key, "true or false");
  return value.get<bool>();
}

std::string Fields::text(const char* key) const {
  const auto& value = at(key, a_text);
  if (!value.is_string()) fail(key, a_text);
  return value.get<std::string>();
}

const json& Fields::list(const char* key) const {
  const auto& value = at(key, "a list");
  if (!value.is_array()) fail(key, "a list");
  return value;
}

const json& Fields::object(const char* key) const {
  const auto& value = at(key, "an object");
  if (!value.is_object()) fail(key, "an object");
  return value;
}

std::string Fields::text_or_null(const char* key) const {
  return at(key, a_text).is_null() ? std::string() : text(key);
}

std::optional<std::int64_t> Fields::whole_number_or_null(const char* key) const {
  if (at(key, a_whole_number).is_null()) return std::nullopt;
  return whole_number(key);
}

std::optional<domain::Instant> Fields::instant_or_null(const char* key) const {
  if (at(key, an_instant).is_null()) return std::nullopt;
  const auto instant = domain::parse_rfc3339(text(key));
  if (!instant) fail(key, an_instant);
  return instant;
}

const json& Fields::at(const char* key, const char* kind) const {
  const auto found = object_.find(key);
  if (found == object_.end()) throw BadField(name_ + " lacks \"" + key + "\", " + kind);
  return *found;
}

void Fields::fail(const char* key, const char* kind) const {
  throw BadField("\"" + std::string(key) + "\" of " + name_ + " must be " + kind);
}

}  // namespace ticketd::protocol
