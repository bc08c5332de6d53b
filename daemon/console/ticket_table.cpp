// SPDX-License-Identifier: Apache-2.0
#include "console/ticket_table.hpp"

#include <string>

#include "console/ticket_json.hpp"

namespace ticketd::console {
namespace {

// Of terminals; what is no terminal has room for all.
constexpr int wide = 120;
constexpr int narrow = 76;

Tone tone_of(domain::Status status) {
  if (status == domain::Status::Quarantined) return Tone::Bad;
  return status == domain::Status::Closed ? Tone::Faint : Tone::Plain;
}

std::string number_of(const domain::Ticket& ticket) {
  return "#" + std::to_string(ticket.number.value);
}

std::string priority_of(const domain::Ticket& ticket) {
  return std::to_string(static_cast<int>(ticket.priority));
}

Cell status_of(const domain::Ticket& ticket) {
  return {std::string(domain::name_of(ticket.status)), tone_of(ticket.status)};
}

// Who waits, where one column has to say it.
std::string from(const domain::Ticket& ticket) {
  if (!ticket.customer.empty()) return ticket.customer;
  return ticket.requester_name.empty() ? ticket.requester : ticket.requester_name;
}

std::string subject_of(const domain::Ticket& ticket) {
  return ticket.subject.empty() ? "(no subject)" : ticket.subject;
}

}  // namespace

Table ticket_table(const Invocation& invocation, store::Session& session, const ClockFace& clocks,
                   const std::vector<store::ListedTicket>& tickets) {
  const int width = invocation.terminal_width;
  if (width > 0 && width < narrow) {
    Table table({"number", "p", "left", "agent", "from", "subject"});
    for (const auto& [line, due] : tickets)
      table.add({number_of(line.ticket), priority_of(line.ticket),
                 clocks.tightest_in_brief(session, line.ticket), line.ticket.assignee, from(line.ticket),
                 subject_of(line.ticket)});
    return table;
  }
  if (width > 0 && width < wide) {
    Table table({"number", "prio", "status", "left", "assignee", "from", "subject"});
    for (const auto& [line, due] : tickets)
      table.add({number_of(line.ticket), priority_of(line.ticket), status_of(line.ticket),
                 clocks.tightest_in_brief(session, line.ticket), line.ticket.assignee, from(line.ticket),
                 subject_of(line.ticket)});
    return table;
  }
  Table table({"number", "prio", "status", "queue", "left (working time)", "due (UTC)", "assignee",
               "customer", "requester", "subject"});
  for (const auto& [line, due] : tickets)
    table.add({number_of(line.ticket), priority_of(line.ticket), status_of(line.ticket), line.queue,
               clocks.tightest(session, line.ticket), shown(due), line.ticket.assignee, line.ticket.customer,
               line.ticket.requester, subject_of(line.ticket)});
  return table;
}

}  // namespace ticketd::console
