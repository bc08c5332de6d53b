// SPDX-License-Identifier: Apache-2.0
#include "story/replayed.hpp"

#include <doctest/doctest.h>

#include "domain/event_kinds.hpp"
#include "store/agent_work.hpp"
#include "store/tickets.hpp"

namespace ticketd::story {
namespace {

template <class Value>
void follow(Value& value, const Value& before, const Value& after) {
  CHECK(value == before);
  value = after;
}

// Every change of what TicketState holds.
struct Apply {
  TicketState& state;

  void operator()(const domain::event::StatusChanged& what) {
    follow(state.status, std::string(name_of(what.from)), std::string(name_of(what.to)));
  }
  void operator()(const domain::event::PriorityChanged& what) {
    follow(state.priority, static_cast<int>(what.from), static_cast<int>(what.to));
  }
  void operator()(const domain::event::Moved& what) { follow(state.queue, what.from, what.to); }
  void operator()(const domain::event::Assigned& what) { state.assignee = what.agent; }
  void operator()(const domain::event::SubjectChanged& what) { state.subject = what.subject; }
  void operator()(const domain::event::ParticipantAdded& what) { state.participants.insert(what.address); }
  void operator()(const domain::event::ParticipantRemoved& what) { state.participants.erase(what.address); }
  void operator()(const domain::event::TimeSpent& what) { state.time_spent += what.spent; }
  template <class Kind>
  void operator()(const Kind& /*what*/) {}
};

}  // namespace

TicketState replayed(DeskWorld& world, domain::TicketNumber number, TicketState opened) {
  for (const auto& event : store::history_of(world.session(), number)) {
    REQUIRE(event.what.has_value());
    std::visit(Apply{opened}, *event.what);
  }
  return opened;
}

TicketState stored(DeskWorld& world, domain::TicketNumber number) {
  const auto ticket = world.ticket(number);
  TicketState state;
  state.status = name_of(ticket.status);
  state.priority = static_cast<int>(ticket.priority);
  state.assignee = ticket.assignee;
  state.subject = ticket.subject;
  state.queue = store::queue_name(world.session(), ticket.queue);
  for (const auto& each : store::participants_of(world.session(), number))
    state.participants.insert(each.address);
  state.time_spent = world.ticket(number).time_spent;
  domain::Seconds noted{0};
  for (const auto& entry : store::time_entries_of(world.session(), number)) noted += entry.time.spent;
  CHECK(noted == state.time_spent);
  return state;
}

std::string words_of(const TicketState& state) {
  std::string words = state.status + ", " + std::to_string(state.priority) + ", " + state.assignee + ", \"" +
                      state.subject + "\", " + state.queue + ",";
  for (const auto& each : state.participants) words += " " + each;
  return words + ", " + std::to_string(state.time_spent.count()) + " s";
}

}  // namespace ticketd::story
