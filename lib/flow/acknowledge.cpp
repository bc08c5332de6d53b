#include "flow/acknowledge.hpp"

#include <string>

#include "domain/address.hpp"
#include "domain/subject_tag.hpp"
#include "flow/post.hpp"
#include "flow/words.hpp"
#include "store/acknowledgements.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

mail::Fields fields_for(const Desk& desk, const domain::Ticket& ticket) {
  mail::Fields fields;
  fields.set("number", std::to_string(ticket.number.value))
      .set("desk", desk.config().desk.name)
      .set("subject", ticket.subject)
      .set("requester", ticket.requester_name)
      .set("priority", priority_words(ticket.language, ticket.priority));
  if (!ticket.respond_by) return fields;
  const auto& calendar = desk.calendar_of(desk.directory().contract_named(ticket.contract));
  fields.set("work_begins", instant_words(ticket.language, calendar.zone(), *ticket.respond_by));
  fields.set("receipt",
             receipt_words(ticket.language, domain::receipt(calendar, ticket.opened, *ticket.respond_by)));
  return fields;
}

}  // namespace

void acknowledge(store::Database& database, const Desk& desk, const config::Queue& queue,
                 const domain::Ticket& ticket, const MailFacts& facts, const mail::Mail& mail,
                 domain::Instant now) {
  auto letter =
      desk.templates().render(mail::Letter::Acknowledgement, ticket.language, fields_for(desk, ticket));
  Letter post;
  post.ticket = ticket.number;
  post.to = {facts.sender_name, facts.sender};
  post.role = mail::Role::Requester;
  post.subject = std::move(letter.subject);
  post.text = std::move(letter.text);
  post.language = ticket.language;
  post.in_reply_to = mail.message_id;
  post.references = mail.references;
  post.auto_submitted = mail::AutoSubmitted::Replied;
  send_letter(database, desk, queue, post, now);
  store::record_acknowledgement(
      database, {facts.intake.arrived, facts.sender, domain::domain_of(facts.sender), facts.content});
}

}  // namespace ticketd::flow
