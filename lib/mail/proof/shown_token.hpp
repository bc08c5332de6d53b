// SPDX-License-Identifier: Apache-2.0
// Tokens of ours that stand somewhere in a text or a file: what an agent sends on must not carry them to
// others. Known by their shape; whether they prove anything does not matter here. Linear in the length.
#pragma once

#include <string>
#include <string_view>

namespace ticketd::mail {

// In any bytes that are not packed or encoded: an enclosed mail, its headers, a mailbox.
[[nodiscard]] bool shows_token(std::string_view content);

// With "[...]" where one stood.
[[nodiscard]] std::string without_tokens(std::string_view text);

}  // namespace ticketd::mail
