// SPDX-License-Identifier: Apache-2.0
// Events as names and plain values: what the store keeps and other programs are shown. Keys and words of
// enumerators are public (docs/events.md): only ever added to. A member that is empty has no field.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/event_kinds.hpp"

namespace ticketd::domain {

using EventValue = std::variant<std::string, std::int64_t, Instant, std::vector<std::string>>;

struct EventField {
  std::string_view key;
  EventValue value;
  bool operator==(const EventField&) const = default;
};

// "status_changed". Kinds that share one differ in their field "change".
[[nodiscard]] std::string_view name_of(const EventKind& what);

// In a fixed order; the keys live as long as the program.
[[nodiscard]] std::vector<EventField> fields_of(const EventKind& what);

// The way back. An instant may come as text of RFC 3339, a key that is not known is passed over. nullopt: no
// such event, a value of another type or no such word, or a number or enumerator is missing.
[[nodiscard]] std::optional<EventKind> event_from(std::string_view name, std::span<const EventField> fields);

}  // namespace ticketd::domain
