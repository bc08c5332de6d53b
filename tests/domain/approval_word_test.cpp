// SPDX-License-Identifier: Apache-2.0
#include "domain/approval_word.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "config/shipped_languages.hpp"

using namespace ticketd::domain;

namespace {

std::optional<ApprovalWord> read(std::string_view text) {
  return approval_word(text, ticketd::config::shipped_languages().vocabulary());
}

}  // namespace

TEST_CASE("The words of approval and of the record are known in every language of the desk") {
  const std::vector<std::pair<const char*, ApprovalWord>> cases{{"YES", ApprovalWord::Yes},
                                                                {"yes", ApprovalWord::Yes},
                                                                {"Yes.", ApprovalWord::Yes},
                                                                {"Yes, thanks!", ApprovalWord::Yes},
                                                                {"Yes please", ApprovalWord::Yes},
                                                                {"*YES*", ApprovalWord::Yes},
                                                                {"\"JA\"", ApprovalWord::Yes},
                                                                {"Ja tack!", ApprovalWord::Yes},
                                                                {"Ja, tack så mycket.", ApprovalWord::Yes},
                                                                {"JA TACK SÅ MYCKET", ApprovalWord::Yes},
                                                                {"Ja, mange tak", ApprovalWord::Yes},
                                                                {"Ja, vielen Dank", ApprovalWord::Yes},
                                                                {"Ja, danke schön", ApprovalWord::Yes},
                                                                {"NO", ApprovalWord::No},
                                                                {"Nej", ApprovalWord::No},
                                                                {"NEIN!", ApprovalWord::No},
                                                                {"nein danke", ApprovalWord::No},
                                                                {"KYLLÄ", ApprovalWord::Yes},
                                                                {"Kyllä, kiitos!", ApprovalWord::Yes},
                                                                {"Ja, tusen takk", ApprovalWord::Yes},
                                                                {"Nei takk.", ApprovalWord::No},
                                                                {"EI", ApprovalWord::No},
                                                                {"Ei kiitos", ApprovalWord::No},
                                                                {"Historikk", ApprovalWord::History},
                                                                {"Historia", ApprovalWord::History},
                                                                {"Tila", ApprovalWord::Status},
                                                                {"STATUS", ApprovalWord::Status},
                                                                {"Status, please.", ApprovalWord::Status},
                                                                {"HISTORY", ApprovalWord::History},
                                                                {"Historik", ApprovalWord::History},
                                                                {"Verlauf", ApprovalWord::History},
                                                                {"Historie", ApprovalWord::History}};
  for (const auto& [line, word] : cases) {
    const auto case_line = line;  // clang 14 can't capture a binding
    CAPTURE(case_line);
    CHECK(read(line) == word);
    CHECK(read(std::string("\n \xC2\xA0\n  ") + line + "\r\nIt works.\n") == word);
  }
}

TEST_CASE("A sentence that only begins with such a word is text for a person") {
  for (const char* text : {"",
                           "\n\n",
                           "Yes but it still crashes",
                           "Yes?",
                           "No problem",
                           "No problem, thanks",
                           "No, all good now",
                           "Nej, nu fungerar det",
                           "Ja aber es geht nicht",
                           "Ei toimi",
                           "Kyllä mutta hitaasti",
                           "Nei, det virker ikke",
                           "Yesterday it worked",
                           "Status quo",
                           "History repeats",
                           "Noo",
                           "y",
                           "ok",
                           "not yes",
                           "> YES",
                           "/yes",
                           "YES\xE2\x80\x8BNO",
                           "\xD0\x83"
                           "es",
                           "\xEF\xBC\xB9\xEF\xBC\xA5\xEF\xBC\xB3",
                           "Hello\nYES",
                           "YES NO",
                           "...",
                           "Yes /close",
                           "Yes                                                   thanks"}) {
    CAPTURE(text);
    CHECK_FALSE(read(text));
  }
}
