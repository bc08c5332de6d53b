// SPDX-License-Identifier: Apache-2.0
#include "mail/reply/reply_added.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "mail/reply/reply_added_phrases.hpp"
#include "mail/reply/reply_fold.hpp"
#include "text/ascii.hpp"

namespace ticketd::mail {
namespace {

constexpr std::size_t kMostAddedLines = 16;   // of all that stands above the words
constexpr std::size_t kMostBannerWords = 70;  // of a banner's line
constexpr std::size_t kMostTagWords = 6;      // '*** EXTERNAL EMAIL ***'
constexpr std::size_t kWrapped = 40;          // so long is a line that was broken
constexpr std::string_view kMarks = " *_[](){}<>|#=-~+!.:;,\"'";

std::string_view without_marks(std::string_view folded) {
  // Signs of warning and bullets begin with these bytes in UTF-8.
  while (!folded.empty() &&
         (kMarks.find(folded.front()) != std::string_view::npos || folded.starts_with("\xE2\x9A\xA0") ||
          folded.starts_with("\xE2\x9D\x97") || folded.starts_with("\xEF\xB8\x8F") ||
          folded.starts_with("\xE2\x80\xA2") || folded.starts_with("\xF0\x9F")))
    folded.remove_prefix(kMarks.find(folded.front()) != std::string_view::npos ? 1
                         : folded.starts_with("\xF0\x9F") ? std::min<std::size_t>(4, folded.size())
                                                          : 3);
  while (!folded.empty() && kMarks.find(folded.back()) != std::string_view::npos) folded.remove_suffix(1);
  return folded;
}

bool is_rule(std::string_view folded) {
  return folded.size() >= 3 && folded.find_first_not_of("-_=*~#+ ") == std::string_view::npos;
}

bool is_bracketed(std::string_view raw) {
  const auto first = raw.find_first_not_of(" \t");
  if (first == std::string_view::npos) return false;
  const char end = raw[raw.find_last_not_of(" \t\r")];
  switch (raw[first]) {
    case '[': return end == ']';
    case '(': return end == ')';
    case '{': return end == '}';
    case '<': return end == '>';
    case '*': return end == '*';
    case '#':
    case '=':
    case '-': return end == raw[first];
    default: return false;
  }
}

bool is_in_capitals(std::string_view raw) {
  return std::none_of(raw.begin(), raw.end(), text::is_lower) &&
         std::any_of(raw.begin(), raw.end(), text::is_upper);
}

struct Words {
  std::size_t all = 0;
  std::size_t of_banners = 0;
};

Words count(std::string_view folded) {
  Words words;
  for (std::size_t at = 0;;) {
    const auto word = next_word(folded, at);
    if (word.empty()) return words;
    ++words.all;
    if (is_banner_word(word)) ++words.of_banners;
  }
}

// 'of', 'the', 'our': what stands between a banner's words.
bool is_small(std::string_view word) {
  constexpr std::array<std::string_view, 28> small{
      "of",  "the", "our",  "your", "this", "is",    "an", "a",   "from", "det", "den", "är", "er",  "från",
      "fra", "ist", "eine", "von",  "der",  "diese", "un", "une", "de",   "la",  "il",  "el", "een", "van"};
  return std::find(small.begin(), small.end(), word) != small.end();
}

// Whether the line is nothing but a tag: 'external email', 'caution: external sender'.
bool is_tag(std::string_view raw, std::string_view folded) {
  const auto line = without_marks(folded);
  if (!names_outside(line)) return false;
  std::size_t words = 0;
  for (std::size_t at = 0;;) {
    const auto word = next_word(line, at);
    if (word.empty()) break;
    if (++words > kMostTagWords) return false;
    const bool known = is_small(word) || is_banner_word(word) || names_mail(word) || names_outside(word) ||
                       warning_length(word) == word.size();
    if (!known) return false;
  }
  if (is_bracketed(raw) || is_in_capitals(raw)) return true;
  return line.find(':') != std::string_view::npos && warning_length(line) > 0 && names_mail(line);
}

// A warning as the first word, set apart from what follows by a mark or capitals.
bool begins_with_warning(std::string_view raw, std::string_view folded) {
  const auto line = without_marks(folded);
  const auto length = warning_length(line);
  if (length == 0) return false;
  if (length == line.size() || is_bracketed(raw)) return true;
  const auto behind = line.substr(length);
  const auto mark = behind.find_first_not_of(' ');
  if (mark != std::string_view::npos && !is_word_byte(behind[mark])) return true;
  const auto first = raw.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  return first != std::string_view::npos &&
         is_in_capitals(raw.substr(first, std::min<std::size_t>(length, 7)));
}

// 'This email originated from outside of the organization.' and nothing else in the sentence.
bool is_bare_sentence(std::string_view folded) {
  const auto line = without_marks(folded);
  const auto end = line.find_first_of(".!");
  const auto sentence = line.substr(0, end);
  if (!is_banner_sentence(sentence)) return false;
  std::size_t strange = 0;
  std::size_t words = 0;
  for (std::size_t at = 0;;) {
    const auto word = next_word(sentence, at);
    if (word.empty()) break;
    ++words;
    if (!is_small(word) && !is_banner_word(word) && !names_outside(word) && !names_mail(word)) ++strange;
  }
  return words <= 14 && strange <= 2;
}

bool is_proofpoints(std::string_view raw, std::string_view which) {
  return raw.find("ZjQcmQRYFpfptBanner") != std::string_view::npos &&
         raw.find(which) != std::string_view::npos;
}

// A line that no person writes: by it a banner is known. `next`: what stands below it, folded.
bool is_anchor(std::string_view raw, const std::string& folded, std::string_view next) {
  if (is_tag(raw, folded)) return true;
  const auto line = without_marks(folded);
  if (is_safety_tip(line.substr(0, 200)))
    return line.find('@') != std::string_view::npos || line.find("http") != std::string_view::npos;
  const Words words = count(line);
  if (words.all > kMostBannerWords) return false;
  const bool sentence = is_banner_sentence(line);
  if (!begins_with_warning(raw, folded))
    return sentence &&
           (is_bare_sentence(folded) || gives_advice(line) || begins_with_advice(without_marks(next)));
  constexpr std::size_t kWordsOfAdvice = 4;
  return sentence || (gives_advice(line) && words.of_banners >= kWordsOfAdvice) ||
         (names_outside(line) && names_mail(line) && words.of_banners >= kWordsOfAdvice);
}

bool is_finished(std::string_view raw) {
  const auto last = raw.find_last_not_of(" \t\r");
  return last == std::string_view::npos ||
         std::string_view(".!?>])*:").find(raw[last]) != std::string_view::npos;
}

bool begins_within_sentence(std::string_view raw, std::string_view folded) {
  const auto first = raw.find_first_not_of(" \t*_|");
  if (first == std::string_view::npos) return false;
  std::size_t at = 0;
  return text::is_lower(raw[first]) || is_banner_word(next_word(folded, at));
}

class Banner {
 public:
  explicit Banner(const ReplyLines& lines) : lines_(lines) {}

