// SPDX-License-Identifier: Apache-2.0
// The service's log: one line an event on standard error, a stable event name first, then key=value, ids
// before the rest. Never a body, never a secret. Values from outside are quoted and cannot break the line.
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>

#include "domain/ids.hpp"

namespace ticketd::service {

enum class Severity { Info, Warning, Error };

struct LogField {
  std::string_view key;
  std::string value;

  LogField(std::string_view name, std::string text) : key(name), value(std::move(text)) {}
  LogField(std::string_view name, std::string_view text) : key(name), value(text) {}
  LogField(std::string_view name, const char* text) : key(name), value(text) {}
  LogField(std::string_view name, std::integral auto number) : key(name), value(std::to_string(number)) {}
  template <class Kind>
  LogField(std::string_view name, domain::Id<Kind> id) : key(name), value(std::to_string(id.value)) {}
};

void log(Severity severity, std::string_view event, std::initializer_list<LogField> fields);

// For tests and for `log`: the line without time and severity.
[[nodiscard]] std::string log_line(std::string_view event, std::initializer_list<LogField> fields);

}  // namespace ticketd::service
