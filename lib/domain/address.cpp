// SPDX-License-Identifier: Apache-2.0
#include "domain/address.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace ticketd::domain {

std::string folded(std::string_view address) {
  return text::lower(address);
}

std::string_view domain_of(std::string_view address) {
  const auto at = address.rfind('@');
  return at == std::string_view::npos ? std::string_view() : address.substr(at + 1);
}

bool can_be_answered(std::string_view address) {
  constexpr std::size_t longest = 320;  // RFC 3696: 64 + '@' + 255
  const auto at = address.find('@');
  if (at == 0 || at == std::string_view::npos || at + 1 == address.size() || address.size() > longest)
    return false;
  if (address.find('@', at + 1) != std::string_view::npos) return false;
  return std::none_of(address.begin(), address.end(), [](char c) {
    const auto code = static_cast<unsigned char>(c);
    return code <= ' ' || code == 0x7f || c == '<' || c == '>' || c == ',' || c == ';' || c == '"';
  });
}

}  // namespace ticketd::domain
