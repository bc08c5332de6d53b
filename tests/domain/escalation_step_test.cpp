// SPDX-License-Identifier: Apache-2.0
#include "domain/escalation_step.hpp"

#include <doctest/doctest.h>

#include "domain/rfc3339.hpp"
#include "domain/sample_calendars.hpp"

namespace ticketd::domain {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using test::at;

Instant monday(int hour, int minute = 0) {
  return at("2026-03-02T00:00:00Z") + hours{hour} + minutes{minute};
}

std::vector<EscalationStep> desk_steps() {
  return {{ClockKind::Response, PercentOfTarget{75}, {}, "", {Assignee{}}, EscalationStep::By::Mail},
          {ClockKind::Response,
           PercentOfTarget{100},
           {},
           "",
           {Assignee{}, OnCall{"on-call"}},
           EscalationStep::By::Mail},
          {ClockKind::Open, hours{4}, {}, "", {OnCall{"on-call"}, Person{"bo"}}, EscalationStep::By::Phone},
          {ClockKind::Work, hours{4}, {}, "", {Assignee{}}, EscalationStep::By::Phone},
          {ClockKind::Open,
           Seconds{0},
           {Priority::Urgent},
           "24x7",
           {OnCall{"on-call"}},
           EscalationStep::By::Phone}};
}

StepFacts facts_of(const TicketTimes& times) {
  static const Calendar office{test::office("UTC")};
  static const Calendar always{[] {
    CalendarRules rules;
    for (auto& day : rules.week) day = {{hours{0}, hours{24}}};
    return rules;
  }()};
  return {times,
          Priority::Normal,
          hours{8},
          [](const std::string& name) -> const Calendar& { return name.empty() ? office : always; },
          {}};
}

std::string due_text(const StepFacts& facts, Instant now) {
  const auto steps = desk_steps();
  std::string text;
  for (const DueStep& due : due_steps(steps, facts, now))
    text += std::to_string(due.index) + (due.overtaken ? "- " : " ");
  return text;
}

TEST_CASE("a step's name says what it is and stays the same when the list is edited") {
  const auto steps = desk_steps();
  CHECK(name_of(steps[0]) == "response 75% mail assignee");
  CHECK(name_of(steps[1]) == "response 100% mail assignee, rota:on-call");
  CHECK(name_of(steps[2]) == "open 4h phone rota:on-call, bo");
  CHECK(name_of(steps[4]) == "open 0s on 24x7 p1 phone rota:on-call");
}

TEST_CASE("steps are due when their clock reaches them, in working time") {
  const StepFacts facts = facts_of({monday(8), {}, {}});
  CHECK(due_text(facts, monday(11, 59)).empty());
  CHECK(due_text(facts, monday(12)) == "2 ");
  CHECK(due_text(facts, monday(14)) == "0 2 ");
  const auto steps = desk_steps();
  CHECK(*next_step_at(steps, facts) == monday(12));
  // Arrived at 15:00: four working hours are over on Tuesday at 10:00, not at 19:00.
  const StepFacts late = facts_of({monday(15), {}, {}});
  CHECK(due_text(late, monday(23)).empty());
  CHECK(format_rfc3339(*next_step_at(steps, late)) == "2026-03-03T10:00:00Z");
}

TEST_CASE("a step fires once, and after downtime the mails over one clock are one") {
  StepFacts facts = facts_of({monday(8), {}, {}});
  CHECK(due_text(facts, monday(48)) == "0- 1 2 ");
  facts.fired = {name_of(desk_steps()[2])};
  CHECK(due_text(facts, monday(12)).empty());
  CHECK(*next_step_at(desk_steps(), facts) == monday(14));
}

TEST_CASE("steps of a clock that does not run are not due and stay armed") {
  // Work began at 9: nothing more on the response clock; the work clock's step comes after four hours of its
  // own.
  CHECK(due_text(facts_of({monday(8), monday(9), {{monday(9), Status::Open}}}), monday(17)) == "2 3 ");
  // Waiting since 11: three hours are on the clock and stay there.
  TicketTimes waiting{monday(8), monday(11), {{monday(11), Status::Waiting}}};
  CHECK(due_text(facts_of(waiting), monday(100)).empty());
  CHECK_FALSE(next_step_at(desk_steps(), facts_of(waiting)).has_value());
  waiting.changes.push_back({monday(15), Status::Open});
  CHECK(*next_step_at(desk_steps(), facts_of(waiting)) == monday(16));
  // Resolved in time, although nobody looked: no call afterwards.
  CHECK(due_text(facts_of({monday(8), monday(8), {{monday(16), Status::Resolved}}}), monday(17)).empty());
}

TEST_CASE("a step for one priority on its own calendar rings at once, at night too") {
  StepFacts facts = facts_of({monday(3), {}, {}});
  CHECK(due_text(facts, monday(3)).empty());
  facts.priority = Priority::Urgent;
  CHECK(due_text(facts, monday(3)) == "4 ");
}

TEST_CASE("whom a step means is looked up when it fires, each once, and who is missing is said") {
  const Schedule schedule{{"on-call",
                           "UTC",
                           {"anna", "bo"},
                           1,
                           Rota::Unit::Week,
                           std::chrono::local_days{std::chrono::year{2026} / 1 / 5} + hours{8},
                           {}}};
  const std::map<std::string, const Schedule*> rotas{{"on-call", &schedule}};
  const auto steps = desk_steps();
  CHECK(recipients_of(steps[2], "", rotas, at("2026-01-06T00:00:00Z")).agents ==
        std::vector<std::string>{"anna", "bo"});
  CHECK(recipients_of(steps[2], "", rotas, at("2026-01-13T00:00:00Z")).agents ==
        std::vector<std::string>{"bo", "anna"});
  const Recipients gap = recipients_of(steps[1], "", rotas, at("2026-01-01T00:00:00Z"));
  CHECK(gap.agents.empty());
  CHECK(gap.missing == std::vector<std::string>{"nobody is assigned", "rota:on-call has a gap"});
  const EscalationStep all{
      ClockKind::Open,         hours{1}, {}, "", {CustomerContacts{}, Ops{}, OnCall{"none"}},
      EscalationStep::By::Mail};
  const Recipients others = recipients_of(all, "anna", rotas, at("2026-01-06T00:00:00Z"));
  CHECK(others.customer);
  CHECK(others.ops);
  CHECK(others.missing == std::vector<std::string>{"rota:none has a gap"});
}

}  // namespace
}  // namespace ticketd::domain
