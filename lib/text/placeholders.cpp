// SPDX-License-Identifier: Apache-2.0
#include "text/placeholders.hpp"

#include <algorithm>
#include <stdexcept>

namespace ticketd::text {

std::optional<std::vector<std::string_view>> placeholders_in(std::string_view text) {
  std::vector<std::string_view> names;
  for (;;) {
    const auto brace = text.find_first_of("{}");
    if (brace == std::string_view::npos) return names;
    const auto end = text.find_first_of("{}", brace + 1);
    if (text[brace] == '}' || end == std::string_view::npos || text[end] == '{') return std::nullopt;
    names.push_back(text.substr(brace + 1, end - brace - 1));
    text.remove_prefix(end + 1);
  }
}

std::string filled(std::string_view text, std::span<const NamedValue> values) {
  std::string words;
  for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{')) {
    const auto close = std::min(text.find('}', open), text.size() - 1);
    const auto name = text.substr(open + 1, close - open - 1);
    const auto value =
        std::find_if(values.begin(), values.end(), [&](const auto& one) { return one.first == name; });
    if (value == values.end()) throw std::logic_error("a text is said without its " + std::string(name));
    words.append(text.substr(0, open)).append(value->second);
    text.remove_prefix(close + 1);
  }
  return words.append(text);
}

}  // namespace ticketd::text
