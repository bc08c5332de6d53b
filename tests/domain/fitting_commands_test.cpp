// SPDX-License-Identifier: Apache-2.0
#include "domain/fitting_commands.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <variant>

#include <doctest/doctest.h>

#include "domain/action_plan.hpp"
#include "domain/command.hpp"

using namespace ticketd::domain;

namespace {

using Words = std::vector<std::string_view>;

constexpr std::array statuses{Status::New,      Status::Open,   Status::Waiting,
                              Status::Resolved, Status::Closed, Status::Quarantined};

std::vector<Situation> situations() {
  std::vector<Situation> all;
  for (const Status status : statuses)
    for (const bool has_begun : {false, true})
      for (const bool reader_is_assignee : {false, true})
        all.push_back({status, has_begun, reader_is_assignee});
  return all;
}

// As somebody would type it, with words that fit the facts below.
std::string typed(std::string_view word) {
  if (word == "assign") return "/assign bo";
  if (word == "priority") return "/priority 1";
  return "/" + std::string(word);
}

ActionFacts facts_of(const Situation& situation) {
  ActionFacts facts;
  facts.ticket.number = TicketNumber{1};
  facts.ticket.status = situation.status;
  facts.ticket.assignee = situation.reader_is_assignee ? "anna" : "";
  facts.actor = "anna";
  if (situation.has_begun) facts.ticket.work_began = Instant{};
  facts.agents = {"anna", "bo"};
  return facts;
}

bool changes_something(const ActionPlan& plan) {
  return !plan.events.empty() || plan.cause || plan.keeps_internal;
}

}  // namespace

TEST_CASE("What fits a ticket follows from how far it is") {
  struct Case {
    Situation situation;
    Words words;
  };
  const std::vector<Case> cases{
      {{Status::New}, {"take", "assign", "priority", "start", "wait", "resolve", "close", "spam", "note"}},
      {{Status::New, false, true},
       {"assign", "priority", "start", "wait", "resolve", "close", "spam", "note"}},
      {{Status::Open, true}, {"take", "assign", "priority", "wait", "resolve", "close", "note"}},
      {{Status::Open, true, true}, {"assign", "priority", "wait", "resolve", "close", "note"}},
      // A mail has opened a ticket again that nobody had worked on.
      {{Status::Open, false, true},
       {"assign", "priority", "start", "wait", "resolve", "close", "spam", "note"}},
      {{Status::Waiting, true, true}, {"assign", "priority", "resolve", "close", "reopen", "note"}},
      {{Status::Resolved, true, true}, {"assign", "wait", "close", "reopen", "note"}},
      {{Status::Resolved, true}, {"take", "assign", "wait", "close", "reopen", "note"}},
      {{Status::Closed, true, true}, {"reopen", "note"}},
      {{Status::Closed}, {"reopen", "note"}},
  };
  for (const auto& each : cases) {
    CAPTURE(std::string(name_of(each.situation.status)));
    CAPTURE(each.situation.has_begun);
    CAPTURE(each.situation.reader_is_assignee);
    CHECK(fitting_commands(each.situation) == each.words);
  }
}

TEST_CASE("Nothing is offered that is unknown, refused, or changes nothing") {
  for (const auto& situation : situations()) {
    for (const auto word : fitting_commands(situation)) {
      const auto line = typed(word);
      CAPTURE(std::string(name_of(situation.status)));
      CAPTURE(line);
      const auto written = read_commands(line);
      REQUIRE(written.lines.size() == 1);
      CHECK(std::holds_alternative<Command>(written.lines[0].meaning));
      const auto plan = plan_action(facts_of(situation), written, Instant{});
      CHECK_FALSE(plan.is_refused);
      CHECK(changes_something(plan));
    }
  }
}

TEST_CASE("Whatever would change a status is offered, by one word or by another that does the same") {
  for (const auto& situation : situations()) {
    if (situation.status == Status::Quarantined) continue;
    const auto offered = fitting_commands(situation);
    for (const std::string_view word : {"start", "wait", "resolve", "close", "reopen"}) {
      const auto plan = plan_action(facts_of(situation), read_commands(typed(word)), Instant{});
      if (plan.is_refused || plan.ticket.status == situation.status) continue;
      CAPTURE(std::string(name_of(situation.status)));
      CAPTURE(std::string(word));
      CHECK(std::any_of(offered.begin(), offered.end(), [&](const auto other) {
        const auto same = plan_action(facts_of(situation), read_commands(typed(other)), Instant{});
        return same.ticket.status == plan.ticket.status;
      }));
    }
  }
}

TEST_CASE("What ends the calls is what the ticket can take of it") {
  CHECK(commands_that_end_calls(Status::New) == Words{"start", "wait", "resolve", "close"});
  CHECK(commands_that_end_calls(Status::Open) == Words{"start", "wait", "resolve", "close"});
  CHECK(commands_that_end_calls(Status::Closed) == Words{"close"});
}
