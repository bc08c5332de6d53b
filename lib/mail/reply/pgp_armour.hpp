// SPDX-License-Identifier: Apache-2.0
// Mails signed inline with PGP: the cleartext framework of RFC 4880, section 7. What is signed is the
// person's words, what surrounds it is not. No signature is checked here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ticketd::mail {

// The text without the lines of armour and without the dash escapes within them; nothing where no armour
// stands in it. Linear in its length. Armour that is quoted with '>' is history and stays as it is.
[[nodiscard]] std::optional<std::string> without_pgp_armour(std::string_view text);

}  // namespace ticketd::mail
