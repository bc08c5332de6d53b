// SPDX-License-Identifier: Apache-2.0
// What each command makes of a ticket in each status, and what must be refused.
#include "domain/action_plan.hpp"

#include <array>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "domain/plan_of_anna.hpp"

namespace ticketd::domain {
namespace {

using test::annas_facts;
using test::events_of;
using test::outcome_of;
using test::plan_of;

// In the order of Status.
constexpr std::array statuses{Status::New,      Status::Open,   Status::Waiting,
                              Status::Resolved, Status::Closed, Status::Quarantined};

// Done or refused in a status; a name: it becomes that; "same": nothing changes.
struct Way {
  const char* command;
  std::array<const char*, 6> outcomes;
};

const std::vector<Way> ways{
    {"/start", {"open", "same", "open", "open", "refused", "refused"}},
    {"/wait", {"waiting", "waiting", "same", "waiting", "refused", "refused"}},
    {"/resolve", {"resolved", "resolved", "resolved", "same", "refused", "refused"}},
    {"/close", {"closed", "closed", "closed", "closed", "same", "closed"}},
    {"/reopen", {"same", "same", "open", "open", "open", "same"}},
    {"/spam", {"closed", "closed", "closed", "closed", "same", "closed"}},
    {"/merge 8", {"closed", "closed", "closed", "closed", "same", "refused"}},
    {"words", {"open", "same", "same", "same", "same", "same"}},
    {"/note\nwords", {"same", "same", "same", "same", "same", "same"}},
    {"/take", {"same", "same", "same", "same", "same", "same"}},
};

std::string way_of(const Way& way, Status status) {
  auto facts = annas_facts(status);
  facts.ticket.work_began = facts.ticket.opened;
  const auto plan = plan_of(facts, way.command);
  if (plan.is_refused) return "refused";
  return plan.ticket.status == status ? "same" : std::string(name_of(plan.ticket.status));
}

}  // namespace

TEST_CASE("what a command makes of each status, and where it is refused") {
  for (const Way& way : ways)
    for (std::size_t i = 0; i < statuses.size(); ++i) {
      CAPTURE(way.command);
      CAPTURE(std::string(name_of(statuses.at(i))));
      CHECK(way_of(way, statuses.at(i)) == way.outcomes.at(i));
    }
}

TEST_CASE("a refused command changes nothing, but stands in the history") {
  for (const Way& way : ways)
    for (const Status status : statuses) {
      const auto facts = annas_facts(status);
      const auto plan = plan_of(facts, way.command);
      if (!plan.is_refused) continue;
      CAPTURE(way.command);
      CAPTURE(std::string(name_of(status)));
      CHECK(plan.ticket.status == status);
      CHECK(plan.ticket.closed == facts.ticket.closed);
      CHECK_FALSE(plan.cause);
      CHECK_FALSE(plan.ticket.work_began);
      CHECK_FALSE(plan.ends_calls);
      CHECK(plan.text.empty());
      CHECK(events_of(plan) == "command_refused");
    }
}

TEST_CASE("a ticket is closed since when it became so, and is not any more when it opens") {
  CHECK(plan_of(annas_facts(Status::Open), "/close").ticket.closed == test::action_time);
  CHECK(plan_of(annas_facts(Status::Open), "/merge 8").ticket.closed == test::action_time);
  CHECK_FALSE(plan_of(annas_facts(Status::Closed), "/reopen").ticket.closed.has_value());
  const auto closed = annas_facts(Status::Closed);
  CHECK(plan_of(closed, "/close").ticket.closed == closed.ticket.closed);
}

TEST_CASE("what is done already is said and changes nothing") {
  struct Case {
    const char* command;
    const char* said;
  };
  const std::vector<Case> cases{
      {"/start", "done: it is open already: nothing changed"},
      {"/reopen", "done: it is open already: nothing changed"},
      {"/take", "done: it is assigned to Anna already"},
      {"/assign anna", "done: it is assigned to Anna already"},
      {"/priority 3", "done: the priority is 3 already"},
      {"/move SUPPORT", "done: it is in support already"},
      {"/cc eva@customer.example", "done: eva@customer.example already takes part"},
      {"/continue", "done: no mail was held: nothing changed"},
  };
  auto facts = annas_facts();
  facts.ticket.work_began = facts.ticket.opened;
  facts.ticket.assignee = "Anna";
  for (const Case& each : cases) {
    CAPTURE(each.command);
    CHECK(outcome_of(facts, each.command) == each.said);
    const auto plan = plan_of(facts, each.command);
    CHECK(plan.events.empty());
    CHECK_FALSE(plan.priority_before);
    CHECK_FALSE(plan.move_to);
    CHECK(plan.added.empty());
    CHECK_FALSE(plan.ends_loop);
  }
}

TEST_CASE("what can't be done is refused with what would be right") {
  struct Case {
    const char* command;
    const char* why;
  };
  const std::vector<Case> cases{
      {"/assign carl", "refused: there is no agent carl; there are: Anna, Bo"},
      {"/move billing", "refused: there is no queue billing; there are: support, sales"},
      {"/merge 7", "refused: that is this ticket itself"},
      {"/merge 99", "refused: there is no ticket #99"},
      {"/merge 9", "refused: #9 is a quarantined mail"},
      {"/merge 10", "refused: #10 was merged into another one itself"},
      {"/cc support@desk.example", "refused: that is an address of the desk itself"},
      {"/uncc bo@customer.example", "refused: bo@customer.example does not take part"},
      {"/send", "refused: it sends a mail that we returned as not sent, in an answer to that very mail"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.command);
    CHECK(outcome_of(annas_facts(), each.command) == each.why);
    CHECK(plan_of(annas_facts(), each.command).is_refused);
  }
}

TEST_CASE("of a mail's commands all are done or none, and its text goes to nobody") {
  for (const char* const mail :
       {"/resolve\n/assign carl\nIt works again.", "/assign carl\n/resolve\nIt works again.",
        "/resolve\n/resolv\nIt works again."}) {
    CAPTURE(mail);
    const auto plan = plan_of(annas_facts(), mail);
    CHECK(plan.is_refused);
    CHECK(plan.ticket.status == Status::Open);
    CHECK(plan.text.empty());
    CHECK_FALSE(plan.cause);
    CHECK(events_of(plan) == "command_refused");
    REQUIRE(plan.outcomes.size() == 2);
    for (const auto& outcome : plan.outcomes)
      CHECK((outcome.refused ? !outcome.done : outcome.done->kind == ResultKind::Possible));
  }
}

TEST_CASE("a ticket that was merged away in the same mail takes no further change") {
  CHECK(plan_of(annas_facts(), "/merge 8\n/close").is_refused);
  CHECK(plan_of(annas_facts(), "/merge 8\n/merge 9").is_refused);
  CHECK_FALSE(plan_of(annas_facts(), "/merge 8\n/merge 8").is_refused);
}

TEST_CASE("a command that is no program's own is refused to who is no agent") {
  auto facts = annas_facts();
  facts.actor = "ticketctl";
  CHECK(outcome_of(facts, "/take") == "refused: there is no agent ticketctl; there are: Anna, Bo");
  CHECK(outcome_of(facts, "/assign bo") == "done: assigned to Bo");
}

}  // namespace ticketd::domain
