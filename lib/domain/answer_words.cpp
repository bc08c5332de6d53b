// SPDX-License-Identifier: Apache-2.0
#include "domain/answer_words.hpp"

#include <array>

namespace ticketd::domain {
namespace {

using enum AnswerWord;

constexpr std::array answer_words_by_number{
    AnswerWordName{Yes, "yes", "yes, at the beginning of an answer"},
    AnswerWordName{No, "no", "no, at the beginning"},
    AnswerWordName{NoOrNot, "no_or_not", "a no that negates as well: Finnish ei"},
    AnswerWordName{NoOrNone, "no_or_none", "a no that also says that there is none: English no"},
    AnswerWordName{YesOrBut, "yes_or_but", "a yes at the beginning, else a but: German doch"},
    AnswerWordName{Works, "works", "it works; the opposite beside a negation"},
    AnswerWordName{Solved, "solved", "it is solved, also of a trouble: gone away, fixed"},
    AnswerWordName{Broken, "broken", "it is broken, it is still the same"},
    AnswerWordName{Gone, "gone", "gone: solved beside a trouble, as people are gone as well"},
    AnswerWordName{Can, "can", "can: with an ability it works"},
    AnswerWordName{Tested, "tested", "tested, tried; beside a negation it is put off"},
    AnswerWordName{Ability, "ability", "what one can or can't do again: log in, print"},
    AnswerWordName{ReturnedAgain, "returned", "it came back; good beside a negation"},
    AnswerWordName{Still, "still", "still, yet"},
    AnswerWordName{Trouble, "trouble", "problem, error: what it says hangs on its neighbours"},
    AnswerWordName{Negation, "negation", "not, never, doesn't"},
    AnswerWordName{None, "none", "none of a trouble: no errors"},
    AnswerWordName{Without, "without", "the same, and what works without something works"},
    AnswerWordName{AnyMore, "any_more", "any more, since: of a trouble that is not there"},
    AnswerWordName{Contradiction, "contradiction", "but, slowly, could you: it is not all that was said"},
    AnswerWordName{Condition, "condition", "if, when, should"},
    AnswerWordName{Guess, "guess", "I think, so far"},
    AnswerWordName{Later, "later", "will test, tomorrow, get back to you"},
    AnswerWordName{Please, "please", "please: it asks for something, unless it ends its clause"},
    AnswerWordName{Thanks, "thanks", "thanks"},
    AnswerWordName{Agreeing, "agreeing", "OK, no problem: no objection, and no consent"},
    AnswerWordName{Neutral, "neutral", "words that say nothing about it: the, is, hello, again"},
};

constexpr bool answer_words_are_in_order() {
  for (std::size_t i = 0; i < answer_words_by_number.size(); ++i)
    if (static_cast<std::size_t>(answer_words_by_number[i].word) != i) return false;
  return true;
}
static_assert(answer_words_are_in_order());

}  // namespace

std::span<const AnswerWordName> answer_word_names() {
  return answer_words_by_number;
}

}  // namespace ticketd::domain
