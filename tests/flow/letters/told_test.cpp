// SPDX-License-Identifier: Apache-2.0
#include "flow/letters/told.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "flow/small_desk.hpp"

namespace ticketd::flow {
namespace {

domain::Ticket ticket_of(std::string customer, std::string requester) {
  domain::Ticket ticket;
  ticket.customer = std::move(customer);
  ticket.requester = std::move(requester);
  ticket.language = "da";
  return ticket;
}

}  // namespace

TEST_CASE("at a customer the contact that wrote is called, else the first that has a number") {
  struct Case {
    const char* customer;
    const char* requester;
    const char* contact;  // empty: nobody
  };
  const std::vector<Case> cases{
      {"Customer", "lars@customer.example", "Lars"},
      {"Customer", "eva@customer.example", "Eva"},
      {"Customer", "kim@customer.example", "Eva"},
      {"Customer", "someone@customer.example", "Eva"},
      {"", "lars@customer.example", ""},
      {"Gone", "lars@customer.example", ""},
  };
  const SmallDesk desk;
  for (const Case& each : cases) {
    CAPTURE(each.requester);
    const auto* const contact = customer_contact(*desk, ticket_of(each.customer, each.requester));
    CHECK((contact == nullptr ? std::string() : contact->name) == each.contact);
  }
}

TEST_CASE("who is called has a name, a number and a language, or at least a name for the history") {
  struct Case {
    const char* what;
    std::string person;
    const char* customer;
    const char* name;
    const char* phone;
    const char* language;
  };
  const std::vector<Case> cases{
      {"an agent", "anna", "Customer", "anna", "+4687000001", "sv"},
      {"one without a number, who speaks the desk's", "bo", "Customer", "bo", "", "en"},
      {"one who has left", "carl", "Customer", "carl", "", "en"},
      {"the customer", std::string(the_customer), "Customer", "Eva", "+4631000001", "da"},
      {"a customer who is none any more", std::string(the_customer), "Gone", "customer's contact", "", "da"},
  };
  const SmallDesk desk;
  for (const Case& each : cases) {
    CAPTURE(each.what);
    const auto who = callee(*desk, ticket_of(each.customer, "eva@customer.example"), each.person);
    CHECK(who.name == each.name);
    CHECK(who.phone == each.phone);
    CHECK(who.language == each.language);
  }
}

}  // namespace ticketd::flow
