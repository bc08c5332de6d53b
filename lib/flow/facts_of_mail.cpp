#include "flow/facts_of_mail.hpp"

#include "domain/address.hpp"
#include "flow/act_on_bounce.hpp"
#include "flow/passed_on.hpp"
#include "flow/thread_facts.hpp"
#include "mail/authentication.hpp"

namespace ticketd::flow {
namespace {

bool is_backlog(const store::Cursor& cursor, const Arrival& arrival, const config::Queue& queue) {
  return queue.start_at == config::StartAt::All && !queue.acknowledge_backlog &&
         was_there_before(cursor, arrival);
}

}  // namespace

bool was_there_before(const store::Cursor& cursor, const Arrival& arrival) {
  if (arrival.uid > cursor.old_uid) return false;
  return cursor.epoch <= 1 || arrival.internal_date < cursor.started;
}

MailFacts gather_mail_facts(store::Database& database, const Desk& desk, const config::Queue& queue,
                            const store::Cursor& cursor, const Arrival& arrival) {
  const mail::Mail& mail = *arrival.mail;
  MailFacts facts;
  if (mail.from.size() == 1) {
    facts.sender = domain::folded(mail.from.front().address);
    facts.sender_name = mail.from.front().name;
  }
  auto& intake = facts.intake;
  intake.classification = mail.classification;
  if (domain::can_be_answered(facts.sender)) intake.sender = facts.sender;
  intake.sender_is_this_desk = desk.is_own_address(facts.sender);
  intake.dmarc_failed = mail::dmarc_result(mail.authentication_results, desk.config().trusted_authserv_ids,
                                           domain::domain_of(facts.sender)) == mail::Dmarc::Fail;
  intake.is_backlog = is_backlog(cursor, arrival, queue);
  intake.arrived = arrival.internal_date;
  auto thread = gather_thread_facts(database, desk, mail, facts.sender);
  intake.carries_our_message_id = thread.carries_our_message_id;
  intake.links = std::move(thread.links);
  facts.content = mail.wording;
  if (!intake.sender.empty() && !intake.classification.automatic)
    intake.acknowledged = store::acknowledgements_before(
        database, {arrival.internal_date, facts.sender, domain::domain_of(facts.sender), facts.content},
        desk.intake_policy().budget);
  intake.passed_on = tickets_passed_on(database, desk, queue, cursor, mail, intake.links);
  intake.sender_is_undeliverable = stays_undeliverable(database, facts);
  return facts;
}

}  // namespace ticketd::flow
