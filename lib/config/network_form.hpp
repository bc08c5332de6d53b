// SPDX-License-Identifier: Apache-2.0
// Forms of what the net knows things by: hosts, mail addresses, domains, URLs, telephones. All come out
// lower-case where case means nothing.
#pragma once

#include <string>
#include <string_view>

#include "config/form.hpp"

namespace ticketd::config {

// A host name (RFC 1123) or an IP address; an IPv6 address without brackets.
[[nodiscard]] Parsed<std::string> host(std::string_view word);
[[nodiscard]] Parsed<std::string> ip_address(std::string_view word);
// What a client may call itself (RFC 5321, 4.1.4): a full host name, or an IP address, which comes out as the
// literal "[192.0.2.1]" or "[IPv6:2001:db8::1]".
[[nodiscard]] Parsed<std::string> helo(std::string_view word);
// `host_name` is this host's own; where that is bare or means nothing elsewhere, the domain of `address`.
[[nodiscard]] std::string usual_helo(std::string_view host_name, std::string_view address);
[[nodiscard]] bool is_loopback(std::string_view host);

// local@domain, lower-case (ASCII), no quoted local part.
[[nodiscard]] Parsed<std::string> mail_address(std::string_view word);
// A domain under which a customer writes, which must not be a public mail provider's or a registry's: its
// subdomains are the customer's, too.
[[nodiscard]] Parsed<std::string> customer_domain(std::string_view word);
[[nodiscard]] bool is_public_mail_domain(std::string_view domain);

// https://..., or http:// where the host is this one. A URL with a password in it is refused unseen.
[[nodiscard]] Parsed<std::string> secure_url(std::string_view word);
// As above, http:// to any host.
[[nodiscard]] Parsed<std::string> web_url(std::string_view word);

// E.164 (`+4687000001`) or a sip: address.
[[nodiscard]] Parsed<std::string> phone_number(std::string_view word);
[[nodiscard]] Parsed<std::string> e164(std::string_view word);
// `sip:user@host[:port][;transport=udp|tcp|tls]`; the user may be missing for a proxy.
[[nodiscard]] Parsed<std::string> sip_address(std::string_view word);

}  // namespace ticketd::config
