// SPDX-License-Identifier: Apache-2.0
// What is to happen when a ticket takes too long, as configured: steps over the ticket's clocks, each telling
// somebody, and which of them are due.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "domain/clocks.hpp"
#include "domain/rota.hpp"

namespace ticketd::domain {

// Whom a step tells.
struct Assignee {};
struct CustomerContacts {};
struct Ops {};
struct Person {
  std::string name;  // an agent's
};
struct OnCall {
  std::string rota;
};
using Told = std::variant<Assignee, CustomerContacts, Ops, Person, OnCall>;

// Of the contract's response target.
struct PercentOfTarget {
  int value = 100;
};

struct EscalationStep {
  using Clock = ClockKind;
  enum class By { Mail, Phone };
  Clock clock = Clock::Open;
  std::variant<PercentOfTarget, Seconds> at;  // working time on the clock
  std::set<Priority> priorities;              // empty: all
  std::string calendar;                       // counts on this one; empty: the contract's
  std::vector<Told> tell;
  By by = By::Mail;
  std::string name{};  // as configured; empty: none
};

// "open 4h phone rota:on-call, bo": all of it, as configured.
[[nodiscard]] std::string text_of(const EscalationStep& step);
// What a step is called in answers: its configured name, else its text.
[[nodiscard]] std::string name_of(const EscalationStep& step);

// When it fires, as time on its clock.
[[nodiscard]] Seconds amount_of(const EscalationStep& step, Seconds response_target);

// What decides about a ticket's steps. The calendars and schedules outlive it.
struct StepFacts {
  TicketTimes times;
  Priority priority = Priority::Normal;
  Seconds response_target{0};
  // By a step's `calendar`, also the empty name; never fails.
  std::function<const Calendar&(const std::string& name)> calendar;
  std::set<std::string> fired;  // names of those steps of the list that have fired, see fired_steps.hpp
};

struct DueStep {
  std::size_t index = 0;  // in the list
  Instant since;          // when its clock reached it
  bool overtaken =
      false;  // to be recorded as fired, but a later mail over the same clock is due too and says it all
};

// The steps that fire now: reached, not fired yet, and their clock is running. After downtime every phone
// step is there once, and of the mails over one clock all but the last are overtaken.
[[nodiscard]] std::vector<DueStep> due_steps(std::span<const EscalationStep> steps, const StepFacts& facts,
                                             Instant now);

// When the next step will be reached if nothing happens to the ticket; nullopt: none will.
[[nodiscard]] std::optional<Instant> next_step_at(std::span<const EscalationStep> steps,
                                                  const StepFacts& facts);

// Whom a step means now.
struct Recipients {
  std::vector<std::string> agents;  // in order, each once
  bool customer = false;
  bool ops = false;
  std::vector<std::string> missing;  // for people: "nobody is assigned", "rota:on-call has a gap"
};

[[nodiscard]] Recipients recipients_of(const EscalationStep& step, const std::string& assignee,
                                       const std::map<std::string, const Schedule*>& rotas, Instant now);

}  // namespace ticketd::domain
