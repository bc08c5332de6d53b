// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "mail/reply/reply_fold.hpp"
#include "mail/reply/reply_heads.hpp"
#include "mail/reply/reply_phrases.hpp"
#include "mail/reply/reply_signs.hpp"
#include "text/ascii.hpp"

namespace ticketd::mail {
namespace {

constexpr std::size_t kMostAttributionLines = 4;
constexpr std::size_t kMostBytes = 500;

// What the words of a candidate say.
struct Traits {
  Signs signs;
  bool bracketed = false;        // <something@something>
  bool ends_in_address = false;  // 'Eva <eva@x.example>:'
};

Traits traits_of(std::string_view joined, const Signs& signs) {
  Traits traits{signs};
  // A phrase of several words may be torn by the line's end.
  if (!signs.verb) traits.signs.verb = contains_verb_of_writing(joined);
  if (!signs.address) return traits;
  const auto open = std::max(joined.rfind('<') + 1, joined.rfind('(') + 1);
  if (open == 0 || !has_address(joined.substr(open - 1))) return traits;
  const auto close = joined.find_first_of(">)", open);
  traits.bracketed = close != std::string_view::npos;
  traits.ends_in_address = traits.bracketed && joined.find_first_not_of(">): -*_\"'", close) == joined.npos;
  return traits;
}

// '2011/4/7 Eva <eva@x.example>', which another old Gmail left without colon.
bool is_dated_address(std::string_view folded) {
  return text::is_digit(folded.front()) && folded.back() == '>' &&
         folded.find('@') != std::string_view::npos && begins_with_numeric_date(folded);
}

bool is_margin(char c) {
  return c == ' ' || c == '-' || c == '*' || c == '_';
}

// Whether an attribution may end with this line: at a colon, or at '... wrote ----'.
bool closes(std::string_view folded) {
  std::size_t end = folded.size();
  while (end > 0 && is_margin(folded[end - 1])) --end;
  if (end == 0) return false;
  const std::size_t last = end - 1;
  if (folded[last] == ':' || is_dated_address(folded)) return true;
  if (last + 2 >= folded.size() || folded.back() != '-') return false;
  const auto blank = folded.find_last_of(' ', last);
  return blank != std::string_view::npos && is_verb_of_writing(folded.substr(blank + 1, last - blank));
}

bool has_open_bracket(std::string_view s) {
  return s.find('<') != std::string_view::npos &&
         std::count(s.begin(), s.end(), '<') > std::count(s.begin(), s.end(), '>');
}

std::string_view without_lead(std::string_view folded) {
  std::size_t first = 0;
  while (first < folded.size() &&
         (is_margin(folded[first]) || folded[first] == '"' || folded[first] == '\'' || folded[first] == '>'))
    ++first;
  return folded.substr(first);
}

bool opens_like_one(std::string_view folded) {
  const auto line = without_lead(folded);
  std::size_t at = 0;
  return !line.empty() && (text::is_digit(line.front()) || opens_attribution(next_word(line, at)));
}

// The first line of one that takes several must say by itself that it is no sentence of the mail.
bool may_begin(std::string_view folded) {
  return opens_like_one(folded) || has_date(folded) || has_open_bracket(folded);
}

// Whether the words are an attribution whatever follows them. `goes_on`: the line begins with a small letter,
// as the rest of a sentence does; many languages write their days so, hence an address makes up for it.
bool seems_certain(std::string_view joined, const Traits& traits, bool goes_on) {
  const Signs& signs = traits.signs;
  if (signs.verb && (traits.bracketed || is_dashed_title(joined))) return true;
  if (signs.verb && signs.date) return signs.address || (!goes_on && (signs.time || opens_like_one(joined)));
  if (!signs.date || !traits.bracketed) return false;
  const bool ends = joined.find(':') != std::string_view::npos && !is_dated_address(joined);
  if (signs.time) return ends;
  return traits.ends_in_address && ends && opens_like_one(joined);
}

bool is_certain(std::string_view joined, const Traits& traits, bool goes_on) {
  return seems_certain(joined, traits, goes_on) && !speaks_of_own_writing(joined);
}

bool is_likely(std::string_view joined, const Traits& traits) {
  const Signs& signs = traits.signs;
  if (signs.verb || starts_with_quoting(joined)) return true;
  if (signs.date && signs.time && opens_like_one(joined)) return true;
  return signs.address && (signs.date || signs.time);
}

// '2016-03-03 17:21 GMT+01:00 Eva Berg', which an old Gmail wrote without colon.
bool is_bare_timestamp(std::string_view folded) {
  constexpr std::size_t kStamp = 16;
  if (folded.size() < kStamp + 6 || folded.size() > 200 || folded[4] != '-' || folded[13] != ':')
    return false;
  return digits_at(folded, 0) == 4 && folded.substr(kStamp, 4) == " gmt";
}

bool followed_by_quote(const ReplyLines& lines, std::size_t end) {
  return lines.is_quoted(lines.skip_blank(end));
}

// '> wrote:' is the end of '... <eva@x.example' that a wrap tore apart, not a quoted line.
bool continues(const ReplyLines& lines, std::size_t i, std::string_view joined) {
  if (i >= lines.size() || lines.is_blank(i)) return false;
  return lines.is_own(i) || (has_open_bracket(joined) && lines.raw(i).size() < 60);
}

// The folded lines as one, with a blank between. A mail may ask for it at every line, so it stands on the
// stack.
class JoinedLines {
 public:
  explicit JoinedLines(std::string_view first) { append(first); }
  void add(std::string_view line) {
    append(" ");
    append(line);
  }
  [[nodiscard]] std::string_view text() const { return {bytes_.data(), size_}; }