  // One past the last line of the banner that begins at `i`; `i` if there is none.
  [[nodiscard]] std::size_t end_from(std::size_t i) const {
    if (is_proofpoints(lines_.raw(i), "Start")) return end_of_proofpoints(i);
    std::size_t at = i;
    if (is_rule(lines_.folded(at))) at = lines_.skip_blank(at + 1);
    if (!is_own(at) || !is_anchor(at)) return i;
    std::size_t end = at + 1;
    while (is_own(end) && goes_on(end)) ++end;
    const bool closes = is_own(end) && is_rule(lines_.folded(end));
    return closes ? end + 1 : end;
  }

 private:
  [[nodiscard]] bool is_own(std::size_t i) const { return lines_.is_own(i) && !lines_.fenced(i); }

  [[nodiscard]] bool is_anchor(std::size_t i) const {
    const std::string folded = lines_.folded(i);
    const auto below = lines_.skip_blank(i + 1);
    const std::string next = is_own(below) ? lines_.folded(below) : std::string();
    return mail::is_anchor(lines_.raw(i), folded, next);
  }

  // Directly below a banner's line.
  [[nodiscard]] bool goes_on(std::size_t i) const {
    if (is_anchor(i)) return true;
    const std::string folded = lines_.folded(i);
    const auto line = without_marks(folded);
    const Words words = count(line);
    if (words.all > kMostBannerWords) return false;
    if (begins_with_advice(line) && (words.of_banners > 0 || words.all <= 3)) return true;
    if (is_makers_line(line) && words.all <= kMostTagWords) return true;
    const auto above = lines_.raw(i - 1);
    return above.size() >= kWrapped && !is_finished(above) && words.of_banners > 0 &&
           begins_within_sentence(lines_.raw(i), folded);
  }

