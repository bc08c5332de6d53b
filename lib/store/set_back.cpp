// SPDX-License-Identifier: Apache-2.0
#include "store/set_back.hpp"

#include <algorithm>

#include "store/query.hpp"

namespace ticketd::store {

std::optional<domain::Instant> last_written(Session& session) {
  std::optional<domain::Instant> last;
  const auto look = [&](const char* sql) {
    auto query = session.query(sql);
    if (query.next()) last = std::max(last.value_or(query.instant(0)), query.instant(0));
  };
  look("SELECT at FROM event ORDER BY id DESC LIMIT 1");
  look("SELECT at FROM status_change ORDER BY id DESC LIMIT 1");
  look("SELECT created FROM outbox ORDER BY id DESC LIMIT 1");
  return last;
}

ClockTimes bring_back_times(Session& session, domain::Instant now) {
  int changed = 0;
  const auto bring = [&](const char* sql) {
    session.query(sql).bind(now).run();
    return session.rows_changed();
  };
  changed += bring("UPDATE status_change SET at = ?1 WHERE at > ?1");
  changed += bring("UPDATE ticket SET opened = ?1 WHERE opened > ?1");
  changed += bring("UPDATE ticket SET work_began = ?1 WHERE work_began > ?1");
  bring("UPDATE ticket SET closed = ?1 WHERE closed > ?1");
  bring("UPDATE unwatched SET at = ?1 WHERE at > ?1");
  bring("UPDATE outbox SET created = ?1 WHERE state = {SendState::Pending} AND created > ?1");
  // From when the relay took the mail that asks counts the time to object.
  bring(
      "UPDATE outbox SET ended = ?1 WHERE ended > ?1 AND id IN "
      "(SELECT approval_mail FROM ticket WHERE approval_due IS NOT NULL)");
  bring("UPDATE trouble SET since = ?1 WHERE since > ?1");
  bring("UPDATE sender_trouble SET since = ?1 WHERE since > ?1");
  bring("UPDATE sender_trouble SET told = ?1 WHERE told > ?1");
  bring("UPDATE refusal SET told = ?1 WHERE told > ?1");
  bring("UPDATE record_sent SET at = ?1 WHERE at > ?1");
  bring("UPDATE undeliverable SET since = ?1 WHERE since > ?1");
  return changed > 0 ? ClockTimes::Changed : ClockTimes::AsTheyWere;
}

std::vector<DeferredMail> deferred_mails(Session& session, domain::Instant now) {
  auto query =
      session.query("SELECT id, attempts, due FROM outbox WHERE state = {SendState::Pending} AND due > ?");
  query.bind(now);
  std::vector<DeferredMail> mails;
  while (query.next())
    mails.push_back(
        {domain::OutboxNumber{query.number(0)}, static_cast<int>(query.number(1)), query.instant(2)});
  return mails;
}

void set_due(Session& session, domain::OutboxNumber mail, domain::Instant due) {
  session.query("UPDATE outbox SET due = ? WHERE id = ? AND state = {SendState::Pending}")
      .bind(due, mail)
      .run();
}

std::vector<domain::TicketNumber> waiting_approvals(Session& session, domain::Instant now) {
  auto query = session.query("SELECT number FROM ticket WHERE approval_due > ?");
  query.bind(now);
  std::vector<domain::TicketNumber> tickets;
  while (query.next()) tickets.push_back(domain::TicketNumber{query.number(0)});
  return tickets;
}

}  // namespace ticketd::store
