// SPDX-License-Identifier: Apache-2.0
#include "domain/escalation_step.hpp"

#include <algorithm>

#include "domain/duration.hpp"

namespace ticketd::domain {
namespace {

std::string clock_name(ClockKind clock) {
  switch (clock) {
    case ClockKind::Response: return "response";
    case ClockKind::Open: return "open";
    case ClockKind::Work: return "work";
  }
  return "";
}

struct ToldName {
  std::string operator()(const Assignee&) const { return "assignee"; }
  std::string operator()(const CustomerContacts&) const { return "customer"; }
  std::string operator()(const Ops&) const { return "ops"; }
  std::string operator()(const Person& person) const { return person.name; }
  std::string operator()(const OnCall& on_call) const { return "rota:" + on_call.rota; }
};

struct AtName {
  std::string operator()(const PercentOfTarget& percent) const { return std::to_string(percent.value) + "%"; }
  std::string operator()(const Seconds& time) const { return format_duration(time); }
};

struct Amount {
  Seconds target;
  Seconds operator()(const PercentOfTarget& percent) const { return target * percent.value / 100; }
  Seconds operator()(const Seconds& time) const { return time; }
};

// When a step that has not fired yet is reached; nullopt: not while things are as they are.
std::optional<Instant> reached(const EscalationStep& step, const StepFacts& facts) {
  if (!step.priorities.empty() && !step.priorities.contains(facts.priority)) return std::nullopt;
  if (facts.fired.contains(name_of(step))) return std::nullopt;
  const Clock clock = clock_of(step.clock, facts.times);
  if (clock.state != ClockState::Running) return std::nullopt;
  return reached_at(clock, facts.calendar(step.calendar), amount_of(step, facts.response_target));
}

void mark_overtaken(std::span<const EscalationStep> steps, std::vector<DueStep>& due) {
  for (DueStep& one : due) {
    const EscalationStep& step = steps[one.index];
    if (step.by != EscalationStep::By::Mail) continue;
    one.overtaken = std::any_of(due.begin(), due.end(), [&](const DueStep& other) {
      const bool is_later = other.since > one.since || (other.since == one.since && other.index > one.index);
      return is_later && steps[other.index].by == EscalationStep::By::Mail &&
             steps[other.index].clock == step.clock;
    });
  }
}

// Collects each name once, in order.
class Collector {
 public:
  Collector(const std::string& assignee, const std::map<std::string, const Schedule*>& rotas, Instant now)
      : assignee_(assignee), rotas_(rotas), now_(now) {}

  void operator()(const Assignee&) {
    if (assignee_.empty())
      found_.missing.emplace_back("nobody is assigned");
    else
      add(assignee_);
  }
  void operator()(const CustomerContacts&) { found_.customer = true; }
  void operator()(const Ops&) { found_.ops = true; }
  void operator()(const Person& person) { add(person.name); }
  void operator()(const OnCall& on_call) {
    const auto rota = rotas_.find(on_call.rota);
    const auto people =
        rota == rotas_.end() ? std::vector<std::string>{} : rota->second->carrier_and_next(now_);
    if (people.empty()) found_.missing.push_back("rota:" + on_call.rota + " has a gap");
    for (const std::string& person : people) add(person);
  }
  Recipients take() { return std::move(found_); }

 private:
  void add(const std::string& person) {
    auto& agents = found_.agents;
    if (std::find(agents.begin(), agents.end(), person) == agents.end()) agents.push_back(person);
  }

  const std::string& assignee_;
  const std::map<std::string, const Schedule*>& rotas_;
  Instant now_;
  Recipients found_;
};

}  // namespace

std::string name_of(const EscalationStep& step) {
  return step.name.empty() ? text_of(step) : step.name;
}

std::string text_of(const EscalationStep& step) {
  std::string name = clock_name(step.clock) + " " + std::visit(AtName{}, step.at);
  if (!step.calendar.empty()) name += " on " + step.calendar;
  for (const Priority priority : step.priorities) name += " p" + std::to_string(static_cast<int>(priority));
  name += step.by == EscalationStep::By::Mail ? " mail " : " phone ";
  for (const Told& told : step.tell)
    name += (&told == &step.tell.front() ? "" : ", ") + std::visit(ToldName{}, told);
  return name;
}

Seconds amount_of(const EscalationStep& step, Seconds response_target) {
  return std::visit(Amount{response_target}, step.at);
}

std::vector<DueStep> due_steps(std::span<const EscalationStep> steps, const StepFacts& facts, Instant now) {
  std::vector<DueStep> due;
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (const auto at = reached(steps[i], facts); at && *at <= now) due.push_back({i, *at, false});
  mark_overtaken(steps, due);
  return due;
}

std::optional<Instant> next_step_at(std::span<const EscalationStep> steps, const StepFacts& facts) {
  std::optional<Instant> next;
  for (const EscalationStep& step : steps)
    if (const auto at = reached(step, facts); at && (!next || *at < *next)) next = at;
  return next;
}

Recipients recipients_of(const EscalationStep& step, const std::string& assignee,
                         const std::map<std::string, const Schedule*>& rotas, Instant now) {
  Collector collector{assignee, rotas, now};
  for (const Told& told : step.tell) std::visit(collector, told);
  return collector.take();
}

}  // namespace ticketd::domain
