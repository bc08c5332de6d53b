// SPDX-License-Identifier: Apache-2.0
// The ledger of acknowledgements that the budgets are counted over, by the arrival of the mails they answer.
#pragma once

#include <string_view>

#include "domain/instant.hpp"
#include "domain/intake.hpp"
#include "store/messages.hpp"
#include "store/session.hpp"

namespace ticketd::store {

struct Acknowledged {
  domain::Instant arrived;
  std::string_view address;
  std::string_view domain;
  Digest content;  // digest of subject skeleton and body
};

// Counts no further than the budget, so that a flood costs no more than its limit (of one address the ledger
// itself ends there); to_all may be of the whole hours around where that is below the budget anyway.
[[nodiscard]] domain::AcknowledgementsSent acknowledgements_before(
    Session& session, const Acknowledged& mail, const domain::AcknowledgementBudget& budget);
void record_acknowledgement(Session& session, const Acknowledged& mail);

}  // namespace ticketd::store
