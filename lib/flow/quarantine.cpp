#include "flow/quarantine.hpp"

#include <algorithm>
#include <exception>

#include "domain/error.hpp"
#include "flow/incident.hpp"
#include "store/messages.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

constexpr int failures_until_quarantine = 3;

domain::TicketNumber quarantine(store::Database& database, const Desk& desk, const config::Queue& queue,
                                const store::Cursor& cursor, const Arrival& arrival, const std::string& error,
                                domain::Instant now) {
  domain::Ticket ticket;
  ticket.subject =
      "Mail that could not be taken in (queue " + queue.name + ", UID " + std::to_string(arrival.uid) + ")";
  ticket.status = domain::Status::Quarantined;
  ticket.queue = cursor.queue;
  ticket.language = desk.config().desk.language;
  ticket.opened = now;
  const auto number = store::open_ticket(database, ticket);
  store::Message message;
  message.ticket = number;
  message.subject = ticket.subject;
  message.at = std::min(arrival.internal_date, now);
  message.classification.reason = "quarantined: " + error;
  const auto kept = store::add_message(database, message, *arrival.packed);
  store::add_event(database, number, {now, "ticketd", domain::event_name::quarantined, error});
  const bool leave = queue.quarantine.kind == config::Mark::Kind::Leave;
  store::record_delivery(database, cursor, arrival.uid, kept,
                         leave ? store::PendingMark::None : store::PendingMark::Quarantine);
  store::settle(database, cursor, arrival.uid);
  tell_ops(database, desk, queue, "A mail could not be taken in: #" + std::to_string(number.value),
           "Ticket #" + std::to_string(number.value) + " holds it as it came: " + error, now);
  return number;
}

Stumble stumbled(store::Database& database, const Desk& desk, const config::Queue& queue,
                 store::Cursor& cursor, const Arrival& arrival, const std::string& error,
                 domain::Instant now) {
  store::Cursor moved = cursor;
  moved.last_uid = std::max(moved.last_uid, arrival.uid);
  store::Transaction transaction(database);
  Stumble stumble{arrival.uid, store::owe(database, cursor, arrival.uid, error), error, std::nullopt};
  if (stumble.failures >= failures_until_quarantine)
    stumble.quarantined_as = quarantine(database, desk, queue, cursor, arrival, error, now);
  store::keep_cursor(database, moved);
  transaction.commit();
  cursor = moved;
  return stumble;
}

}  // namespace

TakenBatch take_in_each(store::Database& database, const Desk& desk, const config::Queue& queue,
                        store::Cursor& cursor, std::span<const Arrival> arrivals, domain::Instant now) {
  TakenBatch batch;
  try {
    batch.taken = take_in(database, desk, queue, cursor, arrivals, now);
    return batch;
  } catch (const domain::WorldError&) {
    throw;
  } catch (const std::exception&) {
    // One of them is at fault; which one shows below.
  }
  for (const Arrival& arrival : arrivals) {
    try {
      const auto taken = take_in(database, desk, queue, cursor, std::span(&arrival, 1), now);
      batch.taken.insert(batch.taken.end(), taken.begin(), taken.end());
    } catch (const domain::WorldError&) {
      throw;
    } catch (const std::exception& fault) {
      batch.stumbles.push_back(stumbled(database, desk, queue, cursor, arrival, fault.what(), now));
    }
  }
  return batch;
}

}  // namespace ticketd::flow
