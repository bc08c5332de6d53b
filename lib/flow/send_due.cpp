#include "flow/send_due.hpp"

#include "domain/error.hpp"
#include "domain/event.hpp"
#include "flow/lost_mail.hpp"
#include "store/messages.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

void record_failure(store::Database& database, const store::OutboxRow& row, const std::string& words,
                    domain::Instant now) {
  store::record_failed(database, row.number, now, words);
  if (!row.ticket) return;
  store::add_event(database, *row.ticket,
                   {now, "ticketd", domain::event_name::sending_failed,
                    "mail to " + row.recipient + " refused: " + words});
  heed_unsent_mail(database, row, now);
}

void put_off(store::Database& database, const SendOutcome& outcome, const domain::RetrySchedule& schedule,
             domain::Instant now) {
  const auto row = store::outbox_row(database, outcome.number);
  if (!row) return;
  const auto again = domain::next_try(schedule, row->created, row->attempts + 1, outcome.spread, now);
  if (again) {
    store::record_deferred(database, row->number, *again, outcome.words);
  } else {
    record_failure(database, *row, "tried for days; last: " + outcome.words, now);
  }
}

}  // namespace

std::vector<DueMail> due_mails(store::Database& database, domain::Instant now,
                               const std::set<domain::OutboxNumber>& held, std::size_t at_most,
                               std::size_t bytes) {
  std::vector<DueMail> mails;
  std::size_t loaded = 0;
  for (auto& row : store::due_rows(database, now, at_most + held.size())) {
    if (held.contains(row.number)) continue;
    auto content = store::content_of(database, row.message);
    if (!content)
      throw domain::PermanentError("store: outbox row " + std::to_string(row.number.value) + " has no mail");
    loaded += content->size();
    mails.push_back({std::move(row), std::move(*content)});
    if (mails.size() == at_most || loaded >= bytes) break;
  }
  return mails;
}

void record_outcomes(store::Database& database, std::span<const SendOutcome> outcomes,
                     const domain::RetrySchedule& schedule, domain::Instant now) {
  store::Transaction transaction(database);
  for (const SendOutcome& outcome : outcomes) {
    switch (outcome.fate) {
      case Fate::Sent: store::record_sent(database, outcome.number, now, outcome.words); break;
      case Fate::PutOff: put_off(database, outcome, schedule, now); break;
      case Fate::RelayDown:
        store::record_deferred(database, outcome.number, outcome.again.value_or(now), outcome.words);
        break;
      case Fate::Refused:
        if (const auto row = store::outbox_row(database, outcome.number))
          record_failure(database, *row, outcome.words, now);
        break;
    }
  }
  transaction.commit();
}

}  // namespace ticketd::flow
