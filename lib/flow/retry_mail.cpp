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
  if (!row) return false;
  const std::string address = domain::folded(row->recipient);
  const auto recipient = store::is_undeliverable(database, address) ? domain::RecipientIs::Undeliverable
                                                                    : domain::RecipientIs::Reachable;
  if (!domain::may_be_tried_again(row->state, recipient)) return false;
  store::lift_undeliverable(database, address);
  store::make_due(database, number, now);
  transaction.commit();
  return true;
}

}  // namespace ticketd::flow
