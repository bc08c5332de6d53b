// SPDX-License-Identifier: Apache-2.0
#include "store/digests.hpp"

#include "store/query.hpp"

namespace ticketd::store {

void add_to_digest(Session& session, std::string_view queue, const DigestEntry& entry) {
  session.query("INSERT INTO digest_entry(queue, ticket, at, why) VALUES (?, ?, ?, ?)")
      .bind(queue, entry.ticket, entry.at, entry.why)
      .run();
}

std::vector<std::string> queues_with_digest(Session& session) {
  auto query = session.query("SELECT DISTINCT queue FROM digest_entry WHERE told IS NULL");
  std::vector<std::string> queues;
  while (query.next()) queues.push_back(query.text(0));
  return queues;
}

std::vector<DigestEntry> untold_entries(Session& session, std::string_view queue, std::size_t at_most) {
  auto query = session.query(
      "SELECT ticket, at, why FROM digest_entry WHERE queue = ? AND told IS NULL ORDER BY id LIMIT ?");
  query.bind(queue, static_cast<std::int64_t>(at_most));
  std::vector<DigestEntry> entries;
  while (query.next())
    entries.push_back({domain::TicketNumber{query.number(0)}, query.instant(1), query.text(2)});
  return entries;
}

std::int64_t count_untold(Session& session, std::string_view queue) {
  auto query = session.query("SELECT count(*) FROM digest_entry WHERE queue = ? AND told IS NULL");
  query.bind(queue).next();
  return query.number(0);
}

std::optional<domain::Instant> last_digest_of(Session& session, std::string_view queue) {
  auto query = session.query(
      "SELECT told FROM digest_entry WHERE queue = ? AND told IS NOT NULL ORDER BY told DESC LIMIT 1");
  if (!query.bind(queue).next()) return std::nullopt;
  return query.instant(0);
}

void mark_digest_told(Session& session, std::string_view queue, domain::Instant now) {
  session.query("UPDATE digest_entry SET told = ? WHERE queue = ? AND told IS NULL").bind(now, queue).run();
}

}  // namespace ticketd::store
