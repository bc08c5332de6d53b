// SPDX-License-Identifier: Apache-2.0
// What became of commands, as each agent reads it in the own language.
#include <doctest/doctest.h>

#include "story/agent_world.hpp"

namespace ticketd::story {
namespace {

const std::string annas = "anna@desk.example";

// The answer to the words of Anna, who reads that language.
std::string answer_in(const std::string& language, const std::string& words) {
  AgentWorld world;
  world.reconfigure("agents:\n  - { name: anna, address: anna@desk.example, language: " + language +
                    " }\n  - { name: bo, address: bo@desk.example }\n");
  world.eva_writes();
  world.answers(anna, words);
  return world.newest_text_to(annas);
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an agent reads in the own language what was done and why something was not") {
  const struct {
    const char* language;
    const char* assigned;
    const char* unknown;
    const char* unchanged;
    const char* misspelt;
  } table[] = {{"en", "Command /assign bo: assigned to bo\n",
                "Command /assign carl: refused, there is no agent carl; there are: anna, bo\n",
                "Command /reopen: it is new already: nothing changed\n",
                "Command /asign bo: refused, there is no such command (did you mean /assign NAME?)\n"},
               {"sv", "Kommandot /assign bo: tilldelat bo\n",
                "Kommandot /assign carl: avvisat, det finns ingen handläggare carl; de som finns: anna, bo\n",
                "Kommandot /reopen: läget är redan: nytt; inget ändrades\n",
                "Kommandot /asign bo: avvisat, det kommandot finns inte (menade du /assign NAME?)\n"},
               {"da", "Kommandoen /assign bo: tildelt bo\n",
                "Kommandoen /assign carl: afvist, der er ingen sagsbehandler carl; der er: anna, bo\n",
                "Kommandoen /reopen: status er allerede: ny; intet er ændret\n",
                "Kommandoen /asign bo: afvist, den kommando findes ikke (mente du /assign NAME?)\n"},
               {"de", "Befehl /assign bo: an bo vergeben\n",
                "Befehl /assign carl: abgelehnt, es gibt keinen Bearbeiter carl; es gibt: anna, bo\n",
                "Befehl /reopen: der Status ist schon: neu; nichts wurde geändert\n",
                "Befehl /asign bo: abgelehnt, diesen Befehl gibt es nicht (war /assign NAME gemeint?)\n"},
               {"fi", "/assign bo: käsittelijä on bo\n",
                "/assign carl: hylätty, käsittelijää carl ei ole; nämä ovat: anna, bo\n",
                "/reopen: tila on jo: uusi; mitään ei muutettu\n",
                "/asign bo: hylätty, sellaista komentoa ei ole (tarkoititko /assign NAME?)\n"},
               {"no", "/assign bo: tildelt bo\n",
                "/assign carl: avvist, det finnes ingen saksbehandler carl; disse finnes: anna, bo\n",
                "/reopen: status er allerede: ny; ingenting er endret\n",
                "/asign bo: avvist, den kommandoen finnes ikke (mente du /assign NAME?)\n"}};
  for (const auto& row : table) {
    CAPTURE(std::string(row.language));
    CHECK(has(answer_in(row.language, "/assign bo\n"), row.assigned));
    CHECK(has(answer_in(row.language, "/assign carl\n"), row.unknown));
    CHECK(has(answer_in(row.language, "/reopen\n"), row.unchanged));
    CHECK(has(answer_in(row.language, "/asign bo\n"), row.misspelt));
  }
}

TEST_CASE("words beside a command that go elsewhere are named in the own language") {
  CHECK(has(answer_in("sv", "/assign bo\nYour turn.\n"),
            "(dina ord): de gick till bo och inte till kunden; med kommandot /reply går de dit"));
  CHECK(has(answer_in("de", "/note\nHe is angry.\n"), "Befehl /note: bleibt intern\n"));
}

}  // namespace ticketd::story
