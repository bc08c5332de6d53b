// SPDX-License-Identifier: Apache-2.0
// Host names as libcurl and people read them, and whose certificates are trusted, for the rest of this folder
// only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "net/wire/curl_multi.hpp"

namespace ticketd::net {

// "mail.example:993", "[::1]:993". Throws PermanentError for what cannot be a host name, so that nothing
// configured as a host turns into another part of a URL.
[[nodiscard]] std::string authority(std::string_view host, std::uint16_t port);

[[nodiscard]] bool is_loopback(std::string_view host);

// Certificates signed by `ca_file`, where not empty, or by the system's authorities; parsed once for all
// connections of a multi.
void trust(Transfer& transfer, const std::string& ca_file);

// Not a failure of the network: the peer's certificate, or our file of authorities, is wrong.
[[nodiscard]] bool is_about_the_certificate(CURLcode code);

}  // namespace ticketd::net
