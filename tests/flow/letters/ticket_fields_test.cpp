// SPDX-License-Identifier: Apache-2.0
// Which fields a letter about a ticket gets: what is promised, to whom, and what was asked for instead.
#include "flow/letters/ticket_fields.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "flow/small_desk.hpp"

namespace ticketd::flow {
namespace {

// Monday 2 November 2026, 09:00 in Stockholm.
constexpr domain::Instant opened =
    std::chrono::sys_days{std::chrono::year{2026} / 11 / 2} + std::chrono::hours{8};

domain::Ticket ticket_with(std::string contract, bool has_clocks = true) {
  domain::Ticket ticket;
  ticket.number = domain::TicketNumber{7};
  ticket.subject = "Printer";
  ticket.requester_name = "Eva Holm";
  ticket.contract = std::move(contract);
  ticket.opened = opened;
  if (has_clocks) ticket.respond_by = opened + std::chrono::hours{4};
  return ticket;
}

std::string given(const mail::Fields& fields) {
  std::string names;
  for (const char* const name : {"priority", "work_begins", "receipt"})
    if (!fields.value(name).empty()) names += (names.empty() ? "" : " ") + std::string(name);
  return names;
}

}  // namespace

TEST_CASE("agents read by when work is to begin, customers only what is agreed with them") {
  struct Case {
    const char* what;
    SmallDesk::Contracts contracts;
    bool has_clocks;
    const char* agents;
    const char* customers;
  };
  const std::vector<Case> cases{
      {"a customer with a contract", SmallDesk::Contracts::Some, true, "priority work_begins receipt",
       "priority work_begins receipt"},
      {"no contract is agreed", SmallDesk::Contracts::None, true, "priority work_begins receipt", "priority"},
      {"without clocks there is no time", SmallDesk::Contracts::Some, false, "priority", "priority"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.what);
    const SmallDesk desk(each.contracts);
    const auto ticket = ticket_with("gold", each.has_clocks);
    mail::Fields agents;
    set_target(*desk, ticket, "en", agents);
    CHECK(given(agents) == each.agents);
    mail::Fields customers;
    set_promise(*desk, ticket, "en", customers);
    CHECK(given(customers) == each.customers);
  }
}

TEST_CASE("an agent hears of a priority that was asked for and not given") {
  struct Case {
    const char* subject;
    domain::Priority granted;
    bool is_told;
  };
  const std::vector<Case> cases{
      {"[P1] Printer", domain::Priority::Normal, true},  {"[P1] Printer", domain::Priority::Urgent, false},
      {"[P3] Printer", domain::Priority::Normal, false}, {"Printer", domain::Priority::Normal, false},
      {"Printer", domain::Priority::Urgent, false},
  };
  const SmallDesk desk;
  for (const Case& each : cases) {
    CAPTURE(each.subject);
    auto ticket = ticket_with("gold");
    ticket.priority = each.granted;
    mail::Mail mail;
    mail.subject = each.subject;
    mail::Fields fields;
    set_asked(*desk, ticket, mail, "en", fields);
    CHECK(fields.value("asked").empty() != each.is_told);
  }
}

TEST_CASE("an instant reads by the clock of the ticket's contract") {
  const SmallDesk desk;
  CHECK(moment_words(*desk, ticket_with("standard"), "en", opened) ==
        "Monday 2 November 2026, 09:00 (Europe/Stockholm)");
  CHECK(moment_words(*desk, ticket_with("gold"), "en", opened) == "Monday 2 November 2026, 08:00 (UTC)");
}

}  // namespace ticketd::flow
