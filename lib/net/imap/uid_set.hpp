// SPDX-License-Identifier: Apache-2.0
// Sets of UIDs as IMAP writes them (RFC 3501 sequence-set): "1:5,7". A set of a few bytes can name four
// thousand million mails: nothing is expanded without a bound.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "net/imap/imap_types.hpp"

namespace ticketd::net {

// The UIDs in any order, compressed, ascending, in as many sets as it takes to keep each within `longest`
// bytes (never less than one range).
[[nodiscard]] std::vector<std::string> uid_sets(std::span<const Uid> uids, std::size_t longest);

// How many UIDs a set names, without expanding it; nothing where it is no set. "*" is no number here.
[[nodiscard]] std::optional<std::uint64_t> count_of(std::string_view set);

// Appends the UIDs of `set` to `uids`; false where it is no set or `uids` would exceed `most` entries.
[[nodiscard]] bool append_uids(std::string_view set, std::size_t most, std::vector<Uid>& uids);

}  // namespace ticketd::net
