// SPDX-License-Identifier: Apache-2.0
// The word lists by which answers are read: what could never be found, or would mean two things, is refused.
#include <array>
#include <string>

#include <doctest/doctest.h>

#include "config/config.hpp"
#include "config/english_words.hpp"
#include "config/language_file.hpp"
#include "config/shipped.hpp"
#include "config/stand_in.hpp"
#include "domain/answer_words.hpp"

namespace ticketd::config {
namespace {

std::string refusals_of(std::string_view yaml) {
  std::string all;
  for (const auto& problem : problems_in(yaml)) all += problem.key + ": " + problem.what + "\n";
  return all;
}

}  // namespace

TEST_CASE("a word that could never be found in an answer, or is in two lists, is refused") {
  const struct {
    const char* before;
    const char* after;
    const char* refusal;
  } rows[] = {
      {"  can: [can]", "  can: [Can]", "answers.can[0]: `Can` has capitals; write can"},
      {"  can: [can]", "  can: [JĀ]", "answers.can[0]: `JĀ` has capitals; write jā"},
      {"  can: [can]", "  can: [can., may]",
       "answers.can[0]: `can.` is never found; write words with one blank"},
      {"  can: [can]", "  can: [\"can  do\"]", "answers.can[0]: `can  do` is never found"},
      {"  can: [can]", "  can: [\"can, may\"]", "answers.can[0]: `can, may` is never found"},
      {"  can: [can]", "  can: [one two three four five six]", "is long; at most 5 words are looked at"},
      {"  can: [can]", "  can: [can, yes]", "answers.can[1]: `yes` stands in answers.yes (line "},
      {"  can: [can]", "  can: [can, can]", "answers.can[1]: `can` stands in answers.can (line "},
      {"  can: [can]", "  can: can", "answers.can: must be a list: write [ ... ]"},
      {"  can: [can]", "  can:", "answers.can: is empty; write the words as a list, [] where"},
      {"  can: [can]\n", "", "answers.can: is missing; write the words as a list, [] where"},
      {"  can: [can]", "  can: [can]\n  may: [may]", "answers.may: is not a key here"},
      {"  status: [status]", "  status: [\"status please\"]",
       "approvals.status[0]: `status please` is more than"},
      {"  no: [no]", "  no: [no, yes]", "approvals.no[1]: `yes` stands in approvals.yes (line "},
      {"  priority: [priority, prio]", "  priority: [priority, PRIO]",
       "requests.priority[1]: `PRIO` has capitals"},
      {"  priority: [priority, prio]", "  priority: [prio, prio]",
       "requests.priority[1]: `prio` stands in line"},
  };
  for (const auto& row : rows) {
    const std::string given = row.after;
    CAPTURE(given);
    const auto found = refusals_of(with(english(), row.before, row.after));
    CAPTURE(found);
    CHECK(found.find(row.refusal) != std::string::npos);
  }
  CHECK(refusals_of(with(english(), "  can: [can]", "  can: []")).empty());
}

TEST_CASE("what two languages disagree about is refused by both places") {
  const StandIn place;
  place.write("own/nl/words.yaml", with(english(), "  gone: [", "  gone: [inte, "));
  std::string found;
  try {
    static_cast<void>(load_languages(std::array{place.path("own"), shipped("templates")}));
  } catch (const Invalid& invalid) {
    for (const auto& problem : invalid.problems()) found += problem.what + "\n";
  }
  CAPTURE(found);
  CHECK(found.find("`inte` stands in answers.gone of " + place.path("own/nl/words.yaml").string() +
                   " (line ") != std::string::npos);
  CHECK(found.find("people answer in any language, so leave it out in one of them") != std::string::npos);
}

TEST_CASE("templates/README.md names every list of words.yaml") {
  const std::string readme = content_of(shipped("templates") / "README.md");
  for (const auto& list : domain::answer_word_names()) {
    const std::string row =
        "| `answers." + std::string(list.name) + "` | " + std::string(list.meaning) + " |";
    CAPTURE(row);
    CHECK(readme.find(row) != std::string::npos);
  }
  for (const char* row :
       {"approvals.yes", "approvals.no", "approvals.status", "approvals.history", "approvals.courtesies",
        "answers.conjunctions", "answers.adverb_endings", "answers.closings", "answers.small_print",
        "answers.addressees", "requests.priority"})
    CHECK(readme.find("| `" + std::string(row) + "` | ") != std::string::npos);
}

}  // namespace ticketd::config
