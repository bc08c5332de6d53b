// SPDX-License-Identifier: Apache-2.0
#include "story/backlog_world.hpp"

#include <algorithm>

#include "flow/clocks/ticket_clocks.hpp"
#include "flow/escalation/escalate_due.hpp"
#include "store/tickets.hpp"

namespace ticketd::story {
namespace {

using std::chrono::days;
using std::chrono::hours;

std::string twenty_agents() {
  std::string yaml = "agents:\n";
  for (std::size_t i = 0; i < BacklogWorld::agents; ++i) {
    const auto name = "agent" + std::to_string(i);
    yaml += "  - { name: " + name + ", address: " + name + "@desk.example }\n";
  }
  return yaml;
}

}  // namespace

void open_old(DeskWorld& world, std::size_t tickets) {
  world.unit([&](store::Session&) {
    for (std::size_t i = 0; i < tickets; ++i) {
      domain::Ticket ticket;
      ticket.subject = "Something has stopped";
      ticket.queue = world.cursor.queue;
      ticket.requester = "eva@customer.example";
      ticket.contract = "standard";
      ticket.language = "en";
      ticket.opened = world.now - days{7};
      ticket.respond_by = ticket.opened + hours{8};
      ticket.number = store::open_ticket(world.session(), ticket);
      flow::arm_new({world.session(), world.desk(), world.now}, ticket);
    }
  });
}

BacklogWorld::BacklogWorld() : DeskWorld(twenty_agents()) {}

void BacklogWorld::fire() {
  constexpr std::size_t at_once = 5000;
  while (flow::escalate_due(tick(), pace, at_once).tickets == at_once) {
  }
}

std::size_t BacklogWorld::mails_to(std::string_view address) {
  const auto all = rows();
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [&](const auto& row) { return row.recipient == address; }));
}

std::string BacklogWorld::escalated(domain::TicketNumber ticket) {
  std::string details;
  for (const auto& event : store::history_of(session(), ticket))
    if (event.name == "escalated") details += event.detail + "\n";
  return details;
}

}  // namespace ticketd::story
