#include "store/acknowledgements.hpp"

#include "store/sqlite.hpp"

namespace ticketd::store {
namespace {

constexpr domain::Seconds hour = std::chrono::hours{1};
constexpr domain::Seconds day = std::chrono::hours{24};

std::string_view bytes_of(const Identity& identity) {
  return {static_cast<const char*>(static_cast<const void*>(identity.data())), identity.size()};
}

int counted(Query& query) {
  query.next();
  return static_cast<int>(query.number(0));
}

}  // namespace

// Mailboxes are read side by side, so arrivals come out of order: whatever lies within an hour to either side
// counts.
domain::AcknowledgementsSent acknowledgements_before(Database& database, const Acknowledged& mail,
                                                     const domain::AcknowledgementBudget& budget) {
  auto& sqlite = database.sqlite();
  const auto since = mail.arrived - hour;
  const auto until = mail.arrived + hour;
  domain::AcknowledgementsSent sent;
  auto address = sqlite.query(
      "SELECT count(*) FROM (SELECT 1 FROM acknowledgement WHERE address = ? AND arrived > ? AND arrived < ? "
      "LIMIT ?)");
  sent.to_address = counted(address.bind(mail.address, since, until, budget.per_address));
  auto domain = sqlite.query(
      "SELECT count(*) FROM (SELECT 1 FROM acknowledgement WHERE domain = ? AND arrived > ? AND arrived < ? "
      "LIMIT ?)");
  sent.to_domain = counted(domain.bind(mail.domain, since, until, budget.per_domain));
  // Whole minutes from their sums, the two broken ones at the ends from the rows.
  auto all = sqlite.query(
      "SELECT (SELECT coalesce(sum(sent), 0) FROM acknowledged_minute WHERE minute > ?1 / 60 AND minute < ?2 "
      "/ 60) + "
      "(SELECT count(*) FROM acknowledgement WHERE arrived > ?1 AND arrived < (?1 / 60 + 1) * 60) + "
      "(SELECT count(*) FROM acknowledgement WHERE arrived >= ?2 / 60 * 60 AND arrived < ?2)");
  sent.to_all = counted(all.bind(since, until));
  auto same = sqlite.query(
      "SELECT 1 FROM acknowledgement WHERE address = ? AND arrived > ? AND arrived < ? AND content = ? LIMIT "
      "1");
  sent.same_content_today =
      same.bind(mail.address, mail.arrived - day, mail.arrived + day, Blob{bytes_of(mail.content)}).next();
  return sent;
}

void record_acknowledgement(Database& database, const Acknowledged& mail) {
  database.sqlite()
      .query(
          "INSERT INTO acknowledged_minute(minute, sent) VALUES (?1 / 60, 1) ON CONFLICT DO UPDATE SET sent "
          "= sent + 1")
      .bind(mail.arrived)
      .run();
  database.sqlite()
      .query("INSERT INTO acknowledgement(arrived, address, domain, content) VALUES (?, ?, ?, ?)")
      .bind(mail.arrived, mail.address, mail.domain, Blob{bytes_of(mail.content)})
      .run();
}

}  // namespace ticketd::store
