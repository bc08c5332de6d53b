// SPDX-License-Identifier: Apache-2.0
#include "store/undeliverable.hpp"

#include "store/query.hpp"

namespace ticketd::store {

std::optional<domain::Instant> undeliverable_since(Session& session, std::string_view address) {
  auto query = session.query("SELECT since FROM undeliverable WHERE address = ?");
  if (!query.bind(address).next()) return std::nullopt;
  return query.instant(0);
}

void lift_undeliverable(Session& session, std::string_view address) {
  session.query("DELETE FROM undeliverable WHERE address = ?").bind(address).run();
}

std::vector<UndeliverableAddress> undeliverable_addresses(Session& session, std::size_t at_most) {
  auto query = session.query(
      "SELECT u.address, u.since, u.words, o.newest FROM (SELECT * FROM undeliverable ORDER BY since DESC "
      "LIMIT ?) u "
      "LEFT JOIN (SELECT lower(recipient) AS address, max(id) AS newest FROM outbox GROUP BY 1) o "
      "ON o.address = u.address ORDER BY u.since DESC, u.address");
  query.bind(static_cast<std::int64_t>(at_most));
  std::vector<UndeliverableAddress> found;
  while (query.next()) {
    UndeliverableAddress one{query.text(0), query.instant(1), query.text(2), std::nullopt};
    if (!query.is_null(3)) one.last_mail = domain::OutboxNumber{query.number(3)};
    found.push_back(std::move(one));
  }
  return found;
}

std::vector<OutboxRow> pending_rows_to(Session& session, std::string_view address) {
  auto query = session.query(
      "SELECT id FROM outbox WHERE state = {SendState::Pending} AND lower(recipient) = ? ORDER BY id");
  query.bind(address);
  std::vector<domain::OutboxNumber> numbers;
  while (query.next()) numbers.push_back(domain::OutboxNumber{query.number(0)});
  std::vector<OutboxRow> rows;
  for (const auto number : numbers)
    if (auto row = outbox_row(session, number)) rows.push_back(std::move(*row));
  return rows;
}

}  // namespace ticketd::store
