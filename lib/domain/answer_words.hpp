// SPDX-License-Identifier: Apache-2.0
// What words and phrases mean where somebody says whether his trouble is over. Which words, each language
// says (lexicon.hpp); a word that means one thing here and another there is given the meaning that does no
// harm.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace ticketd::domain {

enum class AnswerWord {
  Yes,       // counts only at the beginning
  No,        // the same
  NoOrNot,   // a no that negates as well: "ei"
  NoOrNone,  // a no that also says that there is none of something: "no"
  YesOrBut,  // at the beginning a yes, else a but: "doch"
  Works,     // "works", "fungerar": says the opposite beside a negation
  Solved,    // the same, and it says what became of a trouble: "the error is gone"
  Broken,    // "broken", "still the same"
  Gone,      // solved beside a trouble; people are gone as well
  Can,
  Tested,         // beside a negation: put off
  Ability,        // "log in": works beside "can", broken beside a negation
  ReturnedAgain,  // "came back": good beside a negation
  Still,          // doubt, and beside a trouble as good as broken
  Trouble,        // "problem", "Fehler": what it says hangs on its neighbours
  Negation,       // "not", "inte"
  None,           // "none", "inga": before a trouble
  Without,        // the same, and what works "without" something works
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

struct AnswerWordName {
  AnswerWord word{};
  std::string_view name;  // "no_or_not"
  std::string_view meaning;
};

// In the order of the enum.
[[nodiscard]] std::span<const AnswerWordName> answer_word_names();

inline constexpr std::size_t longest_answer_phrase = 5;  // words

struct FoundPhrase {
  std::optional<AnswerWord> meaning;  // none: no word of any language
  std::size_t words = 1;
};

}  // namespace ticketd::domain
