// SPDX-License-Identifier: Apache-2.0
// Domains under which anybody may register one of his own, by the public suffix list of this host. A
// top-level domain that the list does not know is nobody's business but its network's.
#pragma once

#include <string_view>

namespace ticketd::config {

// "se", "co.uk", and what hosts give out to their customers: "github.io". `domain` is in lower case.
[[nodiscard]] bool is_public_suffix(std::string_view domain);

// "se" and "co.uk" only.
[[nodiscard]] bool is_registry_suffix(std::string_view domain);

}  // namespace ticketd::config
