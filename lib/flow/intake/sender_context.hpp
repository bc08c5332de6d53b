// SPDX-License-Identifier: Apache-2.0
// What the store and the configuration know about a mail that has just arrived: everything decide_intake()
// asks for.
#pragma once

#include <string>

#include "domain/intake.hpp"
#include "domain/proof.hpp"
#include "flow/arrival.hpp"
#include "flow/scene.hpp"
#include "store/acknowledgements.hpp"

namespace ticketd::flow {

// Whether the mail was in the mailbox before this desk began: at the very first look whatever is there was;
// when the server has numbered the mails anew, the start instant tells.
[[nodiscard]] bool was_there_before(const store::Cursor& cursor, const Arrival& arrival);

[[nodiscard]] SenderContext gather_sender_context(const Scene& scene, const config::Queue& queue,
                                                  const store::Cursor& cursor, const Arrival& arrival);

}  // namespace ticketd::flow
