// SPDX-License-Identifier: Apache-2.0
#include "flow/letters/incident.hpp"

#include "domain/time_zone.hpp"
#include "flow/letters/post.hpp"
#include "flow/letters/words.hpp"
#include "flow/relay_senders.hpp"

namespace ticketd::flow {
namespace {

mail::Fields fields_of(const Desk& desk, const Incident& incident) {
  mail::Fields fields;
  fields.set("desk", desk.config().desk.name)
      .set("what", incident.what)
      .set("since",
           instant_words(desk.words(desk.config().desk.language), domain::TimeZone("UTC"), incident.since));
  if (incident.ticket) fields.set("number", std::to_string(incident.ticket->value));
  return fields;
}

void send(store::Session& session, const Desk& desk, const config::Queue& queue, mail::Letter kind,
          const mail::Fields& fields, std::optional<domain::TicketNumber> ticket, domain::Instant now) {
  const auto& from = sound_queue(session, desk, queue);
  for (const auto& address : desk.config().desk.ops) {
    auto letter = rendered(desk, kind, desk.config().desk.language, fields);
    letter.ticket = ticket;
    letter.to = {"", address};
    letter.role = mail::Role::Ops;
    send_letter(session, desk, from, letter, now);
  }
}

}  // namespace

void tell_ops(store::Session& session, const Desk& desk, const config::Queue& queue, const Incident& incident,
              domain::Instant now) {
  auto fields = fields_of(desk, incident);
  fields.set("words", incident.words);
  send(session, desk, queue, mail::Letter::Incident, fields, incident.ticket, now);
}

void tell_ops(store::Session& session, const Desk& desk, const config::Queue& queue, std::string_view what,
              std::string_view detail, domain::Instant now) {
  tell_ops(session, desk, queue, {std::string(what), std::string(detail), now}, now);
}

void tell_ops_it_is_over(store::Session& session, const Desk& desk, const config::Queue& queue,
                         const Incident& incident, domain::Instant now) {
  auto fields = fields_of(desk, incident);
  fields.set("until", instant_words(desk.words(desk.config().desk.language), domain::TimeZone("UTC"), now));
  send(session, desk, queue, mail::Letter::IncidentOver, fields, incident.ticket, now);
}

}  // namespace ticketd::flow
