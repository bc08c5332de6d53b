// SPDX-License-Identifier: Apache-2.0
#include "flow/letters/ticket_fields.hpp"

#include "domain/requested_priority.hpp"
#include "flow/letters/words.hpp"
#include "text/trim.hpp"

namespace ticketd::flow {
mail::Fields ticket_fields(const Desk& desk, const domain::Ticket& ticket) {
  mail::Fields fields;
  fields.set("number", std::to_string(ticket.number.value))
      .set("desk", desk.config().desk.name)
      .set("subject", ticket.subject)
      .set("requester", ticket.requester_name);
  return fields;
}

void set_promise(const Desk& desk, const domain::Ticket& ticket, std::string_view language,
                 mail::Fields& fields) {
  if (desk.contract_of(ticket).is_agreed)
    set_target(desk, ticket, language, fields);
  else
    fields.set("priority", priority_words(desk.words(language), ticket.priority));
}

void set_target(const Desk& desk, const domain::Ticket& ticket, std::string_view language,
                mail::Fields& fields) {
  fields.set("priority", priority_words(desk.words(language), ticket.priority));
  if (!ticket.respond_by) return;
  const auto& calendar = desk.calendar_of(ticket);
  fields.set("work_begins", instant_words(desk.words(language), calendar.zone(), *ticket.respond_by));
  fields.set("receipt", receipt_words(desk.words(language),
                                      domain::receipt(calendar, ticket.opened, *ticket.respond_by)));
}

void set_asked(const Desk& desk, const domain::Ticket& ticket, const mail::Mail& mail,
               std::string_view language, mail::Fields& fields) {
  const auto asked = domain::requested_priority(mail.subject, mail.text, desk.vocabulary());
  if (asked && *asked != ticket.priority) fields.set("asked", priority_words(desk.words(language), *asked));
}

std::string moment_words(const Desk& desk, const domain::Ticket& ticket, std::string_view language,
                         domain::Instant at) {
  return instant_words(desk.words(language), desk.calendar_of(ticket).zone(), at);
}

std::string or_dash(std::string text) {
  return text::is_only_blank(text) ? "-" : text;
}

}  // namespace ticketd::flow
