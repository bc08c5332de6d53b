// SPDX-License-Identifier: Apache-2.0
#include "flow/intake/quarantine.hpp"

#include <algorithm>
#include <exception>

#include "domain/row_error.hpp"
#include "flow/intake/quarantine_ticket.hpp"
#include "flow/letters/incident.hpp"
#include "store/messages.hpp"
#include "store/store.hpp"

namespace ticketd::flow {
namespace {

enum class Content { Kept, LeftOnServer };

std::string subject_of(const config::Queue& queue, store::Uid uid) {
  return "Mail that could not be taken in (queue " + queue.name + ", UID " + std::to_string(uid) + ")";
}

domain::MessageNumber save_content(store::Session& session, domain::TicketNumber ticket,
                                   const std::string& subject, const Arrival& arrival,
                                   const std::string& error, domain::Instant now) {
  store::Message message;
  message.ticket = ticket;
  message.subject = subject;
  message.at = std::min(arrival.internal_date, now);
  message.classification.reason = "quarantined: " + error;
  return store::add_message(session, message, *arrival.packed);
}

domain::TicketNumber quarantine(const Scene& scene, const config::Queue& queue, const store::Cursor& cursor,
                                const Arrival& arrival, const std::string& error, Content content) {
  const auto subject = subject_of(queue, arrival.uid);
  const auto number = open_quarantined(scene, cursor, subject, error);
  std::optional<domain::MessageNumber> kept;
  if (content == Content::Kept)
    kept = save_content(scene.session, number, subject, arrival, error, scene.now);
  const bool leave = queue.quarantine.kind == config::Mark::Kind::Leave;
  store::record_delivery(scene.session, cursor, arrival.uid, kept,
                         leave ? store::PendingMark::None : store::PendingMark::Quarantine);
  store::remove_pending_uid(scene.session, cursor, arrival.uid);
  const std::string ticket = "Ticket #" + std::to_string(number.value);
  tell_ops(
      scene, queue, "A mail could not be taken in: #" + std::to_string(number.value),
      ticket + (kept ? " holds it as it came: " : " tells of it; the mail is on the server only: ") + error);
  return number;
}

IntakeFailure intake_failed(store::Store& store, const Desk& desk, const config::Queue& queue,
                            store::Cursor& cursor, const Arrival& arrival, const std::string& error,
                            Content content, domain::Instant now) {
  store::Cursor moved = cursor;
  moved.last_uid = std::max(moved.last_uid, arrival.uid);
  auto failure = store::transact(store, [&](store::Session& session) {
    IntakeFailure one{arrival.uid, store::add_pending_uid(session, cursor, arrival.uid, error), error,
                      std::nullopt};
    if (one.failures >= failures_until_quarantine)
      one.quarantined_as = quarantine({session, desk, now}, queue, cursor, arrival, error, content);
    store::save_cursor(session, moved);
    return one;
  });
  cursor = moved;
  return failure;
}

// What can't be taken in may be what can't even be kept.
IntakeFailure intake_failed(store::Store& store, const Desk& desk, const config::Queue& queue,
                            store::Cursor& cursor, const Arrival& arrival, const std::string& error,
                            domain::Instant now) {
  try {
    return intake_failed(store, desk, queue, cursor, arrival, error, Content::Kept, now);
  } catch (const domain::RowError&) {
    return intake_failed(store, desk, queue, cursor, arrival, error, Content::LeftOnServer, now);
  }
}

// The mail's own failure; empty: it is taken.
std::string take_one(store::Store& store, const Desk& desk, const config::Queue& queue, store::Cursor& cursor,
                     const Arrival& arrival, domain::Instant now, TakenBatch& batch) {
  try {
    const auto taken = take_in(store, desk, queue, cursor, std::span(&arrival, 1), {}, now);
    batch.taken.insert(batch.taken.end(), taken.begin(), taken.end());
    return {};
  } catch (const domain::RowError& fault) {
    return fault.what();
  } catch (const domain::WorldError&) {
    throw;
  } catch (const std::exception& fault) {
    return *fault.what() == '\0' ? "unknown" : fault.what();
  }
}

}  // namespace

TakenBatch take_in_each(store::Store& store, const Desk& desk, const config::Queue& queue,
                        store::Cursor& cursor, std::span<const Arrival> arrivals,
                        std::span<const store::Uid> passed_over, domain::Instant now) {
  TakenBatch batch;
  try {
    batch.taken = take_in(store, desk, queue, cursor, arrivals, passed_over, now);
    return batch;
  } catch (const domain::RowError&) {
    // As below.
  } catch (const domain::WorldError&) {
    throw;
  } catch (const std::exception&) {
    // One of them is at fault; which one shows below.
  }
  // Owed before the cursor can pass them.
  add_passed_over_uids(store, cursor, passed_over);
  for (const Arrival& arrival : arrivals) {
    const auto fault = take_one(store, desk, queue, cursor, arrival, now, batch);
    if (!fault.empty())
      batch.failures.push_back(intake_failed(store, desk, queue, cursor, arrival, fault, now));
  }
  return batch;
}

}  // namespace ticketd::flow
