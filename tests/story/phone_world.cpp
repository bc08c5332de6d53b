// SPDX-License-Identifier: Apache-2.0
#include "story/phone_world.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "domain/change_status.hpp"
#include "flow/clocks/ticket_clocks.hpp"
#include "flow/escalation/escalate_due.hpp"
#include "store/tickets.hpp"

namespace ticketd::story {
namespace {

std::string sections(std::string_view more) {
  return "agents:\n"
         "  - { name: anna, address: anna@desk.example, phone: \"+4687000001\", language: sv }\n"
         "  - { name: bo, address: bo@desk.example, phone: \"sip:bo@127.0.0.1:5070\" }\n"
         "rotas:\n"
         "  - { name: on-call, timezone: UTC, people: [anna, bo], every: 1 week, from: 2026-11-02T00:00 }\n"
         "escalation:\n"
         "  - { clock: open, at: 4h, tell: [\"rota:on-call\"], by: phone }\n"
         "phone:\n"
         "  - sip: { account: \"sip:ticketd@127.0.0.1\" }\n"
         "  - command: { run: /bin/true }\n" +
         std::string(more);
}

}  // namespace

PhoneWorld::PhoneWorld(std::string_view more) : DeskWorld(sections(more)) {}

std::vector<flow::PlacedCall> PhoneWorld::look() {
  (void)flow::escalate_due(tick(), pace, 5000);
  return flow::place_due_calls(tick());
}

flow::PlacedCall PhoneWorld::the_call() {
  auto calls = look();
  REQUIRE(calls.size() == 1);
  return calls.front();
}

void PhoneWorld::end(const flow::PlacedCall& call, domain::CallOutcome outcome, const std::string& words) {
  unit([&](store::Session& session) {
    return flow::finish_call({session, desk(), now}, call, outcome, words);
  });
}

domain::TicketNumber PhoneWorld::request(std::string_view name) {
  const std::string who(name);
  const auto number = mail_arrives(raw({.from = who + "@customer.example",
                                        .subject = "About the " + who + " one",
                                        .text = "The " + who + " one has stopped.\n",
                                        .message_id = "<" + who + "@customer.example>"}))
                          .ticket.value();
  auto unassigned = ticket(number);
  unassigned.assignee.clear();
  store::save_ticket(session(), unassigned);
  return number;
}

flow::PlacedCall PhoneWorld::first_call() {
  request();
  pass(std::chrono::hours{4});
  return the_call();
}

void PhoneWorld::change(domain::Cause cause) {
  unit([&](store::Session& session) {
    auto changed = ticket(domain::TicketNumber{1});
    const auto before = changed.status;
    (void)domain::change_status(changed, cause, now);
    store::save_ticket(session, changed);
    flow::update_clocks({session, desk(), now}, changed, before, cause, "anna");
  });
}

void PhoneWorld::let_a_round_pass() {
  for (int ringing = 0; ringing < 6; ++ringing) {
    auto calls = look();
    while (calls.empty()) {
      pass(std::chrono::minutes{1});
      calls = look();
    }
    end(calls.front(), domain::CallOutcome::NoAnswer);
  }
}

std::vector<SentMail> PhoneWorld::mails_about(std::string_view words, std::string_view to) {
  auto sent = outbox_to(to);
  std::erase_if(sent, [&](const SentMail& one) { return one.mail.subject.find(words) == std::string::npos; });
  return sent;
}

store::ChainRow PhoneWorld::chain(domain::TicketNumber ticket) {
  const auto rows = store::chains_of(session(), ticket);
  REQUIRE(rows.size() == 1);
  return rows.front();
}

std::size_t PhoneWorld::count(domain::TicketNumber ticket, std::string_view event) {
  const auto names = events(ticket);
  return static_cast<std::size_t>(std::count(names.begin(), names.end(), event));
}

}  // namespace ticketd::story
