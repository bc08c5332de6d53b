// SPDX-License-Identifier: Apache-2.0
#include "config/phone_warnings.hpp"

#include <doctest/doctest.h>

#include "config/stand_in.hpp"

namespace ticketd::config {
namespace {

std::string told(const std::string& sections) {
  const StandIn place;
  const auto config = load_text(std::string(enough) + sections, place.path("ticketd.yaml"));
  std::string text;
  for (const auto& warning : phone_warnings(config)) text += warning.key + ": " + warning.what + "\n";
  return text;
}

const std::string people =
    "agents: [ { name: anna, address: anna@acme.example, phone: \"+4687000001\" },\n"
    "          { name: bo, address: bo@acme.example } ]\n";
const std::string command = "phone: [ { command: { run: /bin/true } } ]\n";

}  // namespace

TEST_CASE("an assignee who is rung and has no phone is a warning") {
  CHECK(
      told(people + "escalation: [ { clock: open, at: 4h, tell: [anna, assignee], by: phone } ]\n" +
           command) ==
      "escalation[0].tell: rings the assignee, and these agents have no phone: bo; the step's next person or "
      "whoever carries the desk's phone is rung for them\n");
  CHECK(told(people +
             "escalation: [ { clock: open, at: 4h, tell: [anna], by: phone } ]\n"
             "escalations: { gold: [ { clock: open, at: 4h, tell: [assignee], by: phone } ] }\n" +
             command)
            .starts_with("escalations.gold[0].tell: rings the assignee"));
}

TEST_CASE("steps that ring others, or write, need no phone of an assignee") {
  CHECK(told(people +
             "escalation: [ { clock: open, at: 4h, tell: [anna], by: phone },\n"
             "              { clock: open, at: 5h, tell: [assignee], by: mail } ]\n" +
             command)
            .empty());
}

TEST_CASE("a sip gateway that logs in nowhere is a warning, unless it is on this host") {
  CHECK(told("phone: [ { sip: { account: \"sip:desk@pbx.example;transport=tcp\" } } ]\n") ==
        "phone[0].sip: has no user and password; pbx.example must take calls from this address without\n");
  CHECK(told("phone: [ { sip: { account: \"sip:desk@pbx.example\", proxy: \"sip:127.0.0.1:5060\" } } ]\n")
            .empty());
}

}  // namespace ticketd::config
