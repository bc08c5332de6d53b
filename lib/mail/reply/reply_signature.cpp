// SPDX-License-Identifier: Apache-2.0
#include "mail/reply/reply_signature.hpp"

#include <algorithm>

#include "mail/reply/reply_app_line.hpp"
#include "mail/reply/reply_fold.hpp"
#include "mail/reply/reply_heads.hpp"
#include "mail/reply/reply_phrases.hpp"
#include "text/ascii.hpp"
#include "text/trim.hpp"

namespace ticketd::mail {
namespace {

constexpr std::size_t kLongestDeviceLine = 200;
constexpr std::size_t kMostDeviceWords = 12;

// How many lines of text stand between `i` and the next quote or the end, counted up to `most`.
std::size_t lines_below(const ReplyLines& lines, std::size_t i, std::size_t most) {
  std::size_t n = 0;
  for (std::size_t at = i + 1; at < lines.size() && n < most && !lines.is_quoted(at); ++at)
    n += lines.is_blank(at) ? 0 : 1;
  return n;
}

// Dashes without the blank of RFC 3676 that stand there again part the sections of a form: no signature has
// two. What lies behind a quote is another mail's.
bool stands_twice(const ReplyLines& lines, std::size_t i) {
  constexpr std::size_t kFar = 200;
  const auto is_dashes = [&](std::size_t at) { return lines.is_own(at) && lines.raw(at) == "--"; };
  for (std::size_t at = i; at-- > 0 && i - at < kFar && (lines.is_own(at) || lines.is_blank(at));)
    if (is_dashes(at)) return true;
  for (std::size_t at = i + 1; at < lines.size() && at - i < kFar && !lines.is_quoted(at); ++at) {
    if (is_dashes(at)) return true;
    if (lines.is_own(at) && head_end(lines, at)) return false;
  }
  return false;
}

bool is_delimiter(const ReplyLines& lines, std::size_t i) {
  constexpr std::size_t kMostLines = 40;
  const auto line = lines.raw(i);
  if (line.size() > 4 || !line.starts_with("--") || line.find_first_not_of("- \t") != std::string_view::npos)
    return false;
  if (line.find_last_of('-') != 1) return false;
  return lines_below(lines, i, kMostLines + 1) <= kMostLines && !(line == "--" && stands_twice(lines, i));
}

// Drops '<https://...>', '(http...)' and '[...]' from the line's end, then signs of emphasis around it.
std::string_view without_link(std::string_view folded) {
  const bool may_hold_link = folded.find("http") != std::string_view::npos;
  for (const char open : {'<', '(', '['}) {
    if (!may_hold_link) break;
    const auto at = folded.find(open);
    if (at != std::string_view::npos && folded.find("http", at) != std::string_view::npos)
      folded = folded.substr(0, at);
  }
  return text::trim(folded, " *_-~|");
}

std::string_view first_words(std::string_view rest, std::size_t words) {
  std::size_t at = 0;
  for (std::size_t n = 0; n < words; ++n)
    if (next_word(rest, at).empty()) break;
  return rest.substr(0, at);
}

bool stands_alone(const ReplyLines& lines, std::size_t i) {
  return i == 0 || lines.is_blank(i - 1);
}

// 'Sent from my desk, it is easier' is a sentence: an unknown thing must be a bare name on its own line.
bool is_unknown_device(const ReplyLines& lines, std::size_t i, std::string_view line) {
  constexpr std::size_t kMostWords = 6;
  const auto phrase = own_device_phrase_length(line);
  if (phrase == 0 || !stands_alone(lines, i)) return false;
  const auto rest = line.substr(phrase);
  const auto words = count_words(rest);
  return words > 0 && words <= kMostWords && rest.find_first_of(",.;:!?") == std::string_view::npos;
}

bool is_device_line(const ReplyLines& lines, std::size_t i) {
  constexpr std::size_t kWordsToDevice = 5;
  constexpr std::size_t kShortest = 8;
  if (lines.raw(i).size() > kLongestDeviceLine * 2 || lines.raw(i).size() < kShortest) return false;
  const auto line = without_link(lines.folded(i));
  if (line.empty() || line.size() > kLongestDeviceLine) return false;
  const auto phrase = device_phrase_length(line);
  if (phrase == 0 && own_device_phrase_length(line) == 0 && !ends_with_device_phrase(line)) return false;
  if (count_words(line) > kMostDeviceWords) return false;
  if (is_unknown_device(lines, i, line)) return true;
  if (phrase > 0) {
    if (line.find('@') != std::string_view::npos) return false;
    return names_device(line.substr(phrase, first_words(line.substr(phrase), kWordsToDevice).size())) ||
           names_device(line.substr(0, phrase));
  }
  return ends_with_device_phrase(line) && names_device(line);
}

// Underscores with an address of a list or a service under them, and nothing else.
bool is_footer(const ReplyLines& lines, std::size_t i) {
  constexpr std::size_t kMostLines = 10;
  const auto& folded = lines.folded(i);
  if (folded.size() < 2 || folded[0] != '_' || folded.find_first_not_of("_-") != std::string::npos)
    return false;
  if (lines_below(lines, i, kMostLines + 1) > kMostLines) return false;
  bool names_list = false;
  std::size_t seen = 0;
  for (std::size_t at = i + 1; at < lines.size() && seen < kMostLines && !lines.is_quoted(at); ++at) {
    if (lines.is_blank(at)) continue;
    ++seen;
    names_list = names_list || names_list_footer(lines.folded(at));
  }
  return names_list;
}

// 'Eva Berg', 'Dr. Eva Berg, PhD': few words, the first with a capital or beyond ASCII, no sentence.
bool looks_like_name(std::string_view raw) {
  const auto first = raw.find_first_not_of(" \t*_/");
  if (first == std::string_view::npos || raw.size() > 60) return false;
  if (!text::is_upper(raw[first]) && text::is_ascii(raw[first])) return false;
  if (raw.find_first_of("?!:;") != std::string_view::npos) return false;
  return count_words(raw) <= 6;
}

// A number to call, an address, a page: what no closing sentence holds. 'CEO @ Volvo' counts too.
bool is_contact_line(std::string_view raw) {
  constexpr std::ptrdiff_t kDigitsOfANumber = 6;
  if (raw.find_first_of("@|") != std::string_view::npos || raw.find("www.") != std::string_view::npos ||
      raw.find("http") != std::string_view::npos)
    return true;
  constexpr std::size_t kMostWords = 8;
  return std::count_if(raw.begin(), raw.end(), text::is_digit) >= kDigitsOfANumber &&
         count_words(raw) <= kMostWords;
}

// A line of a signature block: a title, a firm, a street; short and no sentence.
bool looks_like_block_line(std::string_view raw) {
  constexpr std::size_t kLongest = 90;
  constexpr std::size_t kMostWords = 7;
  if (raw.size() > kLongest || raw.find('?') != std::string_view::npos) return false;
  const auto words = count_words(raw);
  const bool sentence = words >= 4 && raw.back() == '.';
  return is_contact_line(raw) || (words <= kMostWords && !sentence);
}

bool is_closing_line(std::string_view folded) {
  if (folded.size() > 60) return false;
  const auto last = folded.find_last_not_of(" ,.!*_-");
  const auto first = folded.find_first_not_of(" *_-");
  if (last == std::string_view::npos || first > last) return false;
  return is_closing(folded.substr(first, last - first + 1));
}

// The line of the closing formula above the block that ends at `last`; size() if there is none. The last
// paragraph must hold something to reach the person by, else it may be a postscript.
std::size_t find_closing(const ReplyLines& lines, std::size_t last) {
  constexpr std::size_t kMostBlockLines = 10;
  std::size_t block = 0;
  std::size_t top = last;
  bool contact = false;
  for (std::size_t at = last + 1; at-- > 0 && block <= kMostBlockLines;) {
    if (lines.is_blank(at)) {
      if (!contact) break;
      continue;
    }
    if (!lines.is_own(at)) break;
    if (is_closing_line(lines.folded(at)))
      return block >= 2 && contact && looks_like_name(lines.raw(top)) ? at : lines.size();
    if (!looks_like_block_line(lines.raw(at))) break;
    contact = contact || is_contact_line(lines.raw(at));
    ++block;
    top = at;
  }
  return lines.size();
}

// '-Eva Berg' under a blank line. A lower-case letter or a longer line is a list item.
bool is_dashed_name(const ReplyLines& lines, std::size_t i) {
  const auto line = lines.raw(i);
  if (line.size() < 3 || line.size() > 40 || line[0] != '-' || !text::is_upper(line[1]) || i == 0 ||
      !lines.is_blank(i - 1))
    return false;
  bool begins_word = true;
  for (const char c : line.substr(1)) {
    if (begins_word && !text::is_upper(c)) return false;
    if (!is_word_byte(c) && c != ' ' && c != '.') return false;
    begins_word = c == ' ';
  }
  return count_words(line) <= 3;
}

}  // namespace

std::optional<SignatureKind> signature_at(const ReplyLines& lines, std::size_t i) {
  if (!lines.is_own(i) || lines.fenced(i)) return std::nullopt;
  if (is_delimiter(lines, i)) return SignatureKind::Delimiter;
  if (is_device_line(lines, i) || is_app_line(lines, i)) return SignatureKind::Device;
  if (is_footer(lines, i)) return SignatureKind::Footer;
  return std::nullopt;
}

void mark_closing(ReplyLines& lines) {
  std::size_t last = lines.size();
  while (last > 0 && !lines.is_own(last - 1)) --last;
  if (last == 0) return;
  --last;
  const auto closing = find_closing(lines, last);
  if (closing != lines.size())
    lines.set_roles(closing, last + 1, LineRole::Signature);
  else if (is_dashed_name(lines, last))
    lines.set_role(last, LineRole::Signature);
}

}  // namespace ticketd::mail
