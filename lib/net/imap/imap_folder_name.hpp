// SPDX-License-Identifier: Apache-2.0
// Folder names on the wire: modified UTF-7 (RFC 3501, 5.1.3). All of its output is printable US-ASCII, so a
// name can neither end a command nor begin one.
#pragma once

#include <string>
#include <string_view>

namespace ticketd::net {

// Throws domain::PermanentError for a name that is empty or not UTF-8.
[[nodiscard]] std::string encoded_folder_name(std::string_view utf8);

// Whether a server means the same folder by both encoded names: byte by byte, but INBOX in any case.
[[nodiscard]] bool is_same_folder(std::string_view one, std::string_view other);

}  // namespace ticketd::net
