// SPDX-License-Identifier: Apache-2.0
// What a call says, in the language of whoever is rung.
#include <doctest/doctest.h>

#include "config/shipped_languages.hpp"
#include "flow/escalation/call_script.hpp"

namespace ticketd::story {
namespace {

flow::CallScript about(std::string subject) {
  flow::CallScript what;
  what.desk = "Acme Support";
  what.ticket = "1042";
  what.from = "Eva Holm";
  what.subject = std::move(subject);
  return what;
}

const config::Language& words_in(std::string_view language) {
  return config::shipped_languages().in(language);
}

}  // namespace

TEST_CASE("ticket, who, what, why and the keys, in each language") {
  const struct {
    const char* language;
    const char* words;
  } table[] = {
      {"en",
       "Press 1 to take it, 2 to pass it on. "
       "Acme Support. Ticket #1042 from Eva Holm: No paper. It is not resolved in time. Press 1 to "
       "take it, 2 to "
       "pass it on."},
      {"sv",
       "Tryck 1 för att ta det, 2 för att skicka det vidare. "
       "Acme Support. Ärende #1042 från Eva Holm: No paper. Det är inte löst i tid. Tryck 1 för att "
       "ta det, 2 för "
       "att skicka det vidare."},
      {"da",
       "Tryk 1 for at tage den, 2 for at sende den videre. "
       "Acme Support. Sag #1042 fra Eva Holm: No paper. Den er ikke løst i tide. Tryk 1 for at tage "
       "den, 2 for at "
       "sende den videre."},
      {"de",
       "Drücken Sie 1, um es zu übernehmen, 2, um es weiterzugeben. "
       "Acme Support. Ticket #1042 von Eva Holm: No paper. Es ist nicht rechtzeitig gelöst. Drücken "
       "Sie 1, um es "
       "zu übernehmen, 2, um es weiterzugeben."},
      {"no",
       "Trykk 1 for å ta den, 2 for å sende den videre. "
       "Acme Support. Sak #1042 fra Eva Holm: No paper. Den er ikke løst i tide. Trykk 1 for å ta den, "
       "2 for å sende den videre."},
      {"fi",
       "Paina 1, jos otat sen, tai 2, jos siirrät sen eteenpäin. "
       "Acme Support. Tukipyyntö #1042, lähettäjä Eva Holm: No paper. Sitä ei ole ratkaistu ajoissa. "
       "Paina 1, jos otat sen, tai 2, jos siirrät sen eteenpäin."}};
  for (const auto& row : table) {
    CAPTURE(row.language);
    CHECK(flow::call_script(words_in(row.language), about("No paper")) == row.words);
  }
}

TEST_CASE("where 1 alone is not believed two digits are said instead, and 2 still passes on") {
  const struct {
    const char* language;
    const char* keys;
    const char* test;
  } table[] = {
      {"en", "Press 4 7 to take it, 2 to pass it on.", "Press 4 7 if you hear it."},
      {"sv", "Tryck 4 7 för att ta det, 2 för att skicka det vidare.", "Tryck 4 7 om du hör det."},
      {"da", "Tryk 4 7 for at tage den, 2 for at sende den videre.", "Tryk 4 7, hvis du hører det."},
      {"de", "Drücken Sie 4 7, um es zu übernehmen, 2, um es weiterzugeben.",
       "Drücken Sie 4 7, wenn Sie es hören."},
      {"no", "Trykk 4 7 for å ta den, 2 for å sende den videre.", "Trykk 4 7 hvis du hører det."},
      {"fi", "Paina 4 7, jos otat sen, tai 2, jos siirrät sen eteenpäin.", "Paina 4 7, jos kuulet tämän."}};
  for (const auto& row : table) {
    CAPTURE(row.language);
    auto what = about("No paper");
    what.code = "47";
    CHECK(flow::call_script(words_in(row.language), what).ends_with(row.keys));
    CHECK(flow::call_script(words_in(row.language), what).starts_with(row.keys));
    CHECK(
        flow::test_announcement(words_in(row.language), "Acme", flow::Keys::Heard, "47").ends_with(row.test));
    CHECK(flow::test_announcement(words_in(row.language), "Acme", flow::Keys::NotHeard, "47").find("4 7") ==
          std::string::npos);
  }
}

TEST_CASE("a regional tag is its language, an unknown one is English") {
  CHECK(flow::call_script(words_in("de-AT"), about("x")) == flow::call_script(words_in("de"), about("x")));
  CHECK(flow::call_script(words_in("el"), about("x")) == flow::call_script(words_in("en"), about("x")));
  CHECK(flow::call_script(words_in(""), about("x")) == flow::call_script(words_in("en"), about("x")));
}

TEST_CASE("a long subject is cut between characters, and the keys are still said") {
  std::string subject;
  for (int i = 0; i < 200; ++i) subject += "å";
  const auto text = flow::call_script(words_in("en"), about(subject));
  CHECK(text.size() < 500);
  CHECK(text.starts_with("Press 1 to take it, 2 to pass it on. Acme"));
  CHECK(text.ends_with("2 to pass it on."));
  CHECK(text.find("å: ") == std::string::npos);
  CHECK(text.find("å. It is not") != std::string::npos);
}

TEST_CASE("the subject is cut before names are, and only where it must be") {
  flow::CallScript what = about(std::string(90, 'x'));
  what.desk = std::string(40, 'd');
  CHECK(flow::call_script(words_in("de"), what).find(what.subject) != std::string::npos);
  what.clock = domain::ClockKind::Work;
  what.from = std::string(40, 'n');
  what.contact = std::string(40, 'c');
  what.contact_phone = "+4943155501234";
  what.is_drill = true;
  const auto text = flow::call_script(words_in("de"), what);
  CHECK(text.find(what.subject) == std::string::npos);
  CHECK(text.find(std::string(60, 'x') + ".") != std::string::npos);
  CHECK(text.find(what.desk) != std::string::npos);
  CHECK(text.find(what.from) != std::string::npos);
  CHECK(text.find(what.contact) != std::string::npos);
}

TEST_CASE("a drill and a test call say what they are") {
  auto drill = about("drill");
  drill.is_drill = true;
  CHECK(flow::call_script(words_in("en"), drill)
            .starts_with("This is a drill. Press 1 to take it, 2 to pass it on. Acme "));
  CHECK(flow::call_script(words_in("sv"), drill).starts_with("Detta är en övning. "));
  CHECK(flow::test_announcement(words_in("da"), "Acme", flow::Keys::Heard) ==
        "Acme. Dette er et prøveopkald. Tryk 1, hvis du hører det.");
  CHECK(flow::test_announcement(words_in("de"), "Acme", flow::Keys::NotHeard) ==
        "Acme. Dies ist ein Probeanruf.");
}

}  // namespace ticketd::story
