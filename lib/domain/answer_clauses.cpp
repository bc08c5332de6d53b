// SPDX-License-Identifier: Apache-2.0
#include "domain/answer_clauses.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "domain/lexicon.hpp"
#include "domain/written_line.hpp"
#include "text/ascii.hpp"
#include "text/case.hpp"
#include "text/trim.hpp"
#include "text/utf8.hpp"

namespace ticketd::domain {
namespace {

constexpr std::size_t longest_answer = 4000;
constexpr std::size_t shortest_wrapped_line = 60;  // a shorter line was ended by its writer
constexpr std::size_t words_of_a_closing = 6;

struct SameLetter {
  std::string_view before;
  std::string_view after;
};
constexpr std::array<SameLetter, 12> same_letters{{{"\xE2\x80\x99", "'"},
                                                   {"\xE2\x80\x98", "'"},
                                                   {"\xC2\xB4", "'"},
                                                   {"`", "'"},
                                                   {"a\xCC\x88", "ä"},
                                                   {"o\xCC\x88", "ö"},
                                                   {"u\xCC\x88", "ü"},
                                                   {"a\xCC\x8A", "å"},
                                                   {"\xC2\xA0", " "},
                                                   {"\xE2\x80\xA6", "."},
                                                   {"\xEF\xB8\x8F", ""},
                                                   {"\xE2\x80\x8D", ""}}};

std::string one_spelling(std::string text) {
  for (const auto& [before, after] : same_letters)
    for (auto at = text.find(before); at != text.npos; at = text.find(before, at + after.size()))
      text.replace(at, before.size(), after);
  return text;
}

bool begins_with_phrase(std::string_view line, std::string_view phrase) {
  if (!line.starts_with(phrase)) return false;
  const auto next = line.substr(phrase.size(), 1);
  return next.empty() || std::string_view(" ,.!/:;").find(next) != std::string_view::npos;
}

std::size_t words_in(std::string_view line) {
  std::size_t words = 0;
  bool inside = false;
  for (const char each : line) {
    if (!text::is_blank(each) && !inside) ++words;
    inside = !text::is_blank(each);
  }
  return words;
}

// Behind it come names, titles and what mail programs add.
bool is_closing(std::string_view line, const Vocabulary& vocabulary) {
  if (line.starts_with("--") || line.starts_with("__")) return true;
  const auto& closings = vocabulary.closings();
  return words_in(line) <= words_of_a_closing &&
         std::any_of(closings.begin(), closings.end(),
                     [&](std::string_view each) { return begins_with_phrase(line, each); });
}

bool is_small_print(std::string_view line, const Vocabulary& vocabulary) {
  const auto& words = vocabulary.small_print();
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view each) { return line.find(each) != line.npos; });
}

bool is_postscript(std::string_view line) {
  return begins_with_phrase(line, "ps") || line.starts_with("p.s");
}

// Lines of the answer itself; what stands below the closing formula counts only behind a PS.
std::string own_lines(std::string_view lower, const Vocabulary& vocabulary) {
  std::string kept;
  bool closed = false;
  while (!lower.empty()) {
    const auto line = bare(take_line(lower));
    if (is_postscript(line)) closed = false;
    if ((is_closing(line, vocabulary) || is_small_print(line, vocabulary)) && !text::is_only_blank(kept))
      closed = true;
    if (closed || line.starts_with(">")) continue;
    kept += line;
    kept += line.size() >= shortest_wrapped_line && !line.ends_with('.') ? ' ' : '\n';
  }
  return kept;
}

struct Sign {
  char32_t code = 0;
  std::size_t size = 1;
};

Sign sign_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  const char32_t code = text::next_code_point(text, end);
  return {code, end - at};
}

bool is_picture(char32_t code) {
  return (code >= 0x2600 && code <= 0x27BF) || (code >= 0x1F000 && code <= 0x1FAFF);
}

bool is_sad(char32_t code) {
  constexpr std::array<char32_t, 10> sad{0x2639,  0x274C,  0x274E,  0x1F44E, 0x1F494,
                                         0x1F641, 0x1F62D, 0x1F914, 0x1F926, 0x1F937};
  return (code >= 0x1F60F && code <= 0x1F616) || (code >= 0x1F61E && code <= 0x1F62B) ||
         std::find(sad.begin(), sad.end(), code) != sad.end();
}

