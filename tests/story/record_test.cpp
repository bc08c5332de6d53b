// SPDX-License-Identifier: Apache-2.0
// The record on request, as its reader gets it in each language: states, times, and nothing internal.
#include <doctest/doctest.h>

#include "story/agent_world.hpp"

namespace ticketd::story {
namespace {

const std::string evas = "eva@customer.example";
const std::string eva = "Eva Holm <eva@customer.example>";

std::string record_in(const std::string& language) {
  AgentWorld world;
  world.mail_arrives(raw({.message_id = world.fresh_id(), .headers = {"Content-Language: " + language}}));
  world.pass(std::chrono::minutes{90});
  world.answers(anna, "/time 1h30m phone a secret call\nWe are coming.\n");
  world.answers(anna, "/note\nA secret among us.\n");
  world.answers(anna, "/priority 2\n");
  world.pass(std::chrono::hours{2});
  world.answers(anna, "/resolve\n");
  world.answers(eva, "HISTORY\n");
  return world.newest_text_to(evas);
}

void check_has(const std::string& text, const std::vector<std::string>& parts) {
  CAPTURE(text);
  for (const auto& part : parts) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
  for (const std::string part : {"secret", "assigned", "phone", "anna@desk.example", "ticketd", "request:"}) {
    CAPTURE(part);
    CHECK(text.find(part) == std::string::npos);
  }
}

}  // namespace

TEST_CASE("the record reads in English") {
  check_has(record_in("en"), {"Status:         resolved", "Begun after:    1 h 30 min of working hours",
                              "Resolved after: 3 h 30 min of working hours", "Time spent:     1 h 30 min",
                              "10:30 (UTC), anna: status: open", "anna: priority: 2 (high)",
                              "anna: status: resolved", "> We are coming.", "Acme Support: confirmed"});
}

TEST_CASE("the record reads in Swedish") {
  check_has(record_in("sv"), {"löst", "Påbörjat efter:    1 tim 30 min arbetstid",
                              "Löst efter:        3 tim 30 min arbetstid", "Nedlagd tid:       1 tim 30 min",
                              "anna: status: öppet", "anna: prioritet: 2 (hög)", "måndag 2 november 2026"});
}

TEST_CASE("the record reads in Danish") {
  check_has(record_in("da"), {"Status:           løst", "1 t 30 min. arbejdstid", "anna: status: åben",
                              "anna: prioritet: 2 (høj)", "mandag 2. november 2026"});
}

TEST_CASE("the record reads in German") {
  check_has(record_in("de"), {"Status:          gelöst", "Begonnen nach:   1 Std. 30 Min. Arbeitszeit",
                              "anna: Status: offen", "anna: Priorität: 2 (hoch)", "Montag 2. November 2026"});
}

TEST_CASE("the record reads in Finnish") {
  check_has(record_in("fi"), {"anna: tila: avoin", "anna: prioriteetti: 2 (korkea)", "anna: tila: ratkaistu",
                              "ma 2.11.2026 klo 10.30 (UTC)"});
}

TEST_CASE("the record reads in Norwegian") {
  check_has(record_in("no"), {"anna: status: åpen", "anna: prioritet: 2 (høy)", "mandag 2. november 2026"});
}

TEST_CASE("STATUS brings the promise with its receipt") {
  AgentWorld world;
  world.eva_writes();
  world.answers(eva, "STATUS\n");
  check_has(world.newest_text_to(evas), {"Work begins by: Monday 2 November 2026, 17:00 (UTC)",
                                         "Working hours:  8 h Monday 09:00-17:00"});
}

TEST_CASE("STATUS of a ticket that was closed long ago brings its record, and opens no other") {
  AgentWorld world;
  const auto ticket = world.eva_writes().ticket;
  world.answers(anna, "/close\n");
  world.pass(std::chrono::days{90});
  CHECK(world.answers(eva, "STATUS\n").ticket == ticket);
  check_has(world.newest_text_to(evas), {"Status:         closed"});
  CHECK(world.ticket(*ticket).status == domain::Status::Closed);
  // From somebody who cannot prove to be asked it is a mail like any other.
  CHECK(world.mail_arrives(raw({.subject = "Re: [#1]", .text = "STATUS\n", .message_id = world.fresh_id()}))
            .ticket != ticket);
}

TEST_CASE("a participant gets at most five records an hour, and the next hour more") {
  AgentWorld world;
  world.eva_writes();
  const auto before = world.mails_to(evas);
  for (int i = 0; i < 12; ++i) world.answers(eva, i % 2 == 0 ? "STATUS\n" : "HISTORY please\n");
  CHECK(world.mails_to(evas) == before + 5);
  world.pass(std::chrono::hours{1});
  world.answers(eva, "STATUS\n");
  CHECK(world.mails_to(evas) == before + 6);
}

}  // namespace ticketd::story
