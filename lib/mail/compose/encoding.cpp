// SPDX-License-Identifier: Apache-2.0
#include "mail/compose/encoding.hpp"

#include <algorithm>

#include <openssl/evp.h>

#include "text/ascii.hpp"
#include "text/hex.hpp"
#include "text/percent.hpp"
#include "text/utf8.hpp"

namespace ticketd::mail {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::size_t longest_encoded_word = 75;
constexpr std::string_view word_start_q = "=?UTF-8?Q?";
constexpr std::string_view word_start_b = "=?UTF-8?B?";
constexpr std::size_t word_frame = 12;  // "=?UTF-8?Q?" and "?="

unsigned char byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

bool is_control(std::string_view sequence) {
  const unsigned char first = byte_at(sequence, 0);
  if (sequence.size() == 1) return first < 0x20 || first == 0x7F;
  if (sequence.size() == 2) return first == 0xC2 && byte_at(sequence, 1) < 0xA0;
  return sequence == "\xE2\x80\xA8" || sequence == "\xE2\x80\xA9";
}

// How many bytes from `at` on are printable ASCII: most of most texts, which need no closer look.
std::size_t printable_run(std::string_view text, std::size_t at) {
  const auto* const begin = text.data() + at;
  const auto* const end = text.data() + text.size();
  return static_cast<std::size_t>(std::find_if(begin, end, [](char c) { return c < ' ' || c > '~'; }) -
                                  begin);
}

bool is_header_safe(std::string_view text) {
  return printable_run(text, 0) == text.size() && !text.starts_with(' ') && !text.ends_with(' ') &&
         text.find("  ") == std::string_view::npos;
}

std::string base64(std::string_view bytes) {
  std::string result((bytes.size() + 2) / 3 * 4 + 1, '\0');
  std::vector<unsigned char> input(bytes.begin(), bytes.end());
  std::vector<unsigned char> output(result.size());
  const int length = EVP_EncodeBlock(output.data(), input.data(), static_cast<int>(input.size()));
  return {output.begin(), output.begin() + length};
}

bool needs_encoding(std::string_view word, Place place) {
  if (word.size() > 70 || word.find("=?") != word.npos) return true;
  return std::any_of(word.begin(), word.end(), [&](char c) {
    if (!text::is_ascii(c)) return true;
    constexpr std::string_view atext = "!#$%&'*+-/=?^_`{|}~";
    return place == Place::Phrase && !text::is_alphanumeric(c) && atext.find(c) == atext.npos;
  });
}

bool stands_for_itself_in_q(char c, Place place) {
  if (text::is_alphanumeric(c)) return true;
  constexpr std::string_view in_phrase = "!*+-/";
  constexpr std::string_view in_text = "!*+-/#$%&'(),.:;<>@[]^`{|}~\"\\";
  return (place == Place::Phrase ? in_phrase : in_text).find(c) != std::string_view::npos;
}

std::string q_encoded(std::string_view sequence, Place place) {
  if (sequence == " ") return "_";
  if (sequence.size() == 1 && stands_for_itself_in_q(sequence[0], place)) return std::string(sequence);
  std::string result;
  for (const char c : sequence) {
    result += '=';
    text::append_hex(result, c);
  }
  return result;
}

// Q for western text, where it stays readable; B where it would be longer.
bool prefers_base64(std::string_view text) {
  const auto foreign = std::count_if(text.begin(), text.end(), [](char c) { return !text::is_ascii(c); });
  return static_cast<std::size_t>(foreign) * 2 > text.size();
}

void append_q_words(std::vector<std::string>& words, std::string_view text, Place place, std::size_t room) {
  std::string payload;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = std::max<std::size_t>(1, text::character_length(text, at));
    const std::string encoded = q_encoded(text.substr(at, length), place);
    if (payload.size() + encoded.size() + word_frame > room && !payload.empty()) {
      words.push_back(std::string(word_start_q) + payload + "?=");
      payload.clear();
      room = longest_encoded_word;
    }
    payload += encoded;
    at += length;
  }
  words.push_back(std::string(word_start_q) + payload + "?=");
}

void append_b_words(std::vector<std::string>& words, std::string_view text, std::size_t room) {
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t fits = std::max<std::size_t>(4, (room - word_frame) / 4 * 3);
    std::size_t end = start;
    while (end < text.size()) {
      const std::size_t length = std::max<std::size_t>(1, text::character_length(text, end));
      if (end + length - start > fits) break;
      end += length;
    }
    words.push_back(std::string(word_start_b) + base64(text.substr(start, end - start)) + "?=");
    start = end;
    room = longest_encoded_word;
  }
}

