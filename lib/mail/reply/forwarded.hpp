// SPDX-License-Identifier: Apache-2.0
// Whether a mail passes on another. A hint only: programs word it as they like, and anybody can write 'Fwd:'.
#pragma once

#include <optional>
#include <string_view>

#include "mail/mail.hpp"

namespace ticketd::mail {

// By the subject's prefixes (Fwd:, WG:, TR:, VB:, Doorst: ...) or by a line of the text, not a quoted one,
// that announces a forwarded message in any of the known languages. Linear in the length of the text.
[[nodiscard]] bool looks_forwarded(std::string_view subject, std::string_view text);

// The From line of the first forwarded message, or of what looks like the head of one. Who forwarded it
// vouches for it, nobody else does.
[[nodiscard]] std::optional<Address> forwarded_from(std::string_view text);

}  // namespace ticketd::mail