bool is_skin(char32_t code) {
  return code >= 0x1F3FB && code <= 0x1F3FF;
}

// In text of lower case.
bool may_be_in_word(char c) {
  return text::is_lower(c) || text::is_digit(c) || !text::is_ascii(c);
}

class Cutting {
 public:
  explicit Cutting(std::string text) : text_(std::move(text)) {}

  std::vector<Clause> cut() && {
    while (at_ < text_.size()) step();
    end_sentence();
    return std::move(clauses_);
  }

 private:
  void step() {
    if (word_.empty() && (starts_with("http://") || starts_with("https://") || starts_with("www.")))
      return skip_address();
    if (starts_with(":-(") || starts_with(":(")) return take(":-", text_[at_ + 1] == '-' ? 3 : 2);
    const auto sign = sign_at(text_, at_);
    if (is_picture(sign.code)) {
      if (is_skin(sign.code)) return take("", sign.size);
      return take(is_sad(sign.code) ? ":-" : ":+", sign.size);
    }
    const char each = text_[at_];
    if (is_word_byte(each) || is_inside_word(each)) {
      word_ += each;
      ++at_;
      return;
    }
    end_word();
    if (each == '/' && is_at_line_start()) clause_.words.emplace_back("/");
    if (each == '?') question_ = true;
    if (each == ',' || each == ';' || each == ':' || each == '(' || each == ')' || is_dash(sign.code)) {
      clause_.is_before_comma = each == ',';
      end_clause();
    }
    if (each == '.' || each == '!' || each == '?' || each == '\n') end_sentence();
    at_ += sign.size;
  }

  void skip_address() { at_ = std::min(text_.find_first_of(" \t\n", at_), text_.size()); }

  void take(std::string_view word, std::size_t size) {
    end_word();
    if (!word.empty()) clause_.words.emplace_back(word);
    at_ += size;
  }

  [[nodiscard]] bool starts_with(std::string_view what) const {
    return std::string_view(text_).substr(at_).starts_with(what);
  }

  [[nodiscard]] bool is_word_byte(char each) const {
    return !is_dash(sign_at(text_, at_).code) && may_be_in_word(each);
  }

  // "doesn't", "e-mail", "10.0.0.1"
  [[nodiscard]] bool is_inside_word(char each) const {
    if (word_.empty() || at_ + 1 >= text_.size()) return false;
    const char next = text_[at_ + 1];
    const bool digits = text::is_digit(word_.back()) && text::is_digit(next);
    return may_be_in_word(next) && (each == '\'' || each == '-' || (each == '.' && digits));
  }

  [[nodiscard]] static bool is_dash(char32_t code) { return code == 0x2013 || code == 0x2014; }

  [[nodiscard]] bool is_at_line_start() const { return at_ == 0 || text_[at_ - 1] == '\n'; }

  void end_word() {
    if (!word_.empty()) clause_.words.push_back(std::exchange(word_, {}));
  }

  void end_clause() {
    end_word();
    clause_.sentence = sentence_;
    if (!clause_.words.empty()) clauses_.push_back(std::move(clause_));
    clause_ = {};
  }

  void end_sentence() {
    end_clause();
    if (std::exchange(question_, false))
      for (auto& clause : clauses_) clause.is_question |= clause.sentence == sentence_;
    ++sentence_;
  }

  std::string text_;
  std::size_t at_ = 0;
  std::string word_;
  Clause clause_;
  std::size_t sentence_ = 0;
  bool question_ = false;
  std::vector<Clause> clauses_;
};

}  // namespace

Clauses clauses_of(std::string_view visible_reply, const Vocabulary& vocabulary) {
  const auto begin = visible_reply.substr(0, longest_answer);
  auto text = own_lines(one_spelling(text::lower_case(begin)), vocabulary);
  return {Cutting(std::move(text)).cut(), visible_reply.size() > longest_answer};
}

}  // namespace ticketd::domain
