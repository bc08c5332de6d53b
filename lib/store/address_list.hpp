// SPDX-License-Identifier: Apache-2.0
// Recipients in one column: addresses parted by a line end, which no address contains.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ticketd::store {

[[nodiscard]] std::string join_addresses(std::span<const std::string> addresses);
[[nodiscard]] std::vector<std::string> split_addresses(std::string_view column);

}  // namespace ticketd::store
