// SPDX-License-Identifier: Apache-2.0
// Domains under which anybody may have one of his own, by the public suffix list of this host: a registry's
// belong to nobody, those of hosts to a company that gives out names below its own. A top-level domain that
// the list does not know is nobody's business but its network's.
#pragma once

#include <string_view>

namespace ticketd::config {

// "se", "co.uk": the list's ICANN section. `domain` is in lower case.
[[nodiscard]] bool is_registry_suffix(std::string_view domain);

// "github.io", "uberspace.de": the list's private section. `domain` is in lower case.
[[nodiscard]] bool is_host_suffix(std::string_view domain);

}  // namespace ticketd::config
