// SPDX-License-Identifier: Apache-2.0
// What a word in the file may look like: a form turns text into a value or says what would be right. A form
// never repeats text that may be a secret.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "domain/directory.hpp"
#include "domain/instant.hpp"

namespace ticketd::config {

struct FormatError {
  std::string what;  // "`abc` is not a duration; write one like 90s, 15m, 4h, 8h30m or 7d"
};

template <class T>
using Parsed = std::variant<T, FormatError>;

template <class T>
using Parser = std::function<Parsed<T>(std::string_view)>;

// The user's own text as it may stand in a message: cut, control characters shown as `?`.
[[nodiscard]] std::string shown(std::string_view text);
// "`word` why", the word shown.
[[nodiscard]] FormatError misfit(std::string_view word, const std::string& why);

// One line of UTF-8 text, 1 to 1000 bytes.
[[nodiscard]] Parsed<std::string> text(std::string_view word);
// A name that people type in commands: no blanks, none of `,:/#"'`, not beginning with `-`; 1 to 64 bytes.
[[nodiscard]] Parsed<std::string> name(std::string_view word);
// `true` or `false`.
[[nodiscard]] Parsed<bool> yes_or_no(std::string_view word);
// `90s`, `15m`, `4h`, `8h30m`, `7d`, between the two, both included.
[[nodiscard]] Parser<domain::Seconds> duration(domain::Seconds least, domain::Seconds most);
// `50M`, `512K`, `1G` or plain bytes, between the two.
[[nodiscard]] Parser<std::uint64_t> size(std::uint64_t least, std::uint64_t most);
[[nodiscard]] Parser<int> whole_number(int least, int most);
[[nodiscard]] Parsed<std::uint16_t> port(std::string_view word);
// 1 to 3, 1 the most urgent.
[[nodiscard]] Parsed<domain::Priority> priority(std::string_view word);
// A BCP 47 tag: `en`, `sv`, `pt-BR`.
[[nodiscard]] Parsed<std::string> language(std::string_view word);
// Relative ones lie beside `folder`.
[[nodiscard]] Parser<std::filesystem::path> path_from(std::filesystem::path folder);

}  // namespace ticketd::config
