#include <algorithm>

#include "mail/reply_fold.hpp"
#include "mail/reply_heads.hpp"
#include "mail/reply_phrases.hpp"

namespace ticketd::mail {
namespace {

constexpr std::size_t kMostLines = 4;
constexpr std::size_t kMostBytes = 500;

// What the words of a candidate say, without regard to their language.
struct Traits {
  bool date = false;       // a year, or 24.12.19
  bool time = false;       // 15:37, 15.37, 15h37
  bool address = false;    // something@something
  bool bracketed = false;  // <something@something>
  bool verb = false;
  bool ends_in_address = false;  // 'Eva <eva@x.example>:'
};

std::size_t digits_at(std::string_view s, std::size_t at) {
  std::size_t n = 0;
  while (at + n < s.size() && is_digit(s[at + n])) ++n;
  return n;
}

bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits.substr(0, 2) == "19" || digits.substr(0, 2) == "20" ||
                                digits.substr(0, 2) == "25" || digits.substr(0, 2) == "14");
}

// 24.12.19, 2019-12-24, 17-feb.-2015 (by its year), 12/24/2019: three numbers with one kind of mark between.
bool is_numeric_date(std::string_view s, std::size_t at, std::size_t first) {
  const std::size_t mark = at + first;
  if (mark >= s.size() || (s[mark] != '.' && s[mark] != '/' && s[mark] != '-')) return false;
  const std::size_t second = digits_at(s, mark + 1);
  if (second == 0 || second > 2) return false;
  const std::size_t last = mark + 1 + second;
  return last < s.size() && s[last] == s[mark] && digits_at(s, last + 1) >= (first == 4 ? 1 : 2);
}

bool is_time(std::string_view s, std::size_t at, std::size_t first) {
  const std::size_t mark = at + first;
  if (first > 2 || mark >= s.size() || (s[mark] != ':' && s[mark] != '.' && s[mark] != 'h')) return false;
  return digits_at(s, mark + 1) == 2 && (s[mark] == ':' || mark + 3 >= s.size() || s[mark + 3] != s[mark]);
}

void read_numbers(std::string_view s, Traits& traits) {
  for (std::size_t at = 0; at < s.size();) {
    const std::size_t n = digits_at(s, at);
    if (n == 0) {
      ++at;
      continue;
    }
    const bool inside_word = at > 0 && s[at - 1] >= 'a' && s[at - 1] <= 'z';
    if (!inside_word && (is_year(s.substr(at, n)) || is_numeric_date(s, at, n))) traits.date = true;
    if (is_time(s, at, n)) traits.time = true;
    at += n;
  }
}

bool has_address(std::string_view s) {
  for (auto at = s.find('@'); at != std::string_view::npos; at = s.find('@', at + 1))
    if (at > 0 && at + 1 < s.size() && s[at - 1] != ' ' && is_word_byte(s[at + 1])) return true;
  return false;
}

Traits traits_of(std::string_view joined) {
  Traits traits;
  read_numbers(joined, traits);
  traits.address = has_address(joined);
  traits.verb = contains_verb_of_writing(joined);
  for (std::size_t at = 0; !traits.verb && at < joined.size();) {
    const auto word = next_word(joined, at);
    if (is_verb_of_writing(word)) traits.verb = true;
  }
  const auto open = joined.find_last_of("<(");
  if (open != std::string_view::npos && has_address(joined.substr(open))) {
    const auto close = joined.find_first_of(">)", open);
    traits.bracketed = close != std::string_view::npos;
    traits.ends_in_address = traits.bracketed && joined.find_first_not_of(">): -*_\"'", close) == joined.npos;
  }
  return traits;
}

// '2011/4/7 Eva <eva@x.example>', which another old Gmail left without colon.
bool is_dated_address(std::string_view folded) {
  return is_digit(folded.front()) && folded.back() == '>' && folded.find('@') != std::string_view::npos &&
         is_numeric_date(folded, 0, digits_at(folded, 0));
}

