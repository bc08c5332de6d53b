// SPDX-License-Identifier: Apache-2.0
// Addresses as SMTP commands carry them. What could end the command, begin another or mean two things to two
// programs is refused here, before anything touches the wire.
#pragma once

#include <string>
#include <string_view>
#include <variant>

namespace ticketd::net {

struct SmtpPath {
  std::string text;         // "<eva@xn--rksmrgs-5wao1o.example>"
  bool needs_utf8 = false;  // SMTPUTF8 (RFC 6531): the local part is not US-ASCII
};

struct RefusedPath {
  std::string why;  // "the address has a control character"
};

// local@domain; the domain in punycode (IDNA 2008), or an address literal.
[[nodiscard]] std::variant<SmtpPath, RefusedPath> smtp_path(std::string_view address);

}  // namespace ticketd::net
