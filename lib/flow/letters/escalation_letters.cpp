// SPDX-License-Identifier: Apache-2.0
#include "flow/letters/escalation_letters.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "domain/address.hpp"
#include "domain/event.hpp"
#include "domain/fitting_commands.hpp"
#include "flow/letters/last_words.hpp"
#include "flow/letters/post.hpp"
#include "flow/letters/words.hpp"
#include "flow/scene.hpp"
#include "store/clocks.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

Reader reader_of(const Desk& desk, const domain::Agent& agent) {
  return {agent.address, desk.language_of(&agent)};
}

std::vector<Reader> agents_named(const Desk& desk, std::span<const std::string> names) {
  std::vector<Reader> readers;
  for (const auto& name : names)
    if (const auto* const agent = desk.directory().agent_named(name))
      readers.push_back(reader_of(desk, *agent));
  return readers;
}

void add_ops(const Desk& desk, std::vector<Reader>& readers) {
  for (const auto& address : desk.config().desk.ops)
    readers.push_back({address, desk.config().desk.language, mail::TokenRole::Ops});
}

mail::Fields common_fields(const Desk& desk, const domain::Ticket& ticket) {
  mail::Fields fields;
  fields.set("number", std::to_string(ticket.number.value))
      .set("desk", desk.config().desk.name)
      .set("subject", ticket.subject)
      .set("from", ticket.requester.empty() ? desk.config().desk.name : ticket.requester);
  return fields;
}

const domain::TimeZone& zone_of(const Desk& desk, const domain::Ticket& ticket) {
  return desk.calendar_of(ticket).zone();
}

// How much of its time a step stands for; one at an absolute time is the whole of it.
int share_of(const config::EscalationStep& step) {
  const auto* const percent = std::get_if<config::PercentOfTarget>(&step.at);
  return percent == nullptr ? 100 : percent->value;
}

std::vector<mail::Fields> tried_fields(const Scene& scene, const domain::Ticket& ticket,
                                       const store::ChainRow& row, const std::string& language) {
  // Gateways that broke for hours leave an attempt a minute; a mail takes the newest.
  constexpr std::size_t most = 100;
  std::vector<mail::Fields> tried;
  const auto attempts = store::attempts_of(scene.session, row.number);
  const auto newest = std::span(attempts).last(std::min(attempts.size(), most));
  for (const auto& attempt : newest) {
    mail::Fields one;
    one.set("at", instant_words(scene.desk.words(language), zone_of(scene.desk, ticket), attempt.placed))
        .set("person", attempt.person)
        .set("outcome", (attempt.outcome ? outcome_words(scene.desk.words(language), *attempt.outcome)
                                         : scene.desk.words(language).say(config::Phrase::Ringing)) +
                            (attempt.words.empty() ? "" : " (" + attempt.words + ")"));
    tried.push_back(std::move(one));
  }
  return tried;
}

// To the chain's people and ops: whoever did not hear the phone may read this.
void tell_of_round(const Scene& scene, const domain::Ticket& ticket, const store::ChainRow& row,
                   GatheredLetters& letters) {
  auto readers = agents_named(scene.desk, row.chain.people);
  add_ops(scene.desk, readers);
  const bool is_last = row.chain.state == domain::ChainState::Exhausted;
  std::set<std::string> told;
  for (const auto& reader : readers) {
    if (!told.insert(reader.address).second) continue;
    if (!letters.wants(reader, mail::LetterKind::NobodyAnswered, ticket)) continue;
    auto fields = common_fields(scene.desk, ticket);
    fields.set("round", std::to_string(is_last ? row.chain.round : row.chain.round - 1));
    fields.list("tried", tried_fields(scene, ticket, row, reader.language));
    fields.set("commands", command_words(scene.desk.words(reader.language),
                                         domain::commands_that_end_calls(ticket.status)));
    if (row.chain.next_at)
      fields.set("next", instant_words(scene.desk.words(reader.language), zone_of(scene.desk, ticket),
                                       *row.chain.next_at));
    letters.add(reader, mail::LetterKind::NobodyAnswered, ticket, std::move(fields));
  }
}

// Who declines a call has not answered it.
domain::CallOutcome as_told(domain::CallOutcome outcome) {
  return outcome == domain::CallOutcome::Rejected ? domain::CallOutcome::NoAnswer : outcome;
}

}  // namespace

std::string_view clock_flag(domain::ClockKind clock) {
  switch (clock) {
    case domain::ClockKind::Response: return "response";
    case domain::ClockKind::Open: return "open";
    case domain::ClockKind::Work: return "work";
  }
  return "open";
}

std::string outcome_words(const config::Language& language, domain::CallOutcome outcome) {
  const auto number =
      static_cast<std::size_t>(config::Phrase::TookIt) + static_cast<std::size_t>(as_told(outcome));
  return language.say(static_cast<config::Phrase>(number));
}

