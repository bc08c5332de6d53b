// SPDX-License-Identifier: Apache-2.0
#include "domain/requested_priority.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "domain/lexicon.hpp"
#include "domain/written_line.hpp"
#include "text/ascii.hpp"
#include "text/case.hpp"

namespace ticketd::domain {
namespace {

constexpr int lines_read = 5;
constexpr std::size_t longest_asking = 1000;

constexpr std::string_view mark = "[p";  // "[P1]", in every language

bool is_word_character(char c) {
  return text::is_digit(c) || text::is_lower(c) || !text::is_ascii(c) || c == '_';
}

std::optional<Priority> digit_at(std::string_view text) {
  if (text.empty() || text[0] < '1' || text[0] > '3') return std::nullopt;
  const bool stands_alone = text.size() == 1 || (!is_word_character(text[1]) && text[1] != '.');
  const bool ends_sentence =
      text.size() > 1 && text[1] == '.' && (text.size() == 2 || !is_word_character(text[2]));
  if (!stands_alone && !ends_sentence) return std::nullopt;
  return static_cast<Priority>(text[0] - '0');
}

class Asking {
 public:
  explicit Asking(const Vocabulary& vocabulary) : labels_(vocabulary.priority_labels()) {
    first_ = mark.front();
    for (const auto& label : labels_) first_ += label.front();
  }

  [[nodiscard]] std::optional<Priority> anywhere_in(std::string_view text) const {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (!may_begin(text[at])) continue;
      if (at > 0 && is_word_character(text[at - 1])) continue;
      if (const auto asked = at_begin_of(text.substr(at))) return asked;
    }
    return std::nullopt;
  }

  // `text` is in lower case.
  [[nodiscard]] std::optional<Priority> at_begin_of(std::string_view text) const {
    if (text.starts_with(mark)) {
      text.remove_prefix(mark.size());
      return text.size() > 1 && text[1] == ']' ? digit_at(text.substr(0, 1)) : std::nullopt;
    }
    const auto label = std::find_if(labels_.begin(), labels_.end(),
                                    [&](const auto& each) { return text.starts_with(each); });
    if (label == labels_.end()) return std::nullopt;
    text.remove_prefix(label->size());
    const std::size_t digit = text.find_first_not_of(" \t:=");
    if (digit == 0 || digit == text.npos) return std::nullopt;
    return digit_at(text.substr(digit));
  }

  // Most lines need no closer look.
  [[nodiscard]] bool may_begin(char c) const {
    return !text::is_ascii(c) || first_.find(text::lower(c)) != std::string::npos;
  }

 private:
  const std::vector<std::string>& labels_;
  std::string first_;  // what one of them begins with
};

}  // namespace

std::optional<Priority> requested_priority(std::string_view subject, std::string_view text,
                                           const Vocabulary& vocabulary) {
  const Asking asking(vocabulary);
  if (const auto asked = asking.anywhere_in(text::lower_case(subject.substr(0, longest_asking))))
    return asked;
  for (int read = 0; read < lines_read && !text.empty();) {
    const std::string_view line = bare(take_line(text));
    if (line.empty()) continue;
    ++read;
    if (!asking.may_begin(line.front())) continue;
    if (const auto asked = asking.at_begin_of(text::lower_case(line.substr(0, longest_asking)))) return asked;
  }
  return std::nullopt;
}

}  // namespace ticketd::domain
