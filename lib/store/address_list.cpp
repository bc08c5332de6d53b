// SPDX-License-Identifier: Apache-2.0
#include "store/address_list.hpp"

namespace ticketd::store {

std::string join_addresses(std::span<const std::string> addresses) {
  std::string column;
  for (const std::string& address : addresses) {
    if (!column.empty()) column += '\n';
    column += address;
  }
  return column;
}

std::vector<std::string> split_addresses(std::string_view column) {
  std::vector<std::string> addresses;
  while (!column.empty()) {
    const auto end = column.find('\n');
    addresses.emplace_back(column.substr(0, end));
    column = end == std::string_view::npos ? std::string_view() : column.substr(end + 1);
  }
  return addresses;
}

}  // namespace ticketd::store
