// SPDX-License-Identifier: Apache-2.0
// Address lists (RFC 5322 section 3.4) as people's mail programs write them: unquoted commas in names, quotes
// that never close, semicolons between addresses, encoded words anywhere, groups, comments, source routes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ticketd::mail {

struct Address {
  std::string name;     // decoded display name, may be empty
  std::string address;  // local@domain
};

// At most this many addresses of one field are read.
inline constexpr std::size_t most_addresses = 5000;

// `value` as written, folded or not; `fallback` is the charset of raw 8-bit text. An entry without any
// address keeps its name alone. Linear in the length of the value.
[[nodiscard]] std::vector<Address> read_addresses(std::string_view value, std::string_view fallback = {});

// Case does not matter: domains ignore it (RFC 5321 section 2.4) and in life mailboxes do too.
[[nodiscard]] bool same_address(std::string_view a, std::string_view b);

// True for what can stand in an SMTP envelope: local@domain without blanks, control characters or brackets.
[[nodiscard]] bool is_sendable(std::string_view address);

}  // namespace ticketd::mail
