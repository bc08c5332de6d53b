// SPDX-License-Identifier: Apache-2.0
#include "store/contract/engines.hpp"

#include <doctest/doctest.h>

#include "store/mailboxes.hpp"
#include "store/sqlite/open.hpp"
#include "store/tickets.hpp"

namespace ticketd::store {

const std::vector<EngineUnderTest>& engines() {
  static const std::vector<EngineUnderTest> all{
      {"sqlite", [](const Place& place) { return open_sqlite(place.file(), Access::ServeAlone); },
       [](const Place& place) { return open_sqlite(place.file(), Access::ReadOnly); }}};
  return all;
}

void on_each_engine(const std::function<void(Store&)>& check) {
  for (const auto& engine : engines()) {
    CAPTURE(engine.name);
    const Place place;
    Store store = engine.serve(place);
    check(store);
  }
}

domain::TicketNumber open_some_ticket(Session& session) {
  domain::Ticket ticket;
  ticket.queue = cursor_of(session, "support", domain::Instant{}).queue;
  return open_ticket(session, ticket);
}

}  // namespace ticketd::store
