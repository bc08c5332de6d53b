// SPDX-License-Identifier: Apache-2.0
#include "store/acknowledgements.hpp"

#include "store/query.hpp"

namespace ticketd::store {
namespace {

constexpr domain::Seconds hour = std::chrono::hours{1};
constexpr domain::Seconds day = std::chrono::hours{24};

constexpr const char* to_address = R"sql(
SELECT count(*) FILTER (WHERE arrived > ? AND arrived < ?), count(*) FILTER (WHERE content = ?)
  FROM acknowledgement WHERE address = ? AND arrived > ? AND arrived < ?
)sql";

// The index begins with spans of two hours, so that the mails of one batch stand side by side. The hour to
// either side of a mail touches two of them; each is a seek, IN would first build a table of them.
constexpr const char* to_domain = R"sql(
SELECT count(*) FROM (
  SELECT 1 FROM acknowledgement WHERE arrived / 7200 = ?5 AND domain = ?3 AND arrived > ?1 AND arrived < ?2
  UNION ALL SELECT 1 FROM acknowledgement
    WHERE arrived / 7200 = ?5 + 1 AND domain = ?3 AND arrived > ?1 AND arrived < ?2
  LIMIT ?4) AS found
)sql";

// The number of the bucket of that width that it lies in. Divided here, as an engine may take what a
// parameter is divided by for its kind, and that is too small for an instant.
std::int64_t bucket(domain::Seconds span, domain::Instant at) {
  return at.time_since_epoch() / span;
}

int counted(Query& query) {
  query.next();
  return static_cast<int>(query.number(0));
}

// A few whole hours first: where even they stay below the budget, the rows need not be counted.
int sent_in_all(Session& session, domain::Instant since, domain::Instant until, int budget) {
  auto hours =
      session.query("SELECT coalesce(sum(sent), 0) FROM acknowledged_hour WHERE hour >= ? AND hour <= ?");
  if (const int at_most = counted(hours.bind(bucket(hour, since), bucket(hour, until))); at_most < budget)
    return at_most;
  auto rows = session.query(
      "SELECT count(*) FROM (SELECT 1 FROM acknowledgement WHERE arrived > ? AND arrived < ? LIMIT ?) AS "
      "found");
  return counted(rows.bind(since, until, budget));
}

}  // namespace

// Mailboxes are read side by side, so arrivals come out of order: whatever lies within an hour to either side
// counts.
domain::AcknowledgementsSent acknowledgements_before(Session& session, const Acknowledged& mail,
                                                     const domain::AcknowledgementBudget& budget) {
  const auto since = mail.arrived - hour;
  const auto until = mail.arrived + hour;
  domain::AcknowledgementsSent sent;
  auto address = session.query(to_address);
  sent.to_address =
      counted(address.bind(since, until, mail.content, mail.address, mail.arrived - day, mail.arrived + day));
  sent.same_content_today = address.number(1) != 0;
  auto domain = session.query(to_domain);
  sent.to_domain =
      counted(domain.bind(since, until, mail.domain, budget.per_domain, bucket(2 * hour, since)));
  sent.to_all = sent_in_all(session, since, until, budget.in_all);
  return sent;
}

void record_acknowledgement(Session& session, const Acknowledged& mail) {
  session
      .query(
          "INSERT INTO acknowledged_hour(hour, sent) VALUES (?, 1) "
          "ON CONFLICT(hour) DO UPDATE SET sent = acknowledged_hour.sent + 1")
      .bind(bucket(hour, mail.arrived))
      .run();
  session.query("INSERT INTO acknowledgement(arrived, address, domain, content) VALUES (?, ?, ?, ?)")
      .bind(mail.arrived, mail.address, mail.domain, mail.content)
      .run();
}

}  // namespace ticketd::store
