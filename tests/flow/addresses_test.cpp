// SPDX-License-Identifier: Apache-2.0
// Whose an address is: a queue's, the house's, or somebody's whom the desk serves.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "flow/conversation/act_on_mail.hpp"
#include "flow/outbox/sender_book.hpp"
#include "flow/pool.hpp"
#include "flow/relay_senders.hpp"
#include "flow/small_desk.hpp"

namespace ticketd::flow {
namespace {

mail::Mail mail_to(std::vector<std::string> to, std::vector<std::string> cc = {}, std::string text = {}) {
  mail::Mail mail;
  for (auto& address : to) mail.to.push_back({"", std::move(address)});
  for (auto& address : cc) mail.cc.push_back({"", std::move(address)});
  mail.text = std::move(text);
  return mail;
}

}  // namespace

TEST_CASE("what a queue sends is booked under its address, whatever stands behind the plus") {
  struct Case {
    const char* sender;
    const char* booked;
  };
  const std::vector<Case> cases{
      {"support@desk.example", "support@desk.example"},
      {"Support@Desk.Example", "support@desk.example"},
      {"support+7-abc@desk.example", "support@desk.example"},
      {"sales+7-abc@desk.example", "sales@desk.example"},
      {"kim+7@elsewhere.example", "kim+7@elsewhere.example"},
      {"", ""},
  };
  const SmallDesk desk;
  for (const Case& each : cases) {
    CAPTURE(each.sender);
    CHECK(booked_sender(*desk, each.sender) == each.booked);
  }
}

TEST_CASE("an agent's new mail speaks for the first recipient outside, else for whose mail it forwards") {
  const std::string forwarded =
      "Please look.\n\n---------- Forwarded message ----------\nFrom: Kim <kim@elsewhere.example>\n"
      "Date: Mon, 2 Nov 2026 09:00:00 +0100\nSubject: Printer\nTo: anna@desk.example\n\nIt burns.\n";
  struct Case {
    const char* what;
    mail::Mail mail;
    const char* requester;
  };
  const std::vector<Case> cases{
      {"to a customer", mail_to({"support@desk.example", "Eva@Customer.Example"}), "eva@customer.example"},
      {"copied to one", mail_to({"support@desk.example"}, {"eva@customer.example"}), "eva@customer.example"},
      {"the first of several", mail_to({"kim@elsewhere.example", "eva@customer.example"}),
       "kim@elsewhere.example"},
      {"to the house only", mail_to({"support@desk.example", "bo@desk.example"}), "anna@desk.example"},
      {"to another queue of ours", mail_to({"support+x@desk.example", "sales@desk.example"}),
       "anna@desk.example"},
      {"to what is no address", mail_to({"undisclosed-recipients:;"}), "anna@desk.example"},
      {"a forwarded mail", mail_to({"support@desk.example"}, {}, forwarded), "kim@elsewhere.example"},
      {"forwarded, and somebody outside copied",
       mail_to({"support@desk.example"}, {"eva@customer.example"}, forwarded), "eva@customer.example"},
  };
  const SmallDesk desk;
  SenderContext facts;
  facts.sender_name = "Anna";
  facts.intake.sender = "anna@desk.example";
  for (const Case& each : cases) {
    CAPTURE(each.what);
    CHECK(speaks_for(*desk, facts, each.mail).address == each.requester);
  }
}

TEST_CASE("on a queue work those whom it names, else every agent") {
  const SmallDesk desk;
  CHECK(agents_of(*desk, desk.support()) == std::vector<std::string>{"anna", "bo"});
  CHECK(agents_of(*desk, desk.sales()) == std::vector<std::string>{"bo"});
}

}  // namespace ticketd::flow
