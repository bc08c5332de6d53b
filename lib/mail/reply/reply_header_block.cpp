// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "mail/reply/reply_fold.hpp"
#include "mail/reply/reply_heads.hpp"
#include "mail/reply/reply_phrases.hpp"
#include "text/ascii.hpp"

namespace ticketd::mail {
namespace {

constexpr std::size_t kMostHeaderLines = 40;
constexpr std::size_t kMostContinuations = 2;

class Labels {
 public:
  void add(Label label) { bits_ |= 1u << static_cast<unsigned>(label); }
  [[nodiscard]] bool has(Label label) const { return (bits_ & (1u << static_cast<unsigned>(label))) != 0; }
  [[nodiscard]] int kinds() const {
    int n = 0;
    for (const Label label : {Label::From, Label::Sent, Label::Date, Label::To, Label::Subject})
      n += has(label) ? 1 : 0;
    return n;
  }

 private:
  unsigned bits_ = 0;
};

// 'From: bob@x.example Date: ...': the further labels of a line that a converter joined.
void add_inner_labels(std::string_view folded, Labels& labels) {
  std::size_t word_begin = 0;
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (folded[at] == ' ') word_begin = at + 1;
    if (folded[at] != ':' || at == word_begin) continue;
    if (const auto label = header_label(folded.substr(word_begin, at - word_begin))) labels.add(*label);
  }
}

struct Found {
  Labels labels;
  bool address = false;  // of the people named, not of the text below
  bool digits = false;   // of a date
  std::size_t end = 0;
};

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), text::is_digit);
}

bool looks_continued(std::string_view raw) {
  return raw.find_first_of("@;<") != std::string_view::npos;
}

// Reads on while lines are labelled; a line or two between may be the rest of a long value.
Found read_block(const ReplyLines& lines, std::size_t i) {
  Found found;
  std::size_t plain = 0;
  for (std::size_t at = i; at < lines.size() && at < i + kMostHeaderLines; ++at) {
    if (lines.is_blank(at)) {
      // HTML paragraphs leave a blank line between the labels of some mails.
      const bool goes_on = at + 1 < lines.size() && !lines.is_blank(at + 1) && lines.label(at + 1);
      if (!goes_on || found.labels.kinds() >= 4) break;
      continue;
    }
    if (!lines.is_own(at)) break;
    const auto& folded = lines.folded(at);
    if (const auto label = lines.label(at)) {
      // A label met twice begins another block.
      if (*label != Label::Other && found.labels.has(*label)) break;
      plain = 0;
      found.labels.add(*label);
      found.end = at + 1;
      if (*label == Label::From) add_inner_labels(folded, found.labels);
      const bool dates = found.labels.has(Label::Sent) || found.labels.has(Label::Date);
      found.digits = found.digits || (dates && has_digit(folded));
    } else if (++plain > kMostContinuations && !looks_continued(lines.raw(at))) {
      break;
    }
    if (found.labels.kinds() > 0 && folded.find('@') != std::string::npos) found.address = true;
  }
  return found;
}

bool is_block(const Found& found, std::size_t i, bool announced) {
  const Labels& labels = found.labels;
  const bool dated = (labels.has(Label::Sent) || labels.has(Label::Date)) && found.digits;
  if (!labels.has(Label::From)) return labels.has(Label::To) && dated && found.address;
  if (labels.kinds() >= 3)
    return announced || found.address || labels.has(Label::Sent) || labels.has(Label::Subject);
  if (labels.kinds() < 2) return false;
  return announced || (dated && found.address && found.end - i <= 6);
}

bool is_announced(const ReplyLines& lines, std::size_t i) {
  while (i > 0 && lines.is_blank(i - 1)) --i;
  return i > 0 && (is_rule(lines.raw(i - 1)) || is_dashed_title(lines.folded(i - 1)));
}

}  // namespace

std::optional<std::size_t> header_block_end(const ReplyLines& lines, std::size_t i) {
  if (!lines.is_own(i)) return std::nullopt;
  const auto label = lines.label(i);
  if (!label || *label == Label::Other) return std::nullopt;
  const Found found = read_block(lines, i);
  if (!is_block(found, i, is_announced(lines, i))) return std::nullopt;
  return found.end;
}

}  // namespace ticketd::mail
