// SPDX-License-Identifier: Apache-2.0
#include "flow/retry_mail.hpp"

#include "domain/address.hpp"
#include "store/outbox.hpp"
#include "store/tickets.hpp"
#include "store/undeliverable.hpp"

namespace ticketd::flow {

bool retry_mail(store::Database& database, domain::OutboxNumber number, domain::Instant now) {
  store::Transaction transaction(database);
  const auto row = store::outbox_row(database, number);
  if (!row || row->state == store::SendState::Dropped) return false;
  const std::string address = domain::folded(row->recipient);
  if (row->state == store::SendState::Sent && !store::is_undeliverable(database, address)) return false;
  store::lift_undeliverable(database, address);
  store::make_due(database, number, now);
  transaction.commit();
  return true;
}

}  // namespace ticketd::flow