void write_instead_of_ringing(const Scene& scene, const domain::Ticket& ticket, const store::ChainRow& row,
                              GatheredLetters& letters) {
  const std::string once = "mail instead of " + row.step;
  if (store::fired_steps(scene.session, ticket.number).contains(once)) return;
  store::record_fired(scene.session, ticket.number, once, scene.now);
  config::EscalationStep step;
  step.clock = row.clock;
  step.at = config::Seconds{0};
  domain::Recipients people;
  people.agents = row.chain.people;
  domain::event::Escalated escalated{row.step, domain::event::Escalated::As::MailInsteadOfCall};
  if (ticket.respond_by) escalated.mailed = notify(scene, ticket, step, people, scene.now, letters);
  store::add_event(scene.session, ticket.number, {scene.now, "ticketd", std::move(escalated)});
}

std::vector<std::string> notify(const Scene& scene, const domain::Ticket& ticket,
                                const config::EscalationStep& step, const domain::Recipients& told,
                                domain::Instant since, GatheredLetters& letters) {
  std::vector<std::string> mailed;
  auto readers = agents_named(scene.desk, told.agents);
  if (told.ops || readers.empty()) add_ops(scene.desk, readers);
  const bool has_begun = ticket.work_began.has_value();
  const auto* const assignee = scene.desk.directory().agent_named(ticket.assignee);
  std::optional<std::string> words;  // read for whom they are written to, once
  for (const auto& reader : readers) {
    if (store::is_undeliverable(scene.session, domain::folded(reader.address))) continue;
    mailed.push_back(reader.address);
    if (!letters.wants(reader, mail::LetterKind::EscalationNotice, ticket)) continue;
    const bool reader_is_assignee = assignee != nullptr && assignee->address == reader.address;
    auto fields = common_fields(scene.desk, ticket);
    fields.set("priority", priority_words(scene.desk.words(reader.language), ticket.priority))
        .set("share", std::to_string(share_of(step)) + " %")
        .set("due", instant_words(scene.desk.words(reader.language), zone_of(scene.desk, ticket),
                                  step.clock == domain::ClockKind::Response ? *ticket.respond_by : since))
        .set("commands",
             command_words(scene.desk.words(reader.language),
                           domain::fitting_commands({ticket.status, has_begun, reader_is_assignee})))
        .flag(clock_flag(step.clock));
    if (!ticket.customer.empty()) fields.set("customer", ticket.customer);
    if (!ticket.assignee.empty()) fields.set("assignee", ticket.assignee);
    if (share_of(step) >= 100) fields.flag("overdue");
    set_contact(scene.desk, ticket, fields);
    if (!words)
      words = thread_of({scene.session, scene.desk, since}, ticket, "", ThreadPart::LastWords).last_words;
    fields.set("text", *words);
    letters.add(reader, mail::LetterKind::EscalationNotice, ticket, std::move(fields));
  }
  return mailed;
}

void tell_path_down(const Scene& scene, const std::string& words) {
  const auto& config = scene.desk.config();
  mail::Fields gateway;
  gateway.set("outcome", words);
  mail::Fields fields;
  fields.set("desk", config.desk.name).list("gateways", {gateway});
  std::vector<Reader> readers;
  add_ops(scene.desk, readers);
  if (readers.empty())
    for (const auto& agent : config.agents) readers.push_back(reader_of(scene.desk, agent));
  for (const auto& reader : readers) {
    fields.set("since", instant_words(scene.desk.words(reader.language), domain::TimeZone("UTC"), scene.now));
    auto letter = rendered(scene.desk, mail::LetterKind::PhoneDown, reader.language, fields);
    letter.to = {"", reader.address};
    letter.role = mail::TokenRole::Ops;  // about no ticket: an answer to it proves nothing
    send_letter(scene, scene.desk.ops_queue(), letter);
  }
}

void execute(const Scene& scene, const domain::Ticket& ticket, const store::ChainRow& row,
             std::span<const domain::ChainAction> actions, GatheredLetters& letters) {
  for (const auto action : actions) {
    switch (action) {
      case domain::ChainAction::HangUp:
      case domain::ChainAction::TellPathDown: break;  // the gateway's matter, not this chain's
      case domain::ChainAction::MailRound: tell_of_round(scene, ticket, row, letters); break;
      case domain::ChainAction::TellExhausted:
      case domain::ChainAction::TellNobodyToRing: {
        store::add_event(scene.session, ticket.number,
                         {scene.now, "ticketd", domain::event::EscalationExhausted{row.step}});
        letters.add_for_ops(
            queue_of(scene, ticket), ticket.number,
            action == domain::ChainAction::TellExhausted ? "nobody has taken " : "nobody can be rung for ",
            "", row.step);
        break;
      }
    }
  }
}

}  // namespace ticketd::flow
