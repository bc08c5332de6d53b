// SPDX-License-Identifier: Apache-2.0
#include "mail/reply/visible_reply.hpp"

#include <algorithm>
#include <optional>

#include "mail/reply/pgp_armour.hpp"
#include "mail/reply/reply_added.hpp"
#include "mail/reply/reply_heads.hpp"
#include "mail/reply/reply_lines.hpp"
#include "mail/reply/reply_sent_by_us.hpp"
#include "mail/reply/reply_signature.hpp"
#include "text/trim.hpp"

namespace ticketd::mail {
namespace {

// A head takes the rule or title above it along, for they belong to it.
std::size_t top_of_head(const ReplyLines& lines, std::size_t begin) {
  std::size_t top = begin;
  while (top > 0 && lines.is_blank(top - 1)) --top;
  const bool announces = top > 0 && lines.is_own(top - 1) &&
                         (is_rule(lines.raw(top - 1)) || is_dashed_title(lines.folded(top - 1)));
  return announces ? top - 1 : begin;
}

// The line after the quoted lines, and the blank ones between them, that begin at `i`.
std::size_t end_of_quotes(const ReplyLines& lines, std::size_t i) {
  std::size_t end = i;
  for (std::size_t at = i; at < lines.size() && (lines.is_quoted(at) || lines.is_blank(at)); ++at)
    if (lines.is_quoted(at)) end = at + 1;
  return end;
}

// Whether the person's own words lead to what stands at `i`: 'it fails with:'.
bool is_introduced(const ReplyLines& lines, std::size_t i) {
  while (i > 0 && lines.is_blank(i - 1)) --i;
  return i > 0 && lines.is_own(i - 1) && lines.folded(i - 1).ends_with(':');
}

// The end of a header block that the person shows: 'I got this:' and a mail copied under it.
std::optional<std::size_t> shown_header_end(const ReplyLines& lines, std::size_t i) {
  if (!lines.is_own(i) || lines.fenced(i) || !is_introduced(lines, i)) return std::nullopt;
  return header_block_end(lines, i);
}

// Finds heads, unmarked history and signatures from the top down. Unmarked history reaches to the end:
// nothing in it tells the person's words from the older ones.
void mark_heads_and_signatures(ReplyLines& lines) {
  bool in_signature = false;
  for (std::size_t i = 0; i < lines.size();) {
    if (const auto shown = shown_header_end(lines, i)) {
      i = *shown;
      continue;
    }
    if (const auto end = head_end(lines, i)) {
      lines.set_roles(top_of_head(lines, i), *end, LineRole::Head);
      in_signature = false;
      const auto body = lines.skip_blank(*end);
      if (!lines.is_quoted(body)) return lines.set_roles(body, lines.size(), LineRole::History);
      i = end_of_quotes(lines, body);
      continue;
    }
    if (lines.is_quoted(i)) in_signature = false;
    if (signature_at(lines, i)) in_signature = true;
    if (in_signature && lines.is_own(i)) lines.set_role(i, LineRole::Signature);
    ++i;
  }
}

// What stands where among quoted blocks.
struct Quotes {
  std::size_t last_own = 0;  // one past the last line of own text
  bool answered = false;     // own text between two quoted blocks, the lower one without a head of its own
};

Quotes survey(const ReplyLines& lines) {
  Quotes quotes;
  bool quoted_before = false;
  bool own_since = false;
  bool head_since = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    switch (lines.role(i)) {
      case LineRole::Quoted:
        quotes.answered = quotes.answered || (quoted_before && own_since && !head_since);
        quoted_before = true;
        own_since = head_since = false;
        break;
      case LineRole::Own:
        own_since = true;
        quotes.last_own = i + 1;
        break;
      case LineRole::Head: head_since = true; break;
      default: break;
    }
  }
  return quotes;
}

// Answers between the quoted lines keep them, for they say what is answered; so does text under a quote that
// no head announces, which the person placed there, and a word of theirs that leads to it. All other quotes
// are history.
void settle_quotes(ReplyLines& lines) {
  const Quotes quotes = survey(lines);
  bool announced = false;
  bool introduced = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const LineRole role = lines.role(i);
    if (role == LineRole::Own) announced = introduced = false;
    if (role == LineRole::Head) announced = true;
    if (role != LineRole::Quoted && role != LineRole::Head) continue;
    introduced = !announced && (introduced || is_introduced(lines, i));
    const bool above_own =
        i < quotes.last_own && (quotes.answered || (role == LineRole::Quoted && !announced));
    const bool kept = above_own || (introduced && role == LineRole::Quoted);
    lines.set_role(i, kept ? LineRole::Own : role == LineRole::Quoted ? LineRole::History : LineRole::Head);
  }
}

