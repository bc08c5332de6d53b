// SPDX-License-Identifier: Apache-2.0
// What words and phrases mean where somebody says whether his trouble is over: English, Swedish, Danish,
// German, Norwegian and Finnish in one table, since people answer in any language. A word that means one
// thing here and another there stands with the meaning that does no harm.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace ticketd::domain {

enum class AnswerWord {
  Yes,     // counts only at the beginning
  No,      // the same; "ei" negates as well
  Doch,    // at the beginning a yes, else a but
  Works,   // "works", "fungerar": says the opposite beside a negation
  Solved,  // the same, and it says what became of a trouble: "the error is gone"
  Broken,  // "broken", "still the same"
  Gone,    // solved beside a trouble; people are gone as well
  Can,
  Tested,         // beside a negation: put off
  Ability,        // "log in": works beside "can", broken beside a negation
  ReturnedAgain,  // "came back": good beside a negation
  Still,          // doubt, and beside a trouble as good as broken
  Trouble,        // "problem", "Fehler": what it says hangs on its neighbours
  Negation,       // "not", "inte"
  Without,        // "no", "inga": before a trouble
  AnyMore,        // "any more": of a trouble that is not there
  Contradiction,  // "but", "still", "slow", "could you": whatever was said before, it is not all
  Condition,      // "if", "when", "should"
  Guess,          // "I think", "so far"
  Later,          // "will test", "get back to you"
  Please,         // asks for something, unless it ends its clause
  Thanks,
  Agreeing,  // "OK", "no problem", a thumb: no objection, and no consent
  Neutral
};

struct FoundPhrase {
  std::optional<AnswerWord> meaning;  // none: no word of the table
  std::size_t words = 1;
};

// The longest phrase that `words`, which is not empty, begins with.
[[nodiscard]] FoundPhrase phrase_at(std::span<const std::string> words);

}  // namespace ticketd::domain