// Whether an attribution may end with this line: at a colon, or at '... wrote ----'.
bool closes(std::string_view folded) {
  const auto last = folded.find_last_not_of(" -*_");
  if (last == std::string_view::npos) return false;
  if (folded[last] == ':' || is_dated_address(folded)) return true;
  if (last + 2 >= folded.size() || folded.back() != '-') return false;
  const auto blank = folded.find_last_of(' ', last);
  return blank != std::string_view::npos && is_verb_of_writing(folded.substr(blank + 1, last - blank));
}

bool has_open_bracket(std::string_view s) {
  return std::count(s.begin(), s.end(), '<') > std::count(s.begin(), s.end(), '>');
}

std::string_view without_lead(std::string_view folded) {
  const auto first = folded.find_first_not_of(" -*_\"'>");
  return first == std::string_view::npos ? std::string_view{} : folded.substr(first);
}

// The first line of one that takes several must say by itself that it is no sentence of the mail.
bool may_begin(std::string_view folded) {
  const auto line = without_lead(folded);
  std::size_t at = 0;
  if (opens_attribution(next_word(line, at))) return true;
  Traits traits;
  read_numbers(line, traits);
  return traits.date || (!line.empty() && is_digit(line.front())) || has_open_bracket(folded);
}

bool opens_like_one(std::string_view folded) {
  const auto line = without_lead(folded);
  std::size_t at = 0;
  return !line.empty() && (is_digit(line.front()) || opens_attribution(next_word(line, at)));
}

// Whether the words are an attribution whatever follows them. `goes_on`: the line begins with a small letter,
// as the rest of a sentence does; many languages write their days so, hence an address makes up for it.
bool is_certain(std::string_view joined, const Traits& traits, bool goes_on) {
  if ((!traits.verb && !traits.date) || speaks_of_own_writing(joined)) return false;
  if (traits.verb && (traits.bracketed || is_dashed_title(joined))) return true;
  if (traits.verb && traits.date)
    return traits.address || (!goes_on && (traits.time || opens_like_one(joined)));
  const bool ends = joined.find_last_of(':') != std::string_view::npos && !is_dated_address(joined);
  if (traits.date && traits.time) return traits.bracketed && ends;
  return traits.date && traits.ends_in_address && ends && opens_like_one(joined);
}

bool is_likely(std::string_view joined, const Traits& traits) {
  if (starts_with_quoting(joined) || traits.verb) return true;
  if (traits.date && traits.time && opens_like_one(joined)) return true;
  return traits.address && (traits.date || traits.time);
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

struct Candidate {
  std::size_t end = 0;
  bool dated = false;
};

// The attribution that begins at `i`, whether or not a later line begins it better.
std::optional<Candidate> candidate_at(const ReplyLines& lines, std::size_t i) {
  if (!lines.is_own(i) || lines.raw(i).size() > kMostBytes) return std::nullopt;
  constexpr std::size_t kShortest = 4;
  if (lines.raw(i).size() < kShortest) return std::nullopt;
  std::string joined = lines.folded(i);
  if (is_bare_timestamp(joined)) return Candidate{i + 1, true};
  if (!closes(joined) && !may_begin(joined)) return std::nullopt;
  std::size_t end = i + 1;
  while (!closes(joined)) {
    const bool too_long = end - i >= kMostLines || joined.size() > kMostBytes;
    if (too_long || !continues(lines, end, joined)) return std::nullopt;
    joined += ' ';
    joined += lines.folded(end);
    ++end;
  }
  const Traits traits = traits_of(joined);
  const char first = lines.raw(i).front();
  const bool goes_on = first >= 'a' && first <= 'z';
  const bool believed =
      is_certain(joined, traits, goes_on) || (followed_by_quote(lines, end) && is_likely(joined, traits));
  return believed ? std::optional(Candidate{end, traits.date}) : std::nullopt;
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
