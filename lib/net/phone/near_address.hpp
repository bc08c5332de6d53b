// SPDX-License-Identifier: Apache-2.0
// Which IP addresses strangers on the Internet can't send to: those of this machine and of private networks.
#pragma once

#include <cstdint>
#include <span>

namespace ticketd::net {

// Of 4 or 16 bytes in network order; an IPv4 address mapped into IPv6 counts as what it is.
[[nodiscard]] bool is_loopback(std::span<const std::uint8_t> address);

// Loopback, private (RFC 1918, RFC 4193) or link-local. Carriers' shared addresses (RFC 6598) are not: other
// customers are behind them.
[[nodiscard]] bool is_near(std::span<const std::uint8_t> address);

}  // namespace ticketd::net
