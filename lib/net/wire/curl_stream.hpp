// SPDX-License-Identifier: Apache-2.0
// A logged-in CONNECT_ONLY session as a Stream, for the rest of this folder only. What libcurl or OpenSSL
// still hold in their buffers shows on no descriptor: every call asks libcurl first and waits only when told.
#pragma once

#include <memory>
#include <string>

#include "net/wire/connection.hpp"
#include "net/wire/curl_multi.hpp"

namespace ticketd::net {

// `where` names the peer in errors: "imap mail.example:993".
[[nodiscard]] std::unique_ptr<Stream> make_curl_stream(std::unique_ptr<Transfer> transfer, std::string where);

}  // namespace ticketd::net
