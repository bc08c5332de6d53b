// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/clean_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/ascii.hpp"
#include "text/trim.hpp"
#include "text/utf8.hpp"

namespace ticketd::mail {

namespace {

constexpr bool is_control(char32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0);
}

// A blank counts: most lines are no more than this.
constexpr bool is_visible_ascii(char c) {
  return text::is_ascii(c) && !is_control(static_cast<unsigned char>(c));
}

// Bidi embeddings, overrides, isolates and marks; line and paragraph separators.
constexpr bool misleads(char32_t point) {
  return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) || point == 0x200E ||
         point == 0x200F || point == 0x061C || point == 0x2028 || point == 0x2029 || point == 0xFEFF;
}

// Takes no room, so two names that differ by it look alike: soft hyphen, joiners, fillers, tag characters.
constexpr bool is_unseen(char32_t point) {
  return point == 0x00AD || point == 0x034F || (point >= 0x115F && point <= 0x1160) || point == 0x17B4 ||
         point == 0x17B5 || (point >= 0x180B && point <= 0x180E) || (point >= 0x200B && point <= 0x200F) ||
         (point >= 0x2060 && point <= 0x206F) || point == 0x3164 || point == 0xFEFF || point == 0xFFA0 ||
         (point >= 0xFFF9 && point <= 0xFFFB) || (point >= 0xE0000 && point <= 0xE007F);
}

std::string without_unseen(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = text::next_code_point(text, at);
    if (!is_unseen(point)) text::append_code_point(out, point);
  }
  return out;
}

// U+202D and U+202E turn around what follows, letters or not: what is read is not what was written. The other
// marks of direction are how Hebrew and Arabic are written, and stay.
bool begins_override(std::string_view text, std::size_t at) {
  return text.substr(at, 3) == "\xE2\x80\xAD" || text.substr(at, 3) == "\xE2\x80\xAE";
}

// Bytes that are neither control characters nor the first of something that may have to go.
constexpr auto plain_bytes = [] {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x20; byte < plain.size(); ++byte)
    plain[byte] = byte != 0x7F && byte != 0xC2 && byte != 0xE2;
  plain['\n'] = true;
  plain['\t'] = true;
  return plain;
}();

std::size_t plain_run(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(),
                                    [](char c) { return plain_bytes[static_cast<unsigned char>(c)]; });
  return static_cast<std::size_t>(end - text.begin());
}

bool needs_no_cleaning(std::string_view text) {
  return plain_run(text) == text.size();
}

}  // namespace

std::string clean_body(std::string text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (needs_no_cleaning(text)) return text;
  std::size_t to = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t plain = plain_run(std::string_view(text).substr(at));
    if (plain > 0) {
      std::copy_n(text.begin() + static_cast<std::ptrdiff_t>(at), plain,
                  text.begin() + static_cast<std::ptrdiff_t>(to));
      to += plain;
      at += plain - 1;
      continue;
    }
    const char c = text[at];
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\r') {
      const bool pair = at + 1 < text.size() && text[at + 1] == '\n';
      if (!pair) text[to++] = '\n';
    } else if (byte == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) {
      ++at;  // U+0080 to U+009F
    } else if (begins_override(text, at)) {
      at += 2;
    } else if ((byte >= 0x20 && byte != 0x7F) || c == '\n' || c == '\t') {
      text[to++] = c;
    }
  }
  text.resize(to);
  return text;
}

std::string clean_line(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), is_visible_ascii)) return std::string(text::trim(text));
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = text::next_code_point(text, at);
    if (point == '\t' || point == '\n' || point == '\r') {
      out += ' ';
    } else if (!is_control(point) && !misleads(point)) {
      text::append_code_point(out, point);
    }
  }
  return std::string(text::trim(out));
}

std::string clean_file_name(std::string_view text) {
  std::string name = clean_line(without_unseen(text));
  const std::size_t slash = name.find_last_of("/\\");
  if (slash != std::string::npos) name.erase(0, slash + 1);
  name = std::string(text::trim(name));
  while (name.starts_with("..")) name.erase(0, 1);
  if (name == ".") name.clear();
  constexpr std::size_t longest = 255;
  if (name.size() > longest) {
    const std::size_t dot = name.rfind('.');
    const std::string ending = dot != std::string::npos && name.size() - dot <= 16 ? name.substr(dot) : "";
    name.resize(text::beginning_of(name, longest - ending.size()).size());
    name += ending;
  }
  return name;
}

}  // namespace ticketd::mail
