// SPDX-License-Identifier: Apache-2.0
// A language's words.yaml: all of it is there and right, or it is refused by line and key.
#include <array>
#include <string>

#include <doctest/doctest.h>

#include "config/config.hpp"
#include "config/english_words.hpp"
#include "config/shipped.hpp"
#include "config/shipped_languages.hpp"
#include "config/stand_in.hpp"
#include "domain/command_result.hpp"
#include "domain/event_words.hpp"

namespace ticketd::config {
namespace {

std::string refusals_of(std::string_view yaml) {
  std::string all;
  for (const auto& problem : problems_in(yaml))
    all += std::to_string(problem.line) + " " + problem.key + ": " + problem.what + "\n";
  return all;
}

std::string folder_refusals(const std::vector<std::filesystem::path>& folders) {
  try {
    static_cast<void>(load_languages(folders));
  } catch (const Invalid& invalid) {
    std::string all;
    for (const auto& problem : invalid.problems()) all += problem.key + ": " + problem.what + "\n";
    return all;
  }
  return "";
}

// What stands in the English words, what is written in its place, and what is said of that.
struct Mistake {
  const char* before;
  const char* after;
  const char* refusal;
};

void check_refused(const std::vector<Mistake>& mistakes) {
  for (const auto& row : mistakes) {
    const std::string given = row.after;
    CAPTURE(given);
    const auto found = refusals_of(with(english(), row.before, row.after));
    CAPTURE(found);
    CHECK(found.find(row.refusal) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("what is missing, unknown, doubled or misspelt in words.yaml is refused by line and key") {
  check_refused({
      {"  2: high\n", "", "12 priorities.2: is missing; say how people put it: before others"},
      {"  2: high\n", "  2:\n", "14 priorities.2: is empty"},
      {"  2: high\n", "  2: high\n  2: high\n", "15 priorities.2: is given twice; it stands in line 14"},
      {"  2: high\n", "  2: [high]\n", "14 priorities.2: is a list; a single value is wanted"},
      {"  2: high\n", "  2: high\n  4: low\n", "15 priorities.4: is not a key here"},
      {"  open: open\n", "  opne: open\n", "statuses.opne: is not a key here; did you mean `open`?"},
      {"statuses:\n", "states:\n", "states: is not a key here; "},
      {"{desk}. This is a test call.", "This is a test call.",
       "calls.test: lacks {desk}; filled in here: {desk}"},
      {"{desk}. This is a test call.", "{desc}. This is a test call.",
       "calls.test: has the unknown placeholder {desc}; filled in here: {desk}"},
      {"This is a drill.", "\"{desk}. This is a drill.\"",
       "calls.drill: has the unknown placeholder {desk}; filled in here: none"},
      {"{desk}. This is a test call.", "{desk. This is a test call.", "calls.test: has a brace that is not"},
      {"{desk}. This is a test call.", "{desk}} is a test call.", "calls.test: has a brace that is not"},
      {"\"{count} h\"", "{ one: \"{count} hour\" }",
       "dates.hours.other: is missing; en-GB counts in one, other"},
      {"\"{count} h\"", "{ one: \"{count} h\", few: \"{count} h\", other: \"{count} h\" }",
       "dates.hours.few: is not a key here"},
      {"  thanks: Thank you.", "  thanks: { one: Thank you., other: Thank you. }",
       "calls.thanks: is a map; a single value is wanted"},
      {"  assigned: assigned to {name}\n", "",
       "results.assigned: is missing; in English: assigned to {name}"},
      {"assigned to {name}\n", "assigned\n", "results.assigned: lacks {name}; filled in here: {name}"},
      {"assigned to {name}\n", "assigned to {who}\n",
       "results.assigned: has the unknown placeholder {who}; filled in here: {name}"},
      {"  replied: answered the requester\n", "",
       "events.replied: is missing; in English: answered the requester"},
      {"  assigned_nobody: assigned to nobody\n", "",
       "events.assigned_nobody: is missing; say it as templates/en/words.yaml does"},
      {"  replied: answered", "  replyed: answered", "events.replyed: is not a key here"},
      {"queue: {from} -> {to}", "queue: {to}", "events.moved: lacks {from}; filled in here: {from}, {to}"},
      {"assigned to {agent}", "assigned to {name}", "events.assigned: has the unknown placeholder {name}"},
  });
  CHECK(refusals_of(english()).empty());
  CHECK(refusals_of("just words").find("is not a language") != std::string::npos);
  CHECK(refusals_of("a: [").find(": ") != std::string::npos);
}

TEST_CASE("a country, voice, code or pattern that can't be is refused with one that can") {
  check_refused({
      {"locale: en-GB", "locale: english",
       "2 locale: `english` is not a language and country that ICU knows"},
      {"locale: en-GB", "locale: en", "2 locale: `en` is not a language and country"},
      {"locale: en-GB", "locale: xx-XX", "2 locale: `xx-XX` is not a language and country"},
      {"voice: en\n", "", "voice: is missing"},
      {"voice: en\n", "voice: -f/etc/passwd\n",
       "3 voice: `-f/etc/passwd` is not a voice; write one that `espeak-ng --voices` lists"},
      {"voice: en\n", "voice: ../x\n", "3 voice: `../x` is not a voice"},
      {"voice: en\n", "voice: en\nalso: [english]\n", "4 also[0]: `english` is not a code of two letters"},
      {"day: EEEE d MMMM y", "day: d MMMM y",
       "4 day: `d MMMM y` is not a pattern for a day with its weekday"},
      {"day: EEEE d MMMM y", "day: EEEE d MMMM y HH", "4 day: `EEEE d MMMM y HH` is not a pattern for a day"},
      {"day: EEEE d MMMM y", "day: \"EEEE 'd MMMM y\"",
       "is not a pattern for a day with its weekday; write one like EEEE d"},
      {"day: EEEE d MMMM y", "clock: HH",
       "4 clock: `HH` is not a pattern for a time of day; write one like HH:mm"},
  });
}

TEST_CASE("days, clocks and lengths are written as the country or the file has them") {
  using namespace std::chrono_literals;
  const auto day = std::chrono::local_days{std::chrono::year{2026} / 3 / 4};
  const struct {
    const char* language;
    const char* day;
    const char* weekday;
    const char* clock;
  } rows[] = {{"en", "Wednesday 4 March 2026", "Wednesday", "08:05"},
              {"sv", "onsdag 4 mars 2026", "onsdag", "08:05"},
              {"da", "onsdag 4. marts 2026", "onsdag", "08:05"},
              {"de", "Mittwoch 4. März 2026", "Mittwoch", "08:05"},
              {"no", "onsdag 4. mars 2026", "onsdag", "08:05"}};
  for (const auto& row : rows) {
    CAPTURE(row.language);
    const Locale& locale = shipped_languages().in(row.language).locale;
    CHECK(locale.day(day) == row.day);
    CHECK(locale.weekday(day) == row.weekday);
    CHECK(locale.clock(8h + 5min) == row.clock);
    CHECK(locale.clock(24h) == "24:00");
    CHECK(locale.clock(0h) == "00:00");
  }
  const Locale& finnish = shipped_languages().in("fi").locale;
  CHECK(finnish.day(day) == "ke 4.3.2026");
  CHECK(finnish.weekday(day) == "keskiviikko");
  CHECK(finnish.clock(8h + 5min) == "8.05");
  CHECK(finnish.clock(24h) == "24.00");
}

TEST_CASE("a number takes the plural form that the language has for it") {
  auto yaml = with(english(), "locale: en-GB", "locale: pl-PL");
  yaml = with(yaml, "\"{count} h\"",
              "{ one: godzina, few: \"{count} godziny\", many: \"{count} godzin\", other: \"{count} h\" }");
  const auto polish = read_language(yaml, "pl/words.yaml", "pl");
  CHECK(polish.say_counted(Phrase::Hours, 1) == "godzina");
  CHECK(polish.say_counted(Phrase::Hours, 3) == "3 godziny");
  CHECK(polish.say_counted(Phrase::Hours, 5) == "5 godzin");
  CHECK(polish.say_counted(Phrase::Minutes, 5) == "5 min");
}

TEST_CASE("Norwegian is known by each of its codes, and a tag by its language") {
  for (const char* tag : {"no", "nb", "nn", "nb-NO", "NN_NO"})
    CHECK(shipped_languages().in(tag).code == "no");
  CHECK(shipped_languages().in("sv-FI").code == "sv");
  CHECK(shipped_languages().find("n") == nullptr);
}

TEST_CASE("what stands for a placeholder is never looked into for others") {
  const auto text = shipped_languages().in("en").say(
      Phrase::AboutOne, {{"desk", "{ticket}"}, {"ticket", "7"}, {"from", "{"}, {"subject", "}{desk}"}});
  CHECK(text == "{ticket}. Ticket #7 from {: }{desk}.");
}

TEST_CASE("a folder of one's own overrides a language, adds one, and is refused like a shipped one") {
  const StandIn place;
  const std::vector<std::filesystem::path> folders{place.path("own"), shipped("templates")};
  place.write("own/sv/words.yaml", with(english(), "Thank you.", "Tackar."));
  place.write("own/is/words.yaml", with(english(), "voice: en\n", "voice: is\nalso: [fo]\n"));
  const auto languages = load_languages(folders);
  CHECK(languages.in("sv-SE").say(Phrase::ThankYou) == "Tackar.");
  CHECK(languages.in("is").voice == "is");
  CHECK(languages.in("FO").code == "is");
  CHECK(languages.find("zz") == nullptr);
  CHECK(languages.in("zz").code == "en");

  place.write("own/is/words.yaml", with(english(), "voice: en\n", "voice: is\nalso: [sv]\n"));
  CHECK(folder_refusals(folders) == "also: `sv` means sv already; leave it out in one of them\n");
  place.write("own/is/words.yaml", "locale: is-IS\n");
  CHECK(folder_refusals(folders).find("voice: is missing") != std::string::npos);
  CHECK(folder_refusals({place.path("nowhere")}).find("is in none of the directories") != std::string::npos);
}

TEST_CASE("an English agent reads of a command what stands in its history") {
  const auto& english = shipped_languages().in("en");
  for (const auto& text : domain::result_texts()) {
    const domain::CommandResult result{text.kind, "NAME", "OTHERS", domain::Status::Open};
    const Language::Values values{{"name", "NAME"}, {"others", "OTHERS"}, {"status", "open"}};
    CHECK(english.say_result(text.kind, values) == described(result));
  }
}

TEST_CASE("templates/README.md names every key of words.yaml with its placeholders") {
  const std::string readme = content_of(shipped("templates") / "README.md");
  for (const auto& phrase : phrases()) {
    std::string row = "| `" + std::string(phrase.group) + "." + std::string(phrase.key) + "` | ";
    CAPTURE(row);
    const auto at = readme.find(row);
    REQUIRE(at != std::string::npos);
    const auto line = readme.substr(at, readme.find('\n', at) - at);
    CHECK(line.ends_with(" | " + std::string(phrase.meaning) + " |"));
    for (const auto name : placeholders_of(phrase))
      CHECK(line.find("{" + std::string(name) + "}") != std::string::npos);
  }
  for (const auto& text : domain::result_texts()) {
    const auto row =
        "| `results." + std::string(text.key) + "` | | in English: " + std::string(text.english) + " |";
    CAPTURE(row);
    CHECK(readme.find(row) != std::string::npos);
  }
  for (const auto& text : domain::event_texts()) {
    const auto row = "| `events." + std::string(text.key) + "` | | beside the event's name in English: " +
                     std::string(text.english.empty() ? "nothing" : text.english) + " |";
    CAPTURE(row);
    CHECK(readme.find(row) != std::string::npos);
  }
}

}  // namespace ticketd::config
