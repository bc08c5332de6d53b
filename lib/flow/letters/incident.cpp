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

void send(const Scene& scene, const config::Queue& queue, mail::LetterKind kind, const mail::Fields& fields,
          std::optional<domain::TicketNumber> ticket) {
  const auto& from = sound_queue(scene, queue);
  for (const auto& address : scene.desk.config().desk.ops) {
    auto letter = rendered(scene.desk, kind, scene.desk.config().desk.language, fields);
    letter.ticket = ticket;
    letter.to = {"", address};
    letter.role = mail::TokenRole::Ops;
    send_letter(scene, from, letter);
  }
}

}  // namespace

void tell_ops(const Scene& scene, const config::Queue& queue, const Incident& incident) {
  auto fields = fields_of(scene.desk, incident);
  fields.set("words", incident.words);
  send(scene, queue, mail::LetterKind::Incident, fields, incident.ticket);
}

void tell_ops(const Scene& scene, const config::Queue& queue, std::string_view what,
              std::string_view detail) {
  tell_ops(scene, queue, {std::string(what), std::string(detail), scene.now});
}

void tell_ops_it_is_over(const Scene& scene, const config::Queue& queue, const Incident& incident) {
  auto fields = fields_of(scene.desk, incident);
  fields.set("until", instant_words(scene.desk.words(scene.desk.config().desk.language),
                                    domain::TimeZone("UTC"), scene.now));
  send(scene, queue, mail::LetterKind::IncidentOver, fields, incident.ticket);
}

}  // namespace ticketd::flow
