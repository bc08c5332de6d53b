// SPDX-License-Identifier: Apache-2.0
// Taking in a quarantined mail again, when whatever made it fail is mended: it becomes what it should have
// been, and the ticket that held it is closed with a pointer there.
#pragma once

#include <variant>

#include "flow/intake/take_in_mail.hpp"

namespace ticketd::flow {

struct NotQuarantined {};  // there is no such ticket, or it holds no mail to take in
struct QueueUnknown {};    // its queue is not configured any more

// The mail's own failure is thrown as take_in() throws it.
[[nodiscard]] std::variant<Taken, NotQuarantined, QueueUnknown> replay(const Scene& scene,
                                                                       domain::TicketNumber number);

}  // namespace ticketd::flow
