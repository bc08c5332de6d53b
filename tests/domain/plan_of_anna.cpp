// SPDX-License-Identifier: Apache-2.0
#include "domain/plan_of_anna.hpp"

#include <doctest/doctest.h>

#include "domain/event_fields.hpp"

namespace ticketd::domain::test {

ActionFacts annas_facts(Status status) {
  ActionFacts facts;
  facts.ticket.number = TicketNumber{7};
  facts.ticket.subject = "Printer";
  facts.ticket.status = status;
  facts.ticket.requester = "eva@customer.example";
  if (status == Status::Closed) facts.ticket.closed = action_time - std::chrono::hours{1};
  facts.queue = "support";
  facts.actor = "Anna";
  facts.agents = {"Anna", "Bo"};
  facts.queues = {"support", "sales"};
  facts.participants = {"eva@customer.example"};
  facts.own_addresses = {"support@desk.example"};
  facts.merge_targets = {{TicketNumber{8}, Status::Open, false},
                         {TicketNumber{9}, Status::Quarantined, false},
                         {TicketNumber{10}, Status::Closed, true}};
  return facts;
}

ActionPlan plan_of(const ActionFacts& facts, std::string_view mail) {
  return plan_action(facts, read_commands(mail), action_time);
}

std::string outcome_of(const ActionFacts& facts, std::string_view mail) {
  const auto plan = plan_of(facts, mail);
  REQUIRE(plan.outcomes.size() == 1);
  const auto& outcome = plan.outcomes.front();
  CHECK(outcome.done.has_value() != outcome.refused.has_value());
  return outcome.refused ? "refused: " + described(*outcome.refused) : "done: " + described(*outcome.done);
}

std::string events_of(const ActionPlan& plan) {
  std::string names;
  for (const auto& event : plan.events)
    names += (names.empty() ? "" : " ") + std::string(name_of(event.what));
  return names;
}

}  // namespace ticketd::domain::test
