// SPDX-License-Identifier: Apache-2.0
#include "net/phone/near_address.hpp"

#include <algorithm>
#include <array>

namespace ticketd::net {
namespace {

using Bytes = std::span<const std::uint8_t>;

Bytes unmapped(Bytes address) {
  constexpr std::array<std::uint8_t, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  const bool is_mapped = address.size() == 16 && std::equal(mapped.begin(), mapped.end(), address.begin());
  return is_mapped ? address.subspan(mapped.size()) : address;
}

bool is_private_v4(Bytes address) {
  return address[0] == 10 || (address[0] == 172 && (address[1] & 0xf0U) == 16) ||
         (address[0] == 192 && address[1] == 168) || (address[0] == 169 && address[1] == 254);
}

bool is_private_v6(Bytes address) {
  return (address[0] & 0xfeU) == 0xfc || (address[0] == 0xfe && (address[1] & 0xc0U) == 0x80);
}

}  // namespace

bool is_loopback(Bytes address) {
  const auto bytes = unmapped(address);
  if (bytes.size() == 4) return bytes[0] == 127;
  return bytes.size() == 16 && bytes.back() == 1 &&
         std::all_of(bytes.begin(), bytes.end() - 1, [](std::uint8_t byte) { return byte == 0; });
}

bool is_near(Bytes address) {
  if (is_loopback(address)) return true;
  const auto bytes = unmapped(address);
  return (bytes.size() == 4 && is_private_v4(bytes)) || (bytes.size() == 16 && is_private_v6(bytes));
}

}  // namespace ticketd::net
