// SPDX-License-Identifier: Apache-2.0
#include "flow/unfetched.hpp"

#include "flow/incident.hpp"
#include "flow/quarantine_ticket.hpp"

namespace ticketd::flow {
namespace {

domain::TicketNumber give_up(store::Database& database, const Desk& desk, const config::Queue& queue,
                             const store::Cursor& cursor, store::Uid uid, const std::string& why,
                             domain::Instant now) {
  const std::string where = "queue " + queue.name + ", UID " + std::to_string(uid);
  const std::string words = "cannot be fetched: " + why + "; it lies flagged in folder " + queue.folder +
                            "; move it out and back again to have it tried again";
  const auto number =
      open_quarantined(database, desk, cursor, "Mail that cannot be fetched: " + where, words, now);
  store::record_delivery(database, cursor, uid, std::nullopt, store::PendingMark::Flag);
  store::settle(database, cursor, uid);
  tell_ops(database, desk, queue, "A mail cannot be fetched: #" + std::to_string(number.value),
           "The mail (" + where + ") " + words, now);
  return number;
}

}  // namespace

Stumble fetch_failed(store::Database& database, const Desk& desk, const config::Queue& queue,
                     const store::Cursor& cursor, store::Uid uid, const std::string& why, Fault fault,
                     domain::Instant now) {
  store::Transaction transaction(database);
  Stumble stumble{uid, store::note_owed(database, cursor, uid, why), why, std::nullopt};
  if (fault == Fault::Own || (fault == Fault::AsBefore && stumble.failures > 0))
    stumble.failures = store::owe(database, cursor, uid, why);
  if (stumble.failures >= failures_until_quarantine)
    stumble.quarantined_as = give_up(database, desk, queue, cursor, uid, why, now);
  transaction.commit();
  return stumble;
}

}  // namespace ticketd::flow
