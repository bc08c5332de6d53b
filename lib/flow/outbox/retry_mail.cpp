// SPDX-License-Identifier: Apache-2.0
#include "flow/outbox/retry_mail.hpp"

#include "domain/address.hpp"
#include "store/outbox.hpp"
#include "store/tickets.hpp"
#include "store/undeliverable.hpp"

namespace ticketd::flow {

bool retry_mail(store::Session& session, domain::OutboxNumber number, domain::Instant now) {
  const auto row = store::outbox_row(session, number);
  if (!row) return false;
  const std::string address = domain::folded(row->recipient);
  const auto recipient = store::is_undeliverable(session, address) ? domain::RecipientIs::Undeliverable
                                                                   : domain::RecipientIs::Reachable;
  if (!domain::may_be_tried_again(row->state, recipient)) return false;
  store::lift_undeliverable(session, address);
  store::make_due(session, number, now);
  return true;
}

}  // namespace ticketd::flow
