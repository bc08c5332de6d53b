// SPDX-License-Identifier: Apache-2.0
// The whole record that /history encloses, as each agent reads it in the own language.
#include <doctest/doctest.h>

#include "mail/parse.hpp"
#include "store/messages.hpp"
#include "story/agent_world.hpp"

namespace ticketd::story {
namespace {

const std::string annas = "anna@desk.example";

// Of a ticket that went through the hands of Anna, who reads that language.
std::string history_in(const std::string& language) {
  AgentWorld world;
  world.reconfigure("agents:\n  - { name: anna, address: anna@desk.example, language: " + language +
                    " }\n  - { name: bo, address: bo@desk.example }\n");
  world.eva_writes();
  world.answers(anna, "/priority 2\n");
  world.pass(std::chrono::minutes{90});
  world.answers(anna, "/time 1h30m phone Eva\n");
  world.answers(anna, "/start\n");
  world.answers(anna, "/assign bo\n");
  world.answers(anna, "/wait\nIs it still burning?\n");
  world.answers(anna, "/history\n");
  const auto row = world.outbox_to(annas).back().row;
  return mail::attachment_content(store::content_of(world.session(), row.message).value(), 0);
}

void check_has(const std::string& text, const std::vector<std::string>& parts) {
  CAPTURE(text);
  for (const auto& part : parts) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("a Finnish agent's /history is Finnish, with its states, priorities, lengths and days") {
  const auto history = history_in("fi");
  check_has(history, {"- ma 2.11.2026 klo 9.00 (UTC), ", ": avattu: pyyntö (",
                      "vastaanotto vahvistettu osoitteeseen eva@customer.example",
                      "anna: prioriteetti: 3 (normaali) -> 2 (korkea)\n",
                      "- ma 2.11.2026 klo 10.30 (UTC), anna: käytetty aika: 1 t 30 min puhelimessa: Eva\n",
                      "anna: tila: uusi -> avoin (käsittely alkoi)\n", "anna: käsittelijä: bo\n",
                      "anna: tila: avoin -> odottaa vastausta (odottaa asiakasta)\n"});
  for (const std::string part : {"_changed", "work started", "waiting", "assigned", "phone:", "opened"}) {
    CAPTURE(part);
    CHECK(history.find(part) == std::string::npos);
  }
}

TEST_CASE("/history reads in Norwegian, in German and in English") {
  check_has(history_in("no"), {": åpnet: henvendelse (", "anna: status: ny -> åpen (arbeidet har begynt)\n",
                               "anna: tildelt bo\n"});
  check_has(history_in("de"), {": eröffnet: Anfrage (", "anna: Status: neu -> offen (Arbeit begonnen)\n",
                               "anna: Aufwand: 1 Std. 30 Min. am Telefon: Eva\n"});
  check_has(history_in("en"),
            {": opened: request (", "anna: status: new -> open (work started)\n", "anna: assigned to bo\n"});
}

}  // namespace ticketd::story
