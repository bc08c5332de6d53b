// SPDX-License-Identifier: Apache-2.0
#include "net/smtp/smtp_keywords.hpp"

#include <algorithm>
#include <charconv>

#include "text/ascii.hpp"

namespace ticketd::net {

SmtpKeywords::SmtpKeywords(const std::vector<std::string>& lines) {
  bool goes_on = false;
  for (std::string_view line : lines) {
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    const bool is_answer = line.size() > 4 && line.starts_with("250") && (line[3] == '-' || line[3] == ' ');
    if (!is_answer) continue;
    if (!goes_on) lines_.clear();
    goes_on = line[3] == '-';
    lines_.emplace_back(line.substr(4));
  }
}

bool SmtpKeywords::has(std::string_view keyword) const {
  return std::any_of(lines_.begin(), lines_.end(), [keyword](std::string_view line) {
    return text::equal_ignoring_case(line.substr(0, line.find(' ')), keyword);
  });
}

std::uint64_t SmtpKeywords::largest_mail() const {
  std::uint64_t bytes = 0;
  for (std::string_view line : lines_) {
    if (text::starts_ignoring_case(line, "SIZE "))
      std::from_chars(line.data() + 5, line.data() + line.size(), bytes);
  }
  return bytes;
}

}  // namespace ticketd::net
