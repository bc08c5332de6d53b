// SPDX-License-Identifier: Apache-2.0
// Text that is UTF-8 and called by the name of a one-byte charset, as programs do that take over bytes and
// forget to take over their name. Nearly every byte sequence is valid in those charsets and nearly none of
// real text in them is valid UTF-8: how many sequences it takes depends on what the charset's letters are.
#pragma once

#include <string_view>

namespace ticketd::mail {

// `label` names a one-byte charset, lower-case as far as it is told apart. Linear.
[[nodiscard]] bool is_disguised_utf8(std::string_view bytes, std::string_view label);

}  // namespace ticketd::mail
