// SPDX-License-Identifier: Apache-2.0
#include "text/columns.hpp"

#include <unicode/uchar.h>

#include "text/utf8.hpp"

namespace ticketd::text {

namespace {

std::size_t columns_of_point(char32_t code_point) {
  constexpr UChar32 soft_hyphen = 0xAD;  // terminals show it
  const auto point = static_cast<UChar32>(code_point);
  const auto kind = U_GET_GC_MASK(point);
  if ((kind & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0 && point != soft_hyphen) return 0;
  const auto width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) columns += columns_of_point(next_code_point(text, at));
  return columns;
}

std::string_view beginning_in(std::string_view text, std::size_t columns) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size(); end = at) {
    const std::size_t width = columns_of_point(next_code_point(text, at));
    if (width > columns) break;
    columns -= width;
  }
  return text.substr(0, end);
}

}  // namespace ticketd::text
