// SPDX-License-Identifier: Apache-2.0
#include "domain/look_alike.hpp"

#include <doctest/doctest.h>

namespace ticketd::domain {
namespace {

const std::vector<Agent> agents{{"anna", "anna@desk.example", "", ""},
                                {"bill", "Bill.Morton@desk.example", "", ""}};

struct Sender {
  std::string address;
  std::string name{};
};

}  // namespace

TEST_CASE("a sender whom an eye takes for an agent is named") {
  const Sender like_anna[] = {{"\xD0\xB0nna@desk.example"},
                              {"\xEF\xBD\x81nna@desk.example"},
                              {"anna@d\xD0\xB5sk.example"},
                              {"АППА@desk.example"},
                              {"änna@desk.example"},
                              {"an\xE2\x80\x8Bna@desk.example"},
                              {"anna＠desk．example"},
                              {"anna@desk.example.evil.example"},
                              {"anna@mail.desk.example"},
                              {"Anna+support@desk.example"},
                              {"m@elsewhere.example", "anna@desk.example"},
                              {"m@elsewhere.example", "Anna <anna@desk.example>"},
                              {"m@elsewhere.example", "ANNA@DESK.EXAMPLE via Support"}};
  for (const auto& sender : like_anna) {
    CAPTURE(sender.address);
    CAPTURE(sender.name);
    CHECK(LookAlikes(agents).resembled(sender.address, sender.name) == "anna");
  }
  for (const std::string address :
       {"bi11.morton@desk.example", "biii.rnorton@desk.example", "bill.m0rton@desk.example"}) {
    CAPTURE(address);
    CHECK(LookAlikes(agents).resembled(address, "") == "bill");
  }
}

TEST_CASE("every address of an agent is the agent's own, and may be taken for") {
  Agent many = agents.front();
  many.addresses = {"anna.berg@mobile.example"};
  const LookAlikes faces(std::vector<Agent>{many});
  CHECK(faces.resembled("Anna.Berg@mobile.example", "").empty());
  CHECK(faces.resembled("anna@desk.example", "").empty());
  CHECK(faces.resembled("anna.berg@m0bile.example", "") == "anna");
}

TEST_CASE("an agent, and people with a common name, resemble nobody") {
  const Sender others[] = {{"anna@desk.example", "Anna"},
                           {"ANNA@Desk.Example"},
                           {"anna@customer.example", "Anna"},
                           {"hanna@desk.example"},
                           {"eva@customer.example", "Eva Holm"},
                           {"", ""},
                           {std::string(100'000, '@'), std::string(100'000, 'a')}};
  for (const auto& sender : others) CHECK(LookAlikes(agents).resembled(sender.address, sender.name).empty());
}

}  // namespace ticketd::domain
