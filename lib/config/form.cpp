// SPDX-License-Identifier: Apache-2.0
#include "config/form.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

#include "domain/duration.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace ticketd::config {
namespace {

template <class Number>
std::optional<Number> whole(std::string_view word) {
  Number number{};
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return number;
}

std::optional<std::uint64_t> parse_size(std::string_view word) {
  std::uint64_t unit = 1;
  if (!word.empty() && !text::is_digit(word.back())) {
    constexpr std::string_view letters = "KMG";
    const std::size_t at = letters.find(word.back());
    if (at == std::string_view::npos) return std::nullopt;
    unit = std::uint64_t{1} << (10 * (at + 1));
    word.remove_suffix(1);
  }
  const auto number = whole<std::uint64_t>(word);
  if (!number || *number > std::numeric_limits<std::uint64_t>::max() / unit) return std::nullopt;
  return *number * unit;
}

bool has_control_character(std::string_view word) {
  return std::any_of(word.begin(), word.end(), text::is_control);
}

}  // namespace

FormatError misfit(std::string_view word, const std::string& why) {
  return {"`" + shown(word) + "` " + why};
}

std::string shown(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::string line(text::beginning_of(text, longest));
  std::replace_if(line.begin(), line.end(), text::is_control, '?');
  if (text.size() > longest) line += "...";
  return line;
}

Parsed<std::string> text(std::string_view word) {
  if (word.empty()) return FormatError{"is empty"};
  if (word.size() > 1000) return FormatError{"is longer than 1000 bytes"};
  if (has_control_character(word) || !text::is_utf8(word))
    return FormatError{"must be one line of UTF-8 text"};
  return std::string(word);
}

Parsed<std::string> name(std::string_view word) {
  const auto line = text(word);
  if (std::holds_alternative<FormatError>(line)) return line;
  if (word.size() > 64) return misfit(word, "is longer than 64 bytes");
  if (word.find_first_of(" ,:/#\"'") != std::string_view::npos || word.front() == '-') {
    return misfit(word,
                  "is not a name; it is typed in commands, so no blanks and none of , : / # \" ' in it");
  }
  return line;
}

Parsed<bool> yes_or_no(std::string_view word) {
  if (word == "true") return true;
  if (word == "false") return false;
  return misfit(word, "is neither true nor false");
}

Parser<domain::Seconds> duration(domain::Seconds least, domain::Seconds most) {
  return [least, most](std::string_view word) -> Parsed<domain::Seconds> {
    const auto parsed = domain::parse_duration(word);
    if (!parsed) return misfit(word, "is not a duration; write one like 90s, 15m, 4h, 8h30m or 7d");
    if (*parsed < least || *parsed > most) {
      return misfit(word, "is out of range; " + domain::format_duration(least) + " to " +
                              domain::format_duration(most) + " is possible");
    }
    return *parsed;
  };
}

Parser<std::uint64_t> size(std::uint64_t least, std::uint64_t most) {
  return [least, most](std::string_view word) -> Parsed<std::uint64_t> {
    const auto parsed = parse_size(word);
    if (!parsed) return misfit(word, "is not a size; write one like 512K, 50M or 1G");
    if (*parsed < least || *parsed > most) {
      return misfit(word, "is out of range; " + std::to_string(least) + " to " + std::to_string(most) +
                              " bytes are possible");
    }
    return *parsed;
  };
}

Parser<int> whole_number(int least, int most) {
  return [least, most](std::string_view word) -> Parsed<int> {
    const auto number = whole<int>(word);
    if (number && *number >= least && *number <= most) return *number;
    return misfit(word,
                  "is not a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  };
}

Parsed<std::uint16_t> port(std::string_view word) {
  const auto number = whole<std::uint16_t>(word);
  if (number && *number > 0) return *number;
  return misfit(word, "is not a port; 1 to 65535 is possible");
}

Parsed<domain::Priority> priority(std::string_view word) {
  const auto number = whole<int>(word);
  if (number && *number >= 1 && *number <= 3) return static_cast<domain::Priority>(*number);
  return misfit(word, "is not a priority; 1 (most urgent), 2 and 3 are");
}

Parsed<std::string> language(std::string_view word) {
  const std::string_view first = word.substr(0, word.find('-'));
  bool right = (first.size() == 2 || first.size() == 3) &&
               std::all_of(first.begin(), first.end(), text::is_letter) && word.size() <= 35 &&
               word.back() != '-';
  for (std::size_t at = first.size(); right && at < word.size(); ++at) {
    right = text::is_alphanumeric(word[at]) || (word[at] == '-' && word[at - 1] != '-');
  }
  if (!right) return misfit(word, "is not a language; write a tag like en, sv, da or de");
  return std::string(word);
}

Parser<std::filesystem::path> path_from(std::filesystem::path folder) {
  return [folder = std::move(folder)](std::string_view word) -> Parsed<std::filesystem::path> {
    const auto line = text(word);
    if (const auto* wrong = std::get_if<FormatError>(&line)) return *wrong;
    return (folder / std::string(word)).lexically_normal();
  };
}

}  // namespace ticketd::config
