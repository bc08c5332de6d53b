// SPDX-License-Identifier: Apache-2.0
#include "mail/reply/reply_lines.hpp"

#include <algorithm>

#include "mail/reply/reply_fold.hpp"
#include "text/ascii.hpp"

namespace ticketd::mail {
namespace {

std::size_t after_blanks(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) ++at;
  return at;
}

bool looks_blank(std::string_view line) {
  const auto first = after_blanks(line);
  if (line.find_first_not_of(" \t\f\v", first) == std::string_view::npos) return true;
  // NBSP, zero-width and bidi marks alone are nothing to read; only such short lines are worth folding.
  return (line[first] & 0x80) != 0 && line.size() < 64 && fold(line).empty();
}

bool looks_quoted(std::string_view line) {
  const auto first = after_blanks(line);
  if (first == line.size() || line[first] != '>') return false;
  // An mbox writer's escape, not a quote.
  return line.substr(0, 6) != ">From ";
}

std::string_view trim_right(std::string_view line) {
  const auto last = line.find_last_not_of(" \t");
  return last == std::string_view::npos ? std::string_view{} : line.substr(0, last + 1);
}

bool starts_lower(std::string_view line) {
  return !line.empty() && text::is_lower(line[0]);
}

// A quoting line that ran over the margin and lost its tail to the next line, which then has no '>'.
bool is_torn(std::string_view quoted) {
  constexpr std::size_t kMargin = 70;
  const auto line = trim_right(quoted);
  return line.size() >= kMargin && line.size() < 100 && is_word_byte(line.back());
}

// '(http://...' or '<http://...': a link that some programs put on a line of its own within a quote.
bool is_bare_link(std::string_view line) {
  const auto first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos || (line[first] != '(' && line[first] != '<')) return false;
  return line.substr(first + 1, 4) == "http" && line.find_last_of(")>") != std::string_view::npos &&
         trim_right(line).find(' ', first) >= trim_right(line).find_first_of(")>", first);
}

}  // namespace

ReplyLines::ReplyLines(std::string_view text) : text_(text) {
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  lines_.reserve(lines);
  roles_.reserve(lines);
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    Span span;
    span.begin = static_cast<std::uint32_t>(begin);
    span.size = static_cast<std::uint32_t>(end - begin) & 0x7FFFFFFFu;
    lines_.push_back(span);
    const auto line = raw(lines_.size() - 1);
    roles_.push_back(looks_blank(line)    ? LineRole::Blank
                     : looks_quoted(line) ? LineRole::Quoted
                                          : LineRole::Own);
    begin = end + 1;
  }
  mark_fences();
  mark_broken_quotes();
}

void ReplyLines::fill(Cached& slot, std::size_t i) const {
  fold_into(slot.folded, raw(i).substr(0, kFoldedBytes));
  slot.label = line_label(slot.folded);
  slot.signs.reset();
  slot.line = i;
}

const Signs& ReplyLines::signs(std::size_t i) const {
  Cached& slot = cached(i);
  if (!slot.signs) slot.signs = read_signs(slot.folded);
  return *slot.signs;
}

std::size_t ReplyLines::skip_blank(std::size_t i) const {
  while (i < size() && is_blank(i)) ++i;
  return i;
}

void ReplyLines::set_roles(std::size_t begin, std::size_t end, LineRole role) {
  for (std::size_t i = begin; i < end; ++i)
    if (roles_[i] != LineRole::Blank) roles_[i] = role;
}

void ReplyLines::mark_fences() {
  std::size_t open = size();
  for (std::size_t i = 0; i < size(); ++i) {
    if (raw(i).substr(0, 3) != "```") continue;
    if (open == size()) {
      open = i;
      continue;
    }
    for (std::size_t j = open; j <= i; ++j) {
      lines_[j].fenced = 1;
      if (roles_[j] == LineRole::Quoted) roles_[j] = LineRole::Own;
    }
    open = size();
  }
}

// A line between two quoted ones is quoted too where it is the torn-off end of the one above. A mail that was
// torn once was torn by a program that knows no better, so shorter lines of it are believed as well.
void ReplyLines::mark_broken_quotes() {
  constexpr std::size_t kTornAgain = 60;
  bool torn_before = false;
  for (std::size_t i = 1; i + 1 < size(); ++i) {
    if (!is_own(i) || !is_quoted(i - 1) || !is_quoted(i + 1)) continue;
    if (is_bare_link(raw(i))) roles_[i] = LineRole::Quoted;
    if (!starts_lower(raw(i))) continue;
    const bool torn = is_torn(raw(i - 1));
    if (!torn && !(torn_before && raw(i - 1).size() >= kTornAgain)) continue;
    roles_[i] = LineRole::Quoted;
    torn_before = true;
  }
}

}  // namespace ticketd::mail
