// SPDX-License-Identifier: Apache-2.0
#include "store/sentence_parts.hpp"

#include <charconv>

namespace ticketd::store {

std::optional<std::vector<std::string>> parts_of(std::string_view form, std::string_view sentence) {
  std::vector<std::string> parts;
  auto star = form.find('*');
  if (!sentence.starts_with(form.substr(0, star))) return std::nullopt;
  if (star == std::string_view::npos) return sentence == form ? std::optional(parts) : std::nullopt;
  sentence.remove_prefix(star);
  while (star != std::string_view::npos) {
    const auto next = form.find('*', star + 1);
    const auto literal = form.substr(star + 1, next == std::string_view::npos ? next : next - star - 1);
    const bool is_last = next == std::string_view::npos;
    if (is_last && !sentence.ends_with(literal)) return std::nullopt;
    const auto end = is_last ? sentence.size() - literal.size() : sentence.find(literal);
    if (end == 0 || end == std::string_view::npos) return std::nullopt;
    parts.emplace_back(sentence.substr(0, end));
    sentence.remove_prefix(end + literal.size());
    star = next;
  }
  return parts;
}

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

bool stands_once(std::string_view part, std::string_view text) {
  const auto at = text.find(part);
  return at != std::string_view::npos && text.find(part, at + 1) == std::string_view::npos;
}

std::vector<std::string> split(std::string_view text, std::string_view by) {
  std::vector<std::string> parts;
  for (auto end = text.find(by); end != std::string_view::npos; end = text.find(by)) {
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(end + by.size());
  }
  parts.emplace_back(text);
  return parts;
}

}  // namespace ticketd::store