std::vector<std::string_view> split_at_blanks(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

// RFC 2231 section 7: beside letters and digits.
constexpr std::string_view attribute_characters = "!#$&+-.^_`{|}~";

bool is_token(std::string_view value) {
  return !value.empty() && std::all_of(value.begin(), value.end(), [&](char c) {
    return text::is_alphanumeric(c) || attribute_characters.find(c) != attribute_characters.npos;
  });
}

std::vector<std::string> rfc2231_pieces(std::string_view name, std::string_view value) {
  std::vector<std::string> pieces;
  std::string piece = "UTF-8''";
  const auto finish = [&] {
    pieces.push_back(std::string(name) + '*' + std::to_string(pieces.size()) + "*=" + piece);
    piece.clear();
  };
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t length = std::max<std::size_t>(1, text::character_length(value, at));
    const std::string encoded = text::percent_encoded(value.substr(at, length), attribute_characters);
    if (piece.size() + encoded.size() > 55) finish();
    piece += encoded;
    at += length;
  }
  if (pieces.empty()) return {std::string(name) + "*=" + piece};
  finish();
  return pieces;
}

void append_soft_wrapped(std::string& out, std::string_view line) {
  std::size_t column = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    const auto byte = static_cast<unsigned char>(c);
    const bool is_last = at + 1 == line.size();
    const bool mangled = at == 0 && (c == '.' || c == 'F');  // a lone dot, "From " of mbox
    const bool plain = !mangled && (text::is_blank(c) ? !is_last : byte > 0x20 && byte < 0x7F && c != '=');
    const std::size_t width = plain ? 1 : 3;
    if (column + width > 75) {
      out += "=\r\n";
      column = 0;
    }
    if (plain) {
      out += c;
    } else {
      out += '=';
      text::append_hex(out, c);
    }
    column += width;
  }
}

}  // namespace

std::string header_safe(std::string_view text) {
  if (is_header_safe(text)) return std::string(text);
  std::string result;
  result.reserve(text.size());
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = text::character_length(text, at);
    const std::string_view sequence = length == 0 ? replacement : text.substr(at, length);
    at += std::max<std::size_t>(1, length);
    if (sequence == " " || is_control(sequence)) {
      blank = !result.empty();
      continue;
    }
    if (blank) result += ' ';
    blank = false;
    result += sequence;
  }
  return result;
}

std::string crlf_lines(std::string_view text) {
  std::string result;
  result.reserve(text.size() + text.size() / 32 + 2);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t run = printable_run(text, at);
    result.append(text, at, run);
    at += run;
    if (at == text.size()) break;
    const std::size_t length = text::character_length(text, at);
    const char c = text[at];
    if (c == '\r' || c == '\n') {
      result += "\r\n";
      if (c == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
    } else if (length == 1 && c != '\t' && is_control(text.substr(at, 1))) {
      result += ' ';
    } else {
      result += length == 0 ? replacement : text.substr(at, length);
    }
    at += std::max<std::size_t>(1, length);
  }
  if (!result.empty() && !result.ends_with("\r\n")) result += "\r\n";
  return result;
}

std::vector<std::string> header_words(std::string_view text, Place place, std::size_t room) {
  const std::vector<std::string_view> plain = split_at_blanks(text);
  const auto foreign = [&](std::string_view word) { return needs_encoding(word, place); };
  const auto first = std::find_if(plain.begin(), plain.end(), foreign);
  std::vector<std::string> words;
  if (first == plain.end()) return {plain.begin(), plain.end()};
  const auto last = std::find_if(plain.rbegin(), plain.rend(), foreign).base();

  // Blanks between two encoded words are not shown, so the whole stretch from the first foreign word to the
  // last is encoded together.
  for (auto word = plain.begin(); word != first; ++word) {
    words.emplace_back(*word);
    room = room > word->size() + 1 ? room - word->size() - 1 : 0;
  }
  if (room < 30 || room > longest_encoded_word) room = longest_encoded_word;
  const char* const begin = first->data();
  const std::string_view stretch(begin,
                                 static_cast<std::size_t>((last - 1)->data() + (last - 1)->size() - begin));
  if (prefers_base64(stretch)) {
    append_b_words(words, stretch, room);
  } else {
    append_q_words(words, stretch, place, room);
  }
  words.insert(words.end(), last, plain.end());
  return words;
}

std::vector<std::string> parameter(std::string_view name, std::string_view value) {
  const std::string clean = header_safe(value);
  if (is_token(clean) && clean.size() < 50) return {std::string(name) + '=' + clean};
  const bool quotable = clean.size() < 30 && std::all_of(clean.begin(), clean.end(), [](char c) {
                          return text::is_ascii(c) && c != '"' && c != '\\';
                        });
  if (quotable) return {std::string(name) + "=\"" + clean + '"'};
  return rfc2231_pieces(name, clean);
}

std::string quoted_printable(std::string_view text) {
  std::string result;
  result.reserve(text.size() + text.size() / 4);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\r\n"), text.size());
    append_soft_wrapped(result, text.substr(0, end));
    result += "\r\n";
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return result;
}

std::string base64_lines(std::string_view bytes) {
  const std::string all = base64(bytes);
  std::string result;
  result.reserve(all.size() + all.size() / 38 + 2);
  for (std::size_t at = 0; at < all.size(); at += base64_line) {
    result.append(all, at, base64_line);
    result += "\r\n";
  }
  return result;
}

}  // namespace ticketd::mail
