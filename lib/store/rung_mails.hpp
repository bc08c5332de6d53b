// SPDX-License-Identifier: Apache-2.0
// Who was written to before the phone rang, and up to which message of the ticket: a retry writes no second
// mail, new words do.
#pragma once

#include <string_view>

#include "domain/ids.hpp"
#include "store/session.hpp"

namespace ticketd::store {

// True: there is something new in the ticket since this person was last written to about this chain, or never
// was; from then on there isn't.
[[nodiscard]] bool note_rung_mail(Session& session, domain::EscalationNumber chain,
                                  domain::TicketNumber ticket, std::string_view person);

}  // namespace ticketd::store
