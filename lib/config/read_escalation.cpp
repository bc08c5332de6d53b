// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "config/references.hpp"
#include "config/sections.hpp"
#include "domain/duration.hpp"

namespace ticketd::config {
namespace {

using namespace std::chrono_literals;
using domain::Seconds;

Parsed<EscalationStep::Clock> clock(std::string_view word) {
  if (word == "response") return EscalationStep::Clock::Response;
  if (word == "open") return EscalationStep::Clock::Open;
  if (word == "work") return EscalationStep::Clock::Work;
  return FormatError{"`" + shown(word) + "` is not a clock; response, open and work are"};
}

Parsed<EscalationStep::By> by(std::string_view word) {
  if (word == "mail") return EscalationStep::By::Mail;
  if (word == "phone") return EscalationStep::By::Phone;
  return FormatError{"`" + shown(word) + "` is not a way to tell; mail and phone are"};
}

Parsed<ConfirmCalls> confirm_calls(std::string_view word) {
  if (word == "auto") return ConfirmCalls::Auto;
  if (word == "one") return ConfirmCalls::One;
  if (word == "digits") return ConfirmCalls::Digits;
  return FormatError{"`" + shown(word) + "` is not a way to confirm; auto, one and digits are"};
}

using At = std::variant<PercentOfTarget, Seconds>;

Parsed<At> at(std::string_view word) {
  if (!word.ends_with('%')) {
    const auto span = duration(0s, 365 * 24h)(word);
    if (const auto* right = std::get_if<Seconds>(&span)) return At{*right};
    if (domain::parse_duration(word)) return std::get<FormatError>(span);
    return FormatError{
        "`" + shown(word) +
        "` is neither a share of the response target nor a time on the clock; write one like 75% or 4h"};
  }
  const auto percent = whole_number(1, 1000)(word.substr(0, word.size() - 1));
  if (const auto* wrong = std::get_if<FormatError>(&percent)) return *wrong;
  return At{PercentOfTarget{std::get<int>(percent)}};
}

// Told by phone they need a number.
void need_phone(const Place& place, const std::string& agent) {
  place.reading().later.push_back([place, agent](const Config& config, const Known&) {
    const auto found = std::find_if(config.agents.begin(), config.agents.end(),
                                    [&](const domain::Agent& one) { return one.name == agent; });
    if (found != config.agents.end() && found->phone.empty()) {
      place.wrong("agent `" + agent + "` is to be phoned and has no phone");
    }
  });
}

void need_phones(const Place& place, const std::string& rota_name) {
  place.reading().later.push_back([place, rota_name](const Config& config, const Known&) {
    for (const Rota& rota : config.rotas) {
      if (rota.name != rota_name) continue;
      for (const domain::Agent& agent : config.agents) {
        const bool carries =
            std::find(rota.people.begin(), rota.people.end(), agent.name) != rota.people.end();
        if (carries && agent.phone.empty()) {
          place.wrong("agent `" + agent.name + "` of this rota is to be phoned and has no phone");
        }
      }
    }
  });
}

void read_told(const Place& item, EscalationStep& step) {
  constexpr std::string_view rota_prefix = "rota:";
  std::string word;
  if (!item.read(word, text)) return;
  const bool phones = step.by == EscalationStep::By::Phone;
  if (word == "assignee") {
    step.tell.emplace_back(Assignee{});
  } else if (word == "customer") {
    step.tell.emplace_back(CustomerContacts{});
  } else if (word == "ops") {
    if (phones) item.wrong("desk.ops are mail addresses; they can't be phoned");
    step.tell.emplace_back(Ops{});
  } else if (word.starts_with(rota_prefix)) {
    const std::string rota = word.substr(rota_prefix.size());
    refer_to_rota(item, rota);
    if (phones) need_phones(item, rota);
    step.tell.emplace_back(OnCall{rota});
  } else {
    refer_to_agent(item, word);
    if (phones) need_phone(item, word);
    step.tell.emplace_back(Person{word});
  }
}

void need_gateway(const Place& place) {
  place.reading().later.push_back([place](const Config& config, const Known&) {
    if (config.gateways.empty())
      place.wrong("phone needs a gateway: add a phone section with sip, rest or command");
  });
}

void read_tell(Section& section, EscalationStep& step) {
  const Place way = section.at("by");
  way.read(step.by, by);
  if (step.by == EscalationStep::By::Phone) need_gateway(way);
  const Place tell =
      section.need("tell", "write a list of assignee, customer, ops, rota:NAME or agents' names");
  tell.each([&](const Place& item) { read_told(item, step); });
  if (tell.is_list() && tell.value().items.empty()) tell.wrong("is an empty list; a step must tell somebody");
}

void read_step(const Place& place, EscalationStep& step) {
  Section::read(place, [&](Section& section) {
    section.optional("name", step.name, name);
    section.required("clock", step.clock, clock, "write response, open or work");
    const Place moment = section.need("at", "write a moment on the clock, like 4h or 75%");
    if (moment.is_given()) moment.read(step.at, at);
    if (step.clock != EscalationStep::Clock::Response && moment.is_text() &&
        moment.value().text.ends_with('%')) {
      moment.wrong("per cent are of the response target: only on clock response");
    }
    std::vector<domain::Priority> priorities;
    section.at("priority").read_list(priorities, priority);
    step.priorities = {priorities.begin(), priorities.end()};
    const Place calendar = section.at("calendar");
    if (calendar.read(step.calendar, name)) refer_to_calendar(calendar, step.calendar);
    read_tell(section, step);
  });
}

// By its name a step that has fired is known again.
bool is_named(const std::vector<EscalationStep>& steps, const std::string& name) {
  return !name.empty() &&
         std::any_of(steps.begin(), steps.end(), [&](const auto& step) { return step.name == name; });
}

}  // namespace

void read_escalation(const Place& place, std::vector<EscalationStep>& steps) {
  place.each([&](const Place& item) {
    if (!item.is_map()) return item.wrong("must hold keys: clock, at, tell, by");
    EscalationStep step;
    read_step(item, step);
    if (is_named(steps, step.name)) item.wrong("another step of this list is named `" + step.name + "`");
    steps.push_back(std::move(step));
  });
}

void read_escalations(const Place& place, std::map<std::string, std::vector<EscalationStep>>& lists) {
  Section::read(place, [&](Section& section) {
    for (const std::string& key : section.keys()) {
      const Place list = section.at(key);
      if (const auto outcome = name(key); const auto* wrong = std::get_if<FormatError>(&outcome))
        list.wrong(wrong->what);
      if (!list.is_given()) list.wrong("is empty; write a list of steps");
      read_escalation(list, lists[key]);
    }
  });
}

// They are moments, not pauses: a list that doesn't grow would ring twice at once.
void read_tries(const Place& place, std::vector<Seconds>& tries) {
  if (place.is_list()) {
    tries.clear();
    if (place.value().items.empty() || place.value().items.size() > 10)
      place.wrong("must name 1 to 10 waits");
  }
  place.read_list(tries, duration(0s, 1h));
  for (std::size_t i = 1; i < tries.size(); ++i)
    if (tries[i] <= tries[i - 1])
      place.wrong("must grow, and " + domain::format_duration(tries[i]) + " does not come after " +
                  domain::format_duration(tries[i - 1]) +
                  "; each is counted from when it becomes the person's turn, like [0m, 2m, 5m]");
}

void read_calls(const Place& place, Config& config) {
  CallPolicy& calls = config.calls;
  Section::read(place, [&](Section& section) {
    read_tries(section.at("tries"), calls.tries);
    section.optional("busy_again", calls.busy_again, duration(10s, 1h));
    section.optional("setup", config.call_setup, duration(5s, 2min));
    section.optional("ring", calls.ring, duration(5s, 5min));
    section.optional("next_round", calls.next_round, duration(1min, 24h));
    section.optional("rounds", calls.rounds, whole_number(1, 20));
    section.optional("acknowledged_for", calls.acknowledged_for, duration(1min, 100h));
    section.optional("confirm", config.confirm_calls, confirm_calls);
  });
}

}  // namespace ticketd::config
