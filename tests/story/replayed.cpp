// SPDX-License-Identifier: Apache-2.0
#include "story/replayed.hpp"

#include <doctest/doctest.h>

#include "domain/duration.hpp"
#include "store/agent_work.hpp"
#include "store/tickets.hpp"

namespace ticketd::story {
namespace {

struct Change {
  std::string before;
  std::string after;
};

// "new -> open: work started"
Change change_in(const std::string& detail) {
  const auto arrow = detail.find(" -> ");
  REQUIRE(arrow != std::string::npos);
  const auto end = std::min(detail.find(':', arrow), detail.size());
  return {detail.substr(0, arrow), detail.substr(arrow + 4, end - arrow - 4)};
}

void follow(std::string& value, const std::string& detail) {
  const auto change = change_in(detail);
  CHECK(change.before == value);
  value = change.after;
}

void apply(TicketState& state, const store::EventLine& event) {
  std::string priority = std::to_string(state.priority);
  if (event.name == "status_changed") follow(state.status, event.detail);
  if (event.name == "priority_changed") follow(priority, event.detail);
  if (event.name == "moved") follow(state.queue, event.detail);
  if (event.name == "assigned") state.assignee = event.detail;
  if (event.name == "subject_changed") state.subject = event.detail;
  if (event.name == "participant_added") state.participants.insert(event.detail);
  if (event.name == "participant_removed") state.participants.erase(event.detail);
  if (event.name == "time_spent")
    state.time_spent +=
        domain::parse_duration(event.detail.substr(0, event.detail.find_first_of(" :"))).value();
  state.priority = std::stoi(priority);
}

}  // namespace

TicketState replayed(DeskWorld& world, domain::TicketNumber number, TicketState opened) {
  for (const auto& event : store::history_of(world.session(), number)) apply(opened, event);
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
  return state;
}

std::string words_of(const TicketState& state) {
  std::string words = state.status + ", " + std::to_string(state.priority) + ", " + state.assignee + ", \"" +
                      state.subject + "\", " + state.queue + ",";
  for (const auto& each : state.participants) words += " " + each;
  return words + ", " + std::to_string(state.time_spent.count()) + " s";
}

}  // namespace ticketd::story
