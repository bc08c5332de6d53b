// SPDX-License-Identifier: Apache-2.0
#include "flow/intake/unfetched.hpp"

#include "flow/intake/quarantine_ticket.hpp"
#include "flow/letters/incident.hpp"
#include "store/store.hpp"

namespace ticketd::flow {
namespace {

domain::TicketNumber give_up(const Scene& scene, const config::Queue& queue, const store::Cursor& cursor,
                             store::Uid uid, const std::string& why) {
  const std::string where = "queue " + queue.name + ", UID " + std::to_string(uid);
  const std::string words = "cannot be fetched: " + why + "; it lies flagged in folder " + queue.folder +
                            "; move it out and back again to have it tried again";
  const auto number = open_quarantined(scene, cursor, "Mail that cannot be fetched: " + where, words);
  store::record_delivery(scene.session, cursor, uid, std::nullopt, store::PendingMark::Flag);
  store::remove_pending_uid(scene.session, cursor, uid);
  tell_ops(scene, queue, "A mail cannot be fetched: #" + std::to_string(number.value),
           "The mail (" + where + ") " + words);
  return number;
}

}  // namespace

IntakeFailure fetch_failed(store::Store& store, const Desk& desk, const config::Queue& queue,
                           const store::Cursor& cursor, store::Uid uid, const std::string& why, Fault fault,
                           domain::Instant now) {
  return store::transact(store, [&](store::Session& session) {
    IntakeFailure failure{uid, store::note_pending_uid(session, cursor, uid, why), why, std::nullopt};
    if (fault == Fault::Own || (fault == Fault::AsBefore && failure.failures > 0))
      failure.failures = store::add_pending_uid(session, cursor, uid, why);
    if (failure.failures >= failures_until_quarantine)
      failure.quarantined_as = give_up({session, desk, now}, queue, cursor, uid, why);
    return failure;
  });
}

}  // namespace ticketd::flow
