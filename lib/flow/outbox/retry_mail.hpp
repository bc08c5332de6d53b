// SPDX-License-Identifier: Apache-2.0
// An operator's word that a mail shall be tried again now.
#pragma once

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "store/session.hpp"

namespace ticketd::flow {

// For a row that waits or has failed, and for one that was sent and came back. It lifts the mark of an
// undeliverable address. False: there is nothing to try again.
[[nodiscard]] bool retry_mail(store::Session& session, domain::OutboxNumber number, domain::Instant now);

}  // namespace ticketd::flow
