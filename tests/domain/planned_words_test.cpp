// SPDX-License-Identifier: Apache-2.0
// Where an agent's words go, and what an action begins and ends.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "domain/action_plan.hpp"
#include "domain/describe_event.hpp"
#include "domain/plan_of_anna.hpp"

namespace ticketd::domain {
namespace {

using test::annas_facts;
using test::events_of;
using test::plan_of;

// Who reads the words, as far as the plan says.
std::string readers_of(const ActionPlan& plan) {
  if (plan.is_refused) return "refused";
  if (!plan.text.empty()) return "requester";
  if (!plan.handover.empty()) return plan.keeps_internal ? "agent, internal" : "agent";
  return plan.keeps_internal ? "internal" : "nobody";
}

}  // namespace

TEST_CASE("an agent's words go where the commands beside them say") {
  struct Case {
    const char* mail;
    const char* readers;
  };
  const std::vector<Case> cases{
      {"It works again.", "requester"},
      {"/resolve\nIt works again.", "requester"},
      {"/resolve", "nobody"},
      {"/resolve\n \n\t", "nobody"},
      {"/note\nHe is angry.", "internal"},
      {"/resolve\n/note\nHe is angry.", "internal"},
      {"/spam\nA fraud.", "internal"},
      {"/assign bo\nYour turn.", "agent"},
      {"/assign bo\n/note\nYour turn.", "agent, internal"},
      {"/assign bo\n/reply\nBo calls you.", "requester"},
      {"/assign bo", "nobody"},
      {"/take\nI look at it.", "requester"},
      {"/assign bo\n/take\nI look at it.", "requester"},
      {"/note\n/reply\nBoth?", "refused"},
      {"/reply\n/note\nBoth?", "refused"},
      {"/reply\n/spam\nBoth?", "refused"},
      {"/asign bo\nYour turn.", "refused"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.mail);
    CHECK(readers_of(plan_of(annas_facts(), each.mail)) == each.readers);
  }
}

TEST_CASE(
    "an answer opens a new ticket and gives it to who answered, if it is nobody's and that is an agent") {
  struct Case {
    const char* assignee;
    const char* actor;
    const char* becomes;
  };
  for (const Case& each :
       std::vector<Case>{{"", "Anna", "Anna"}, {"Bo", "Anna", "Bo"}, {"", "ticketctl", ""}}) {
    auto facts = annas_facts(Status::New);
    facts.ticket.assignee = each.assignee;
    facts.actor = each.actor;
    const auto plan = plan_of(facts, "We look at it.");
    CAPTURE(each.actor);
    CHECK(plan.ticket.assignee == each.becomes);
    CHECK(plan.ticket.status == Status::Open);
  }
}

TEST_CASE("what begins work, and what ends the calls") {
  struct Case {
    const char* mail;
    bool begins_work;
    bool ends_calls;
  };
  const std::vector<Case> cases{
      {"We look at it.", true, true}, {"/start", true, true},     {"/wait", true, true},
      {"/resolve", true, true},       {"/close", false, true},    {"/spam", false, false},
      {"/merge 8", false, false},     {"/take", false, false},    {"/note\nHe is angry.", false, false},
      {"/priority 1", false, false},  {"/time 1h", false, false}, {"/assign bo\nYour turn.", false, false},
  };
  for (const Case& each : cases) {
    CAPTURE(each.mail);
    const auto plan = plan_of(annas_facts(), each.mail);
    CHECK_FALSE(plan.is_refused);
    CHECK(plan.ticket.work_began == (each.begins_work ? std::optional(test::action_time) : std::nullopt));
    CHECK(plan.ends_calls == each.ends_calls);
  }
}

TEST_CASE("/start of an open ticket that a mail has opened again begins work and changes no status") {
  const auto plan = plan_of(annas_facts(Status::Open), "/start");
  CHECK(plan.ticket.work_began == test::action_time);
  CHECK(plan.cause == Cause::Started);
  CHECK(plan.ticket.status == Status::Open);
  CHECK(events_of(plan).empty());
}

TEST_CASE("the priority before the first change counts, and time adds up") {
  const auto plan = plan_of(annas_facts(), "/priority 1\n/priority 2\n/time 1h\n/time 30m phone Called.");
  CHECK(plan.priority_before == Priority::Normal);
  CHECK(plan.ticket.priority == Priority::High);
  CHECK(plan.ticket.time_spent == std::chrono::minutes{90});
  CHECK(events_of(plan) == "priority_changed priority_changed time_spent time_spent");
}

TEST_CASE("each change has its event, by whoever made it and when") {
  struct Case {
    const char* mail;
    const char* events;
    const char* detail;  // of the last one
  };
  const std::vector<Case> cases{
      {"/resolve", "status_changed", "open -> resolved: resolved"},
      {"/take", "assigned", "Anna"},
      {"/assign BO", "assigned", "Bo"},
      {"/move Sales", "moved", "support -> sales"},
      {"/cc carl@customer.example", "participant_added", "carl@customer.example"},
      {"/uncc eva@customer.example", "participant_removed", "eva@customer.example"},
      {"/subject Printer 2", "subject_changed", "Printer 2"},
      {"/merge 8", "status_changed merged", "goes on as #8"},
      {"/note\nHe is angry.", "note", "an internal note"},
      {"Words.", "replied assigned", "Anna"},
      {"/assign bo\nYour turn.", "assigned note", "words to Bo"},
      {"/send", "command_refused",
       "/send: it sends a mail that we returned as not sent, in an answer to that very mail"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.mail);
    const auto plan = plan_of(annas_facts(), each.mail);
    CHECK(events_of(plan) == each.events);
    REQUIRE_FALSE(plan.events.empty());
    CHECK(describe(plan.events.back().what) == each.detail);
    for (const auto& event : plan.events) {
      CHECK(event.actor == "Anna");
      CHECK(event.at == test::action_time);
    }
  }
}

TEST_CASE("two robots that were kept apart are heard again on a word, and help and history are asked for") {
  auto facts = annas_facts();
  facts.is_loop_stopped = true;
  CHECK(plan_of(facts, "/continue").ends_loop);
  CHECK(events_of(plan_of(facts, "/continue")) == "mail_loop_ended");
  CHECK(plan_of(facts, "/help").wants_help);
  CHECK(plan_of(facts, "/history").wants_history);
}

}  // namespace ticketd::domain