// Rules between the text and what was cut away below it say nothing any more.
void drop_trailing_rules(ReplyLines& lines) {
  bool cut_below = false;
  for (std::size_t i = lines.size(); i-- > 0;) {
    if (lines.is_blank(i)) continue;
    if (lines.is_own(i)) {
      if (!cut_below || !is_rule(lines.raw(i)) || lines.fenced(i)) return;
      lines.set_role(i, LineRole::Head);
    }
    cut_below = true;
  }
}

// The lines of one role above line `end`, blank lines between them kept once each side of a cut, none at the
// ends.
std::string text_of(const ReplyLines& lines, LineRole wanted, std::size_t end) {
  std::string out;
  std::size_t blanks = 0;
  bool cut = false;
  for (std::size_t i = 0; i < end; ++i) {
    if (lines.is_blank(i)) {
      ++blanks;
      continue;
    }
    if (lines.role(i) != wanted) {
      cut = true;
      continue;
    }
    if (!out.empty()) out.append(1 + (cut ? std::min<std::size_t>(blanks, 1) : blanks), '\n');
    out.append(lines.raw(i));
    blanks = 0;
    cut = false;
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == '\t')) out.pop_back();
  return out;
}

std::string text_of(const ReplyLines& lines, LineRole wanted) {
  return text_of(lines, wanted, lines.size());
}

bool has(const ReplyLines& lines, LineRole role) {
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines.role(i) == role) return true;
  return false;
}

// No own words were found. A mail that is all history without our words is a forward: its body is what there
// is to read. Quotes alone say nothing when they were announced as such.
std::string remainder(const ReplyLines& lines, std::string_view text) {
  if (has(lines, LineRole::Ours)) return {};
  if (!has(lines, LineRole::Head)) return has(lines, LineRole::Added) ? "" : std::string(text::trim(text));
  if (has(lines, LineRole::Signature)) return text_of(lines, LineRole::Signature);
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines.role(i) == LineRole::History && lines.raw(i).find('>') == 0) return {};
  return text_of(lines, LineRole::History);
}

// The first line that is quote-like, whatever becomes of it; size() if there is none.
std::size_t first_quote(const ReplyLines& lines) {
  std::size_t i = 0;
  while (i < lines.size() && (lines.is_blank(i) || lines.is_own(i) || lines.role(i) == LineRole::Added)) ++i;
  return i;
}

// Gives every line its role. Returns the first one that is quote-like.
std::size_t settle(ReplyLines& lines, const SentTexts& sent_by_us) {
  mark_added_above(lines);
  mark_heads_and_signatures(lines);
  if (sent_by_us && SentByUs::may_stand_in(lines)) SentByUs(sent_by_us()).mark(lines);
  const std::size_t quote = first_quote(lines);
  settle_quotes(lines);
  mark_added_below(lines);
  mark_closing(lines);
  drop_trailing_rules(lines);
  return quote;
}

bool is_all_quoted(std::string_view text) {
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto first = text.substr(0, end).find_first_not_of(" \t\r");
    if (first != std::string_view::npos && text[first] != '>') return false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

}  // namespace

std::string visible_reply(std::string_view text, const SentTexts& sent_by_us) {
  if (text.size() > ReplyLines::kLargestText) return std::string(text);
  const auto plain = without_pgp_armour(text);
  const auto& shown = plain ? std::string_view(*plain) : text;
  ReplyLines lines(shown);
  settle(lines, sent_by_us);
  auto reply = text_of(lines, LineRole::Own);
  return reply.empty() ? remainder(lines, shown) : reply;
}

OwnWords own_words(std::string_view text, const SentTexts& sent_by_us) {
  if (text.size() > ReplyLines::kLargestText) return {std::string(text), text.size(), {}};
  const auto plain = without_pgp_armour(text);
  ReplyLines lines(plain ? std::string_view(*plain) : text);
  const std::size_t quote = settle(lines, sent_by_us);
  OwnWords words{text_of(lines, LineRole::Own), 0, text_of(lines, LineRole::Signature)};
  if (is_all_quoted(words.text)) words.text.clear();
  words.clear = std::min(text_of(lines, LineRole::Own, quote).size(), words.text.size());
  return words;
}

std::string visible_reply(std::string_view text, std::span<const std::string> sent_by_us) {
  if (sent_by_us.empty()) return visible_reply(text, SentTexts());
  return visible_reply(text, [&] { return std::vector<std::string>(sent_by_us.begin(), sent_by_us.end()); });
}

}  // namespace ticketd::mail
