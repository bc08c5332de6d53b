// SPDX-License-Identifier: Apache-2.0
#include "store/rung_mails.hpp"

#include "store/query.hpp"

namespace ticketd::store {
namespace {

// What came in; what we sent ourselves is no news.
std::int64_t newest_message(Session& session, domain::TicketNumber ticket) {
  auto query = session.query(
      "SELECT coalesce(max(id), 0) FROM message WHERE ticket = ? AND direction = {Direction::In}");
  query.bind(ticket).next();
  return query.number(0);
}

}  // namespace

bool note_rung_mail(Session& session, domain::EscalationNumber chain, domain::TicketNumber ticket,
                    std::string_view person) {
  const auto newest = newest_message(session, ticket);
  auto known = session.query("SELECT newest FROM rung_mail WHERE chain = ? AND person = ?");
  if (known.bind(chain, person).next() && known.number(0) >= newest) return false;
  session
      .query(
          "INSERT INTO rung_mail(chain, person, newest) VALUES (?, ?, ?) "
          "ON CONFLICT(chain, person) DO UPDATE SET newest = excluded.newest")
      .bind(chain, person, newest)
      .run();
  return true;
}

}  // namespace ticketd::store
