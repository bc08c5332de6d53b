// SPDX-License-Identifier: Apache-2.0
// What to do when a mail's own taking-in fails: the others of its batch go on, it is owed and tried again,
// and the third failure makes it a numbered ticket with status quarantined that a human can look at and
// replay.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "flow/intake/take_in_mail.hpp"
#include "store/store.hpp"

namespace ticketd::flow {

inline constexpr int failures_until_quarantine = 3;

struct IntakeFailure {
  store::Uid uid = 0;
  int failures = 0;
  std::string error;
  std::optional<domain::TicketNumber> quarantined_as;
};

struct TakenBatch {
  std::vector<Taken> taken;
  std::vector<IntakeFailure> failures;
};

// As take_in(), but a mail that fails by its own fault, a RowError among them, fails alone. Other WorldErrors
// pass through: a failing store or network never quarantines.
[[nodiscard]] TakenBatch take_in_each(store::Store& store, const Desk& desk, const config::Queue& queue,
                                      store::Cursor& cursor, std::span<const Arrival> arrivals,
                                      std::span<const store::Uid> passed_over, domain::Instant now);

}  // namespace ticketd::flow
