// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/parameters.hpp"

#include <algorithm>
#include <charconv>

#include "mail/mime/charset.hpp"
#include "mail/mime/encoded_word.hpp"
#include "mail/mime/header.hpp"
#include "text/ascii.hpp"
#include "text/percent.hpp"
#include "text/trim.hpp"

namespace ticketd::mail {

namespace {

// One parameter as written; RFC 2231 sections and marks still in the name.
struct RawParameter {
  std::string name;
  std::string value;
  bool quoted = false;
};

class ParameterReader {
 public:
  explicit ParameterReader(std::string_view text) : rest_(text) {}

  std::string word() {
    skip_blanks();
    const std::size_t end = std::min(rest_.find_first_of("; \t("), rest_.size());
    std::string word = text::lower(text::trim(rest_.substr(0, end)));
    rest_.remove_prefix(end);
    std::erase(word, '"');
    return word;
  }

  std::optional<RawParameter> next() {
    skip_blanks();
    while (!rest_.empty() && (rest_.front() == ';' || rest_.front() == ',')) {
      rest_.remove_prefix(1);
      skip_blanks();
    }
    if (rest_.empty()) return std::nullopt;
    RawParameter parameter;
    const std::size_t end = std::min(rest_.find_first_of("=;"), rest_.size());
    parameter.name = text::lower(text::trim(rest_.substr(0, end)));
    std::erase_if(parameter.name, [](char c) { return c == ' ' || c == '\t' || c == '"'; });
    rest_.remove_prefix(end);
    if (rest_.empty() || rest_.front() == ';') return parameter;
    rest_.remove_prefix(1);
    skip_blanks();
    if (!rest_.empty() && rest_.front() == '"') {
      parameter.quoted = true;
      parameter.value = quoted_value();
    } else {
      parameter.value = bare_value();
    }
    return parameter;
  }

 private:
  void skip_blanks() {
    while (!rest_.empty() && text::is_space(rest_.front())) rest_.remove_prefix(1);
    while (!rest_.empty() && rest_.front() == '(') {  // a comment
      const std::size_t end = rest_.find(')');
      rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
      while (!rest_.empty() && text::is_space(rest_.front())) rest_.remove_prefix(1);
    }
  }

  // A backslash escapes quotes and itself only: Windows paths stand here unescaped.
  std::string quoted_value() {
    std::string value;
    std::size_t at = 1;
    for (; at < rest_.size() && rest_[at] != '"'; ++at) {
      const bool escape =
          rest_[at] == '\\' && at + 1 < rest_.size() && (rest_[at + 1] == '"' || rest_[at + 1] == '\\');
      if (escape) ++at;
      value += rest_[at];
    }
    rest_.remove_prefix(std::min(at + 1, rest_.size()));
    // What stands between the closing quote and the next semicolon belongs to nobody, unless it is more
    // value.
    const std::size_t end = std::min(rest_.find(';'), rest_.size());
    const std::string_view tail = text::trim(rest_.substr(0, end));
    if (!tail.empty() && tail.find('=') == std::string_view::npos) rest_.remove_prefix(end);
    return value;
  }

  std::string bare_value() {
    std::size_t end = 0;
    while (end < rest_.size() && rest_[end] != ';')
      end += std::max<std::size_t>(1, encoded_word_length(rest_.substr(end)));
    const std::string value(text::trim(rest_.substr(0, end)));
    rest_.remove_prefix(end);
    return value;
  }

  // An encoded word may hold semicolons; 0 when none begins here.
  static std::size_t encoded_word_length(std::string_view text) {
    if (!text.starts_with("=?")) return 0;
    constexpr std::size_t longest_charset = 60;
    const std::size_t charset = text.substr(0, longest_charset).find('?', 2);
    if (charset == std::string_view::npos || charset + 3 > text.size()) return 0;
    constexpr std::size_t longest = 1000;
    const std::size_t close = text.substr(0, longest).find("?=", charset + 3);
    return close == std::string_view::npos ? 0 : close + 2;
  }

  std::string_view rest_;
};

struct Section {
  int number = 0;
  bool extended = false;
  std::string value;
};

struct Gathered {
  std::string name;
  std::vector<Section> sections;  // RFC 2231: name*, name*0, name*1*
  std::string plain;
  bool has_plain = false;
};

// The value of RFC 2231 sections: charset'language'percent-encoded, sections joined before decoding.
std::string joined(std::vector<Section> sections, std::string_view fallback) {
  std::stable_sort(sections.begin(), sections.end(),
                   [](const Section& a, const Section& b) { return a.number < b.number; });
  std::string charset;
  std::string bytes;
  bool any_extended = false;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    std::string_view value = sections[i].value;
    const bool extended = sections[i].extended;
    any_extended = any_extended || extended;
    const std::size_t first = extended && i == 0 ? value.find('\'') : std::string_view::npos;
    const std::size_t second = first == std::string_view::npos ? first : value.find('\'', first + 1);
    if (second != std::string_view::npos) {
      charset = std::string(value.substr(0, first));
      value.remove_prefix(second + 1);
    }
    bytes += extended ? text::percent_decoded(value) : std::string(value);
  }
  if (!any_extended) return decode_words(bytes, fallback);
  return to_utf8(bytes, charset.empty() ? fallback : charset);
}

void gather(std::vector<Gathered>& all, RawParameter raw) {
  const std::size_t star = raw.name.find('*');
  const std::string base = raw.name.substr(0, star);
  auto found = std::find_if(all.begin(), all.end(), [&](const Gathered& one) { return one.name == base; });
  constexpr std::size_t most = 64;
  if (found == all.end()) {
    if (all.size() >= most) return;
    found = all.insert(all.end(), Gathered{base, {}, {}, false});
  }
  if (star == std::string::npos) {
    if (!found->has_plain) found->plain = std::move(raw.value);
    found->has_plain = true;
    return;
  }
  Section section;
  std::string_view mark = std::string_view(raw.name).substr(star + 1);
  section.extended = mark.empty() || mark.ends_with('*');
  std::from_chars(mark.data(), mark.data() + mark.size(), section.number);
  section.value = std::move(raw.value);
  constexpr std::size_t most_sections = 1000;
  if (found->sections.size() < most_sections) found->sections.push_back(std::move(section));
}

}  // namespace

std::string_view Parameterized::parameter(std::string_view name) const {
  for (const auto& [key, value] : parameters) {
    if (key == name) return value;
  }
  return {};
}

Parameterized read_parameters(std::string_view value, std::string_view fallback) {
  const std::string unfolded = unfold(value);
  ParameterReader reader(unfolded);
  Parameterized result;
  result.word = reader.word();
  std::vector<Gathered> gathered;
  while (auto raw = reader.next()) gather(gathered, std::move(*raw));
  for (Gathered& one : gathered) {
    std::string text =
        one.sections.empty() ? decode_words(one.plain, fallback) : joined(std::move(one.sections), fallback);
    result.parameters.emplace_back(std::move(one.name), std::move(text));
  }
  return result;
}

}  // namespace ticketd::mail
