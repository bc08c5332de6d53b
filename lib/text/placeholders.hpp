// SPDX-License-Identifier: Apache-2.0
// Texts with {names} in them, in whose places values stand when they are said. A value is never looked into
// for names: some are what strangers wrote.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ticketd::text {

using NamedValue = std::pair<std::string_view, std::string>;

// The names in braces, in order; nothing where a brace stands alone.
[[nodiscard]] std::optional<std::vector<std::string_view>> placeholders_in(std::string_view text);

// `text` is one that placeholders_in() takes. std::logic_error for a name without a value.
[[nodiscard]] std::string filled(std::string_view text, std::span<const NamedValue> values);

}  // namespace ticketd::text
