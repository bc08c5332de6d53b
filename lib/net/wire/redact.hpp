// SPDX-License-Identifier: Apache-2.0
// A server's words go into logs and mails; some servers echo the command they refuse.
#pragma once

#include <string>
#include <string_view>

#include "net/wire/endpoint.hpp"

namespace ticketd::net {

// `words` as one printable line of at most 300 bytes. The endpoint's password or token, as they are and in
// the encodings SASL sends, and any run of 64 characters that could be a piece of one, read "***".
[[nodiscard]] std::string presentable(std::string words, const Endpoint& endpoint);

}  // namespace ticketd::net
