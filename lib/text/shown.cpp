// SPDX-License-Identifier: Apache-2.0
#include "text/shown.hpp"

#include <utility>

#include <unicode/uchar.h>

#include "text/utf8.hpp"

namespace ticketd::text {
namespace {

bool is_control(char32_t point) {
  return u_charType(static_cast<UChar32>(point)) == U_CONTROL_CHAR;
}

// Embeddings, overrides, isolates and marks: Unicode Standard Annex #9.
bool turns_direction(char32_t point) {
  return u_hasBinaryProperty(static_cast<UChar32>(point), UCHAR_BIDI_CONTROL) != 0;
}

bool ends_line(char32_t point) {
  return point == U'\n' || point == U'\r' || point == U'\u0085' || point == U'\u2028' || point == U'\u2029';
}

void append_shown(std::string& shown, char32_t point) {
  append_code_point(shown, is_control(point) ? replacement : point);
}

}  // namespace

std::string shown_in_line(std::string_view text) {
  std::string shown;
  bool blank_owed = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    if (turns_direction(point)) continue;
    if (point == U' ' || point == U'\t' || ends_line(point)) {
      blank_owed = !shown.empty();
      continue;
    }
    if (std::exchange(blank_owed, false)) shown += ' ';
    append_shown(shown, point);
  }
  return shown;
}

std::string shown_in_lines(std::string_view text) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    if (turns_direction(point)) continue;
    if (point == U'\r' && at < text.size() && text[at] == '\n') continue;
    if (ends_line(point))
      shown += '\n';
    else if (point == U'\t')
      shown += '\t';
    else
      append_shown(shown, point);
  }
  return shown;
}

}  // namespace ticketd::text
