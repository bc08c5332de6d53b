// SPDX-License-Identifier: Apache-2.0
// Who wrote the mail that another one passes on. A hint only: programs word it as they like, and anybody can
// write such a head.
#pragma once

#include <optional>
#include <string_view>

#include "mail/mail.hpp"

namespace ticketd::mail {

// The From line of the first forwarded message, or of what looks like the head of one. Who forwarded it
// vouches for it, nobody else does.
[[nodiscard]] std::optional<Address> forwarded_from(std::string_view text);

}  // namespace ticketd::mail
