// SPDX-License-Identifier: Apache-2.0
#include "domain/event_fields.hpp"

#include <algorithm>
#include <tuple>
#include <type_traits>
#include <utility>

#include "domain/event_keys.hpp"
#include "domain/rfc3339.hpp"

namespace ticketd::domain {
namespace {

using event_keys::keys;
using event_keys::words;

// Writing: no value where there is nothing to say.
using MaybeValue = std::optional<EventValue>;

MaybeValue value_of(const std::string& text) {
  return text.empty() ? std::nullopt : MaybeValue(text);
}
MaybeValue value_of(const std::vector<std::string>& list) {
  return list.empty() ? std::nullopt : MaybeValue(list);
}
MaybeValue value_of(std::int64_t number) {
  return number;
}
MaybeValue value_of(Instant at) {
  return at;
}
MaybeValue value_of(Seconds span) {
  return std::int64_t{span.count()};
}
MaybeValue value_of(TicketNumber ticket) {
  return ticket.value;
}
MaybeValue value_of(Priority priority) {
  return static_cast<std::int64_t>(priority);
}
MaybeValue value_of(Status status) {
  return std::string(name_of(status));
}
MaybeValue value_of(Verdict verdict) {
  return std::string(name_of(verdict));
}
template <class Enum>
requires(!words<Enum>.empty()) MaybeValue value_of(Enum value) {
  return std::string(words<Enum>.at(static_cast<std::size_t>(value)));
}
template <class Value>
MaybeValue value_of(const std::optional<Value>& value) {
  return value ? value_of(*value) : std::nullopt;
}

// Reading. False: the value is none of this member's.
template <class Member>
bool take_if(const std::optional<Member>& read, Member& member) {
  if (read) member = *read;
  return read.has_value();
}
const std::string* text_in(const EventValue& value) {
  return std::get_if<std::string>(&value);
}
template <class Plain>
bool take_plain(const EventValue& value, Plain& member) {
  const auto* const plain = std::get_if<Plain>(&value);
  if (plain != nullptr) member = *plain;
  return plain != nullptr;
}

bool take(const EventValue& value, std::string& member) {
  return take_plain(value, member);
}
bool take(const EventValue& value, std::vector<std::string>& member) {
  return take_plain(value, member);
}
bool take(const EventValue& value, std::int64_t& member) {
  return take_plain(value, member);
}
bool take(const EventValue& value, Instant& member) {
  if (take_plain(value, member)) return true;
  const auto* const text = text_in(value);
  return text != nullptr && take_if(parse_rfc3339(*text), member);
}
bool take(const EventValue& value, Seconds& member) {
  std::int64_t count = 0;
  if (!take_plain(value, count)) return false;
  member = Seconds{count};
  return true;
}
bool take(const EventValue& value, TicketNumber& member) {
  return take_plain(value, member.value);
}
bool take(const EventValue& value, Priority& member) {
  std::int64_t number = 0;
  if (!take_plain(value, number) || number < 1 || number > 3) return false;
  member = static_cast<Priority>(number);
  return true;
}
bool take(const EventValue& value, Status& member) {
  const auto* const text = text_in(value);
  return text != nullptr && take_if(status_named(*text), member);
}
bool take(const EventValue& value, Verdict& member) {
  const auto* const text = text_in(value);
  return text != nullptr && take_if(verdict_named(*text), member);
}
template <class Enum>
requires(!words<Enum>.empty()) bool take(const EventValue& value, Enum& member) {
  const auto* const text = text_in(value);
  if (text == nullptr) return false;
  const auto* const found = std::find(words<Enum>.begin(), words<Enum>.end(), *text);
  if (found == words<Enum>.end()) return false;
  member = static_cast<Enum>(found - words<Enum>.begin());
  return true;
}
template <class Value>
bool take(const EventValue& value, std::optional<Value>& member) {
  return take(value, member.emplace());
}

template <class Member>
constexpr bool may_be_missing =
    std::is_same_v<Member, std::string> || std::is_same_v<Member, std::vector<std::string>>;
template <class Value>
constexpr bool may_be_missing<std::optional<Value>> = true;

const EventValue* find_key(std::span<const EventField> fields, std::string_view key) {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const EventField& field) { return field.key == key; });
  return found == fields.end() ? nullptr : &found->value;
}

template <class Member>
bool take_field(std::span<const EventField> fields, std::string_view key, Member& member) {
  const auto* const value = find_key(fields, key);
  return value == nullptr ? may_be_missing<Member> : take(*value, member);
}

constexpr std::string_view change_key = "change";

template <class Kind>
concept SharesName = requires {
  Kind::change;
};

template <class Kind>
bool is_meant([[maybe_unused]] std::span<const EventField> fields, std::string_view name) {
  if (Kind::name != name) return false;
  if constexpr (SharesName<Kind>) {
    const auto* const value = find_key(fields, change_key);
    return value != nullptr && *value == EventValue(std::string(Kind::change));
  }
  return true;
}

// Kinds from the one numbered `At` on.
template <std::size_t At = 0>
std::optional<EventKind> read_as(std::string_view name, std::span<const EventField> fields) {
  if constexpr (At < std::variant_size_v<EventKind>) {
    using Kind = std::variant_alternative_t<At, EventKind>;
    if (!is_meant<Kind>(fields, name)) return read_as<At + 1>(name, fields);
    Kind kind{};
    const auto take_all = [&](const auto&... key) {
      return (take_field(fields, key.name, kind.*key.member) && ...);
    };
    if (std::apply(take_all, keys<Kind>)) return kind;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(const EventKind& what) {
  return std::visit([](const auto& kind) { return std::decay_t<decltype(kind)>::name; }, what);
}

std::vector<EventField> fields_of(const EventKind& what) {
  std::vector<EventField> fields;
  const auto write = [&](std::string_view key, MaybeValue value) {
    if (value) fields.push_back({key, *std::move(value)});
  };
  std::visit(
      [&]<class Kind>(const Kind& kind) {
        if constexpr (SharesName<Kind>) write(change_key, std::string(Kind::change));
        std::apply([&](const auto&... key) { (write(key.name, value_of(kind.*key.member)), ...); },
                   keys<Kind>);
      },
      what);
  return fields;
}

std::optional<EventKind> event_from(std::string_view name, std::span<const EventField> fields) {
  return read_as(name, fields);
}

}  // namespace ticketd::domain