  [[nodiscard]] std::size_t end_of_proofpoints(std::size_t i) const {
    for (std::size_t at = i; at < lines_.size() && at < i + kMostAddedLines; ++at)
      if (is_proofpoints(lines_.raw(at), "End")) return at + 1;
    return i + 1;
  }

  const ReplyLines& lines_;
};

// 'internal', 'acme - confidential', 'c2: internal use only': grades, and few words set apart by marks.
bool are_grades(std::string_view text) {
  constexpr std::string_view kBetween = " -/|\\:,_()[]*>";
  constexpr std::size_t kMostOthers = 3;
  std::size_t others = 0;
  bool graded = false;
  bool apart = true;  // a mark stands in front
  while (true) {
    const auto next = text.find_first_not_of(kBetween);
    if (next == std::string_view::npos) return graded;
    apart = apart || text.substr(0, next).find_first_not_of(' ') != std::string_view::npos;
    text.remove_prefix(next);
    if (const auto length = grade_length(text)) {
      graded = true;
      apart = false;
      text.remove_prefix(length);
      continue;
    }
    if (graded && !apart) return false;
    if (++others > kMostOthers) return false;
    text.remove_prefix(std::max<std::size_t>(1, std::min(text.find_first_of(kBetween), text.size())));
  }
}

bool is_tlp(std::string_view line) {
  if (!line.starts_with("tlp")) return false;
  line = without_marks(line.substr(3));
  for (const std::string_view colour : {"red", "amber", "amber+strict", "green", "white", "clear"})
    if (line == colour) return true;
  return false;
}

enum class LabelKind { None, Bare, Certain };

LabelKind label_on(const ReplyLines& lines, std::size_t i) {
  constexpr std::size_t kLongest = 120;
  const auto raw = lines.raw(i);
  const std::string& folded = lines.folded(i);
  if (folded.size() > kLongest) return LabelKind::None;
  const auto line = without_marks(folded);
  if (line.empty()) return LabelKind::None;
  if (is_tlp(line)) return LabelKind::Certain;
  if (const auto key = label_key_length(line)) {
    const auto value = line.substr(key);
    const bool is_set_apart = value.find_first_of(":=-|>") < value.find_first_not_of(" :=-|>") ||
                              line.substr(0, key).ends_with(" as") || line.substr(0, key).ends_with(" som") ||
                              line.substr(0, key).ends_with(" als");
    if (is_set_apart && are_grades(value)) return LabelKind::Certain;
  }
  if (is_bracketed(raw) && are_grades(line)) return LabelKind::Certain;
  const bool is_grade_alone = grade_length(line) == line.size();
  if (!is_grade_alone) return LabelKind::None;
  return is_in_capitals(raw) || line.find(' ') != std::string_view::npos ? LabelKind::Bare : LabelKind::None;
}

bool has_own(const ReplyLines& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines.is_own(i)) return true;
  return false;
}

}  // namespace

void mark_added_above(ReplyLines& lines) {
  std::vector<std::size_t> labels;
  std::size_t i = lines.skip_blank(0);
  while (i < kMostAddedLines && lines.is_own(i) && !lines.fenced(i)) {
    std::size_t end = Banner(lines).end_from(i);
    if (end == i && label_on(lines, i) != LabelKind::None) {
      labels.push_back(i);
      end = i + 1;
    }
    if (end == i) break;
    lines.set_roles(i, end, LineRole::Added);
    i = lines.skip_blank(end);
  }
  // A label alone may be the answer to 'which class is it?'.
  if (!has_own(lines))
    for (const auto label : labels) lines.set_role(label, LineRole::Own);
}

void mark_added_below(ReplyLines& lines) {
  constexpr std::size_t kMostBelow = 4;
  std::size_t last = lines.size();
  for (std::size_t found = 0; found < kMostBelow; ++found) {
    while (last > 0 && !lines.is_own(last - 1)) --last;
    if (last == 0 || lines.fenced(last - 1) || lines.raw(last - 1).starts_with('>')) return;
    const std::size_t i = last - 1;
    const bool stands_alone = i > 0 && lines.is_blank(i - 1);
    const auto label = label_on(lines, i);
    const bool scanner =
        stands_alone && is_scanners_line(without_marks(lines.folded(i))) && count(lines.folded(i)).all <= 20;
    if (label == LabelKind::None && !scanner) return;
    if (label == LabelKind::Bare && !stands_alone) return;
    lines.set_role(i, LineRole::Added);
    if (has_own(lines)) continue;
    lines.set_role(i, LineRole::Own);
    return;
  }
}

}  // namespace ticketd::mail