 private:
  void append(std::string_view text) { size_ += text.copy(bytes_.data() + size_, bytes_.size() - size_); }

  std::size_t size_ = 0;
  std::array<char, kMostBytes + 1 + ReplyLines::kFoldedBytes> bytes_;
};

struct Candidate {
  std::size_t end = 0;
  bool dated = false;
};

// The attribution that begins at `i`, whether or not a later line begins it better.
std::optional<Candidate> candidate_at(const ReplyLines& lines, std::size_t i) {
  if (!lines.is_own(i) || lines.raw(i).size() > kMostBytes) return std::nullopt;
  constexpr std::size_t kShortest = 4;
  if (lines.raw(i).size() < kShortest) return std::nullopt;
  if (is_bare_timestamp(lines.folded(i))) return Candidate{i + 1, true};
  bool closed = closes(lines.folded(i));
  if (!closed && !may_begin(lines.folded(i))) return std::nullopt;
  JoinedLines joined(lines.folded(i));
  Signs signs = lines.signs(i);
  std::size_t end = i + 1;
  while (!closed) {
    const bool too_long = end - i >= kMostAttributionLines || joined.text().size() > kMostBytes;
    if (too_long || !continues(lines, end, joined.text())) return std::nullopt;
    joined.add(lines.folded(end));
    signs.add(lines.signs(end));
    closed = closes(joined.text());
    ++end;
  }
  const Traits traits = traits_of(joined.text(), signs);
  const char first = lines.raw(i).front();
  const bool goes_on = text::is_lower(first);
  const bool believed = is_certain(joined.text(), traits, goes_on) ||
                        (followed_by_quote(lines, end) && is_likely(joined.text(), traits));
  return believed ? std::optional(Candidate{end, traits.signs.date}) : std::nullopt;
}

}  // namespace

std::optional<std::size_t> attribution_end(const ReplyLines& lines, std::size_t i) {
  const auto found = candidate_at(lines, i);
  if (!found) return std::nullopt;
  // A later beginning that is dated makes the whole dated.
  if (!found->dated) return found->end;
  for (std::size_t at = i + 1; at < found->end; ++at) {
    if (!lines.is_own(at) || !opens_like_one(lines.folded(at))) continue;
    const auto later = candidate_at(lines, at);
    if (later && later->dated && later->end == found->end) return std::nullopt;
  }
  return found->end;
}

}  // namespace ticketd::mail
