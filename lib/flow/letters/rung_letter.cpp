// SPDX-License-Identifier: Apache-2.0
#include "flow/letters/rung_letter.hpp"

#include <set>

#include "domain/fitting_commands.hpp"
#include "flow/letters/escalation_letters.hpp"
#include "flow/letters/last_words.hpp"
#include "flow/letters/status_mails.hpp"
#include "flow/letters/ticket_fields.hpp"
#include "flow/letters/words.hpp"
#include "store/rung_mails.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

// A mail each is what one can answer; more than a handful at once are read as a list.
constexpr std::size_t mails_a_call = 5;

// The promise while work has not begun; afterwards only that the time is up, now.
domain::Instant due_of(const Scene& scene, const domain::Ticket& ticket, bool has_begun) {
  return has_begun ? scene.now : ticket.respond_by.value_or(scene.now);
}

std::string requester_words(const Scene& scene, const domain::Ticket& ticket) {
  if (ticket.requester.empty()) return scene.desk.config().desk.name;
  return ticket.requester_name.empty() ? ticket.requester
                                       : ticket.requester_name + " <" + ticket.requester + ">";
}

void write_alone(const Scene& scene, const domain::Agent& agent, const domain::Ticket& ticket,
                 domain::ClockKind clock) {
  const auto language = scene.desk.language_of(&agent);
  const bool has_begun = ticket.work_began.has_value();
  auto thread = thread_of(scene, ticket, language, ThreadPart::Whole);
  auto fields = ticket_fields(scene.desk, ticket);
  fields.set("from", requester_words(scene, ticket))
      .set("customer", ticket.customer)
      .set("assignee", ticket.assignee)
      .set("priority", priority_words(scene.desk.words(language), ticket.priority))
      .set("due", moment_words(scene.desk, ticket, language, due_of(scene, ticket, has_begun)))
      .set("text", std::move(thread.last_words))
      .set("commands",
           command_words(scene.desk.words(language),
                         domain::fitting_commands({ticket.status, has_begun, ticket.assignee == agent.name})))
      .list("earlier", std::move(thread.earlier))
      .flag(clock_flag(clock));
  set_contact(scene.desk, ticket, fields);
  notify_one(scene, ticket, {.letter = mail::LetterKind::PhoneRings, .fields = std::move(fields)},
             {agent.name, agent.address}, mail::TokenRole::Agent);
}

void list_among_others(const Scene& scene, const domain::Agent& agent, const domain::Ticket& ticket,
                       domain::ClockKind clock, GatheredLetters& letters) {
  config::EscalationStep step;
  step.clock = clock;
  step.at = config::Seconds{0};
  domain::Recipients only;
  only.agents = {agent.name};
  if (clock == domain::ClockKind::Response && !ticket.respond_by) return;
  static_cast<void>(notify(scene, ticket, step, only, scene.now, letters));
}

}  // namespace

void write_to_rung(const Scene& scene, const domain::Agent& agent,
                   std::span<const store::ChainRow* const> about, GatheredLetters& letters) {
  std::set<domain::TicketNumber> written;
  for (const auto* const row : about) {
    const bool is_news = store::note_rung_mail(scene.session, row->number, row->ticket, agent.name);
    if (!is_news || !written.insert(row->ticket).second) continue;
    const auto ticket = store::find_ticket(scene.session, row->ticket).value();
    if (written.size() <= mails_a_call)
      write_alone(scene, agent, ticket, row->clock);
    else
      list_among_others(scene, agent, ticket, row->clock, letters);
  }
}

}  // namespace ticketd::flow
