// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/encoded_word.hpp"

#include <optional>

#include "mail/mime/charset.hpp"
#include "mail/mime/clean_text.hpp"
#include "mail/mime/header.hpp"
#include "mail/mime/transfer.hpp"
#include "text/ascii.hpp"
#include "text/hex.hpp"
#include "text/trim.hpp"
#include "text/utf8.hpp"

namespace ticketd::mail {

namespace {

struct EncodedWord {
  std::string_view charset;
  char encoding = 'q';
  std::string_view text;
  std::size_t length = 0;  // of the whole word in the source
};

// Where the text of a word that begins at `from` ends: the "?=" that closes it. "=?utf-8?q?why?=3F?=" has a
// bare '?' before an escape.
std::size_t end_of_text(std::string_view value, std::size_t from, char encoding) {
  std::size_t end = value.find("?=", from);
  std::size_t word = value.find("=?", from);
  const auto is_escape_at = [value](std::size_t at) {
    return at + 1 < value.size() && text::hex_value(value[at]) >= 0 && text::hex_value(value[at + 1]) >= 0;
  };
  while (end != std::string_view::npos && encoding == 'q' && is_escape_at(end + 2)) {
    const std::size_t next = value.find("?=", end + 2);
    if (word < end + 2) word = value.find("=?", end + 2);
    if (next == std::string_view::npos || (word < next && word + 1 != next)) break;
    end = next;
  }
  return end;
}

bool is_charset_name(std::string_view name) {
  constexpr std::size_t longest = 60;
  if (name.empty() || name.size() > longest) return false;
  for (const char c : name) {
    if (c <= ' ' || c >= '\x7f' || c == '=' || c == '?') return false;
  }
  return true;
}

// The encoded word that stands at the beginning of `value`.
std::optional<EncodedWord> read_word(std::string_view value) {
  if (!value.starts_with("=?")) return std::nullopt;
  const std::size_t mark = value.substr(0, 100).find('?', 2);
  if (mark == std::string_view::npos || mark + 2 >= value.size() || value[mark + 2] != '?')
    return std::nullopt;
  EncodedWord word;
  const std::string_view charset = value.substr(2, mark - 2);
  word.charset = charset.substr(0, charset.find('*'));
  word.encoding = text::lower(value[mark + 1]);
  if (!is_charset_name(word.charset) || (word.encoding != 'q' && word.encoding != 'b')) return std::nullopt;
  const std::size_t begin = mark + 3;
  const std::size_t end = end_of_text(value, begin, word.encoding);
  if (end == std::string_view::npos) {
    // Cut off in the middle: what follows up to a blank belongs to it.
    const std::size_t blank = std::min(value.find_first_of(" \t", begin), value.size());
    word.text = value.substr(begin, blank - begin);
    if (word.text.ends_with('?')) word.text.remove_suffix(1);
    word.length = blank;
    return word;
  }
  word.text = value.substr(begin, end - begin);
  word.length = end + 2;
  return word;
}

std::string bytes_of(const EncodedWord& word) {
  if (word.encoding == 'b') return decode(word.text, Encoding::Base64);
  std::string out;
  out.reserve(word.text.size());
  for (std::size_t i = 0; i < word.text.size(); ++i) {
    const char c = word.text[i];
    const bool escape = c == '=' && i + 2 < word.text.size() && text::hex_value(word.text[i + 1]) >= 0 &&
                        text::hex_value(word.text[i + 2]) >= 0;
    if (escape) {
      out += static_cast<char>(text::hex_value(word.text[i + 1]) * 16 + text::hex_value(word.text[i + 2]));
      i += 2;
    } else {
      out += c == '_' ? ' ' : c;
    }
  }
  return out;
}

// Raw text is UTF-8 if it can be (RFC 6532); ASCII is ASCII whatever the body's charset.
std::string raw_text(std::string_view text, std::string_view fallback) {
  return text::is_utf8(text) && text.find('\x1b') == std::string_view::npos ? std::string(text)
                                                                            : to_utf8(text, fallback);
}

class WordDecoder {
 public:
  WordDecoder(std::string_view value, std::string_view fallback) : value_(value), fallback_(fallback) {}

  std::string decode_all() {
    std::size_t at = 0;
    while (at < value_.size()) {
      const std::size_t start = value_.find("=?", at);
      const auto word = start == std::string_view::npos ? std::nullopt : read_word(value_.substr(start));
      if (!word) {
        const std::size_t end = start == std::string_view::npos ? value_.size() : start + 2;
        take_plain(value_.substr(at, end - at));
        at = end;
        continue;
      }
      take_plain(value_.substr(at, start - at));
      take_word(*word);
      at = start + word->length;
    }
    flush();
    return std::move(out_);
  }

 private:
  // Blanks between two encoded words are held back until it is known that no word follows.
  void take_plain(std::string_view text) {
    if (text.empty()) return;
    if (in_words_ && text::trim(text).empty()) {
      held_ += text;
      return;
    }
    flush();
    out_ += held_;
    held_.clear();
    in_words_ = false;
    out_ += raw_text(text, fallback_);
  }

  // Bytes of adjacent words of one charset are joined first: a character may be split over two words.
  void take_word(const EncodedWord& word) {
    held_.clear();
    in_words_ = true;
    if (!text::equal_ignoring_case(word.charset, charset_)) flush();
    charset_ = word.charset;
    bytes_ += bytes_of(word);
  }

  void flush() {
    if (!bytes_.empty()) out_ += to_utf8(bytes_, charset_);
    bytes_.clear();
  }

  std::string_view value_;
  std::string_view fallback_;
  std::string_view charset_;
  std::string bytes_;
  std::string held_;
  std::string out_;
  bool in_words_ = false;
};

}  // namespace

std::string decode_words(std::string_view unfolded, std::string_view fallback) {
  if (unfolded.find("=?") == std::string_view::npos) return raw_text(unfolded, fallback);
  return WordDecoder(unfolded, fallback).decode_all();
}

std::string header_text(std::string_view value, std::string_view fallback) {
  return clean_line(decode_words(unfold(value), fallback));
}

}  // namespace ticketd::mail
