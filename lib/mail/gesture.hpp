// SPDX-License-Identifier: Apache-2.0
// What a mail does instead of saying something: a reaction to a mail, the recall of one, the answer to an
// invitation. Mail programs make them at a click; nobody waits for an answer to one.
#pragma once

#include <string>

#include "mail/content.hpp"
#include "mail/mail.hpp"

namespace ticketd::mail {

// "a reaction to a mail" and the like; empty: none, or any doubt. `mail` has its header and its text.
[[nodiscard]] std::string gesture_of(const Mail& mail, const Arrangement& arrangement);

}  // namespace ticketd::mail
