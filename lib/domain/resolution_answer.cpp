// SPDX-License-Identifier: Apache-2.0
#include "domain/resolution_answer.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "domain/answer_clauses.hpp"
#include "domain/answer_words.hpp"
#include "domain/approval_word.hpp"
#include "domain/lexicon.hpp"

namespace ticketd::domain {
namespace {

using enum AnswerWord;

// How many words that the table doesn't know a sentence may have: among them may stand what matters.
constexpr std::size_t unknown_beside_yes = 20;
constexpr std::size_t unknown_beside_thanks = 15;
constexpr std::size_t unknown_alone = 3;  // a name, a title

// The words of a clause.
struct Sense {
  bool yes = false;
  bool no = false;
  bool works = false;
  bool solved = false;
  bool broken = false;
  bool gone = false;
  bool can = false;
  bool tested = false;
  bool ability = false;
  bool returned = false;
  bool still = false;
  bool trouble = false;
  bool any_more = false;
  bool negated = false;
  bool without = false;
  bool none = false;  // "none works"
  bool contradicted = false;
  bool conditional = false;
  bool guessed = false;
  bool later = false;
  bool asks = false;
  bool thanks = false;
  bool agreeing = false;
  std::size_t known = 0;
  std::size_t unknown = 0;

  [[nodiscard]] bool is_good() const { return works || solved || (can && ability) || (gone && trouble); }
  // A greeting, thanks, OK: what comes next is still the beginning.
  [[nodiscard]] bool is_light() const {
    return known > 0 && unknown < unknown_alone && !yes && !no && !is_good() && !broken && !returned &&
           !still && !trouble && !negated && !without && !none && !contradicted && !conditional && !guessed &&
           !later && !asks;
  }
};

class Sensing {
 public:
  Sensing(const Vocabulary& vocabulary, std::span<const std::string> words, bool is_beginning)
      : vocabulary_(vocabulary), words_(words), is_beginning_(is_beginning) {}

  Sense sense() && {
    while (at_ < words_.size()) {
      const auto found = vocabulary_.phrase_at(words_.subspan(at_));
      if (found.meaning)
        take(*found.meaning, found.words);
      else
        take_unknown();
      at_ += found.words;
    }
    settle_no();
    settle_tests();
    return sense_;
  }

 private:
  // "Works erratically"
  void take_unknown() {
    ++sense_.unknown;
    const bool is_how = at_ > 0 && vocabulary_.ends_like_adverb(words_[at_]);
    sense_.contradicted |= is_how && vocabulary_.phrase_at(words_.subspan(at_ - 1)).meaning == Works;
  }

  void take(AnswerWord meaning, std::size_t size) {
    const bool is_first = is_beginning_ && at_ == 0;
    ++sense_.known;
    switch (meaning) {
      case Yes: sense_.yes |= is_first; break;
      case YesOrBut: (is_first ? sense_.yes : sense_.contradicted) = true; break;
      case No:
      case NoOrNot:
      case NoOrNone: take_no(meaning, size); break;
      case Works: sense_.works = true; break;
      case Solved: sense_.solved = true; break;
      case Broken: sense_.broken = true; break;
      case Gone: sense_.gone = true; break;
      case Tested: sense_.tested = true; break;
      case Can: sense_.can = true; break;
      case Ability: sense_.ability = true; break;
      case ReturnedAgain: sense_.returned = true; break;
      case Still: sense_.still = true; break;
      case Trouble:
        sense_.trouble = true;
        sense_.without |= is_without_;
        break;
      case Negation: sense_.negated = true; break;
      case None: is_without_ = sense_.none = true; break;
      case Without: take_without(); break;
      case AnyMore: sense_.any_more = true; break;
      case Contradiction: sense_.contradicted = true; break;
      case Condition: sense_.conditional = true; break;
      case Guess: sense_.guessed = true; break;
      case Later: sense_.later = true; break;
      case Please: sense_.asks |= at_ + size < words_.size(); break;
      case Thanks: sense_.thanks = true; break;
      case Agreeing: sense_.agreeing = true; break;
      case Neutral: break;
    }
  }

  // What works "without" something works; "nu virker intet" does not.
  void take_without() {
    is_without_ = true;
    sense_.none |= !sense_.is_good();
  }

  void take_no(AnswerWord meaning, std::size_t size) {
    const bool is_alone = words_.size() == size;
    if (meaning == NoOrNot && !is_alone) {
      negates_ = true;
      is_without_ = true;
    } else if (at_ == 0 && (is_beginning_ || is_alone)) {
      sense_.no = true;
      is_without_ = meaning == NoOrNone;
    } else if (meaning == NoOrNone) {
      denies_ = is_without_ = true;
    } else {
      sense_.contradicted = true;
    }
  }

  // "No more errors" and "ei ongelmia" speak of what is not there.
  void settle_no() {
    if (denies_ && !sense_.without) sense_.contradicted = true;
    if (negates_ && (!sense_.without || sense_.is_good())) sense_.negated = true;
    const bool is_outright = sense_.is_good() || sense_.broken || sense_.negated || sense_.still;
    if (sense_.no && sense_.without && !is_outright) sense_.no = false;
    settle_no_of_something();
    if (sense_.no) sense_.without = false;
  }

  // "No crashes since", "No sound": what there is none of, only a person knows.
  void settle_no_of_something() {
    if (!sense_.no || words_.size() < 2 || vocabulary_.phrase_at(words_).meaning != NoOrNone) return;
    const auto next = vocabulary_.phrase_at(words_.subspan(1)).meaning;
    if (next && next != Broken) return;
    if (sense_.negated || sense_.works || sense_.still) return;
    sense_.no = sense_.broken = false;
    sense_.contradicted = true;
  }

  // "Haven't tested it yet"
  void settle_tests() {
    const bool is_put_off = sense_.later || (sense_.tested && sense_.negated);
    if (!is_put_off || sense_.is_good() || sense_.broken || sense_.trouble) return;
    sense_.negated = sense_.still = false;
    sense_.later = true;
  }

  const Vocabulary& vocabulary_;
  std::span<const std::string> words_;
  bool is_beginning_;
  std::size_t at_ = 0;
  bool is_without_ = false;
  bool denies_ = false;   // "no" inside a clause
  bool negates_ = false;  // "ei" inside or before one
  Sense sense_;
};

enum class Says { Nothing, Good, Bad, Doubt };

Says said_with_negation(const Sense& sense) {
  if (sense.is_good() || sense.ability) return Says::Bad;
  if (sense.broken) return sense.any_more ? Says::Doubt : Says::Bad;
  if (sense.still) return Says::Bad;
  if (sense.can && !sense.trouble && !sense.returned && !sense.any_more) return Says::Bad;
  if (sense.returned || (sense.trouble && sense.any_more)) return Says::Good;
  return Says::Doubt;
}

Says said_of_trouble(const Sense& sense) {
  if (sense.returned || sense.no || (sense.still && !sense.is_good())) return Says::Bad;
  if (sense.without || sense.solved || sense.gone) return Says::Good;
  return sense.thanks ? Says::Nothing : Says::Doubt;
}

// Whether it is over, by this clause.
Says said(const Sense& sense) {
  const bool is_about_it =
      sense.is_good() || sense.broken || sense.trouble || sense.returned || sense.negated;
  if (sense.conditional) return sense.later || !is_about_it ? Says::Nothing : Says::Doubt;
  if (sense.negated) return said_with_negation(sense);
  if (sense.broken) return sense.thanks ? Says::Doubt : Says::Bad;  // "Thanks for mending the broken printer"
  if (sense.trouble) return said_of_trouble(sense);
  if (sense.returned) return sense.still ? Says::Bad : Says::Doubt;
  if (sense.none && !sense.without && sense.is_good()) return Says::Doubt;
  return sense.is_good() ? Says::Good : Says::Nothing;
}

class Reading {
 public:
  Reading(std::string_view text, const Vocabulary& vocabulary)
      : vocabulary_(vocabulary),
        clauses_(clauses_of(text, vocabulary)),
        is_plain_yes_(approval_word(text, vocabulary) == ApprovalWord::Yes) {}

  ResolutionAnswer read() {
    if (clauses_.is_cut || clauses_.all.empty() || has_command()) return ResolutionAnswer::Unclear;
    part_at_conjunctions();
    join_conditions();
    for (const auto& clause : clauses_.all) add(clause);
    end_sentence();
    return answer();
  }

 private:
  [[nodiscard]] bool has_command() const {
    return std::any_of(clauses_.all.begin(), clauses_.all.end(),
                       [](const Clause& clause) { return clause.words.front() == "/"; });
  }

  // "It works here but not there" says two things.
  void part_at_conjunctions() {
    std::vector<Clause> parted;
    for (auto& clause : clauses_.all) {
      for (std::size_t at = 1; at < clause.words.size();) {
        const std::span<const std::string> words(clause.words);
        const bool parts = vocabulary_.is_conjunction(clause.words[at]) &&
                           vocabulary_.phrase_at(words.subspan(at)).words == 1 &&
                           vocabulary_.phrase_at(words.subspan(at - 1)).words == 1;
        if (!parts) {
          at += vocabulary_.phrase_at(words.subspan(at)).words;
          continue;
        }
        Clause first = clause;
        first.is_before_comma = true;
        first.words.resize(at);
        clause.words.erase(clause.words.begin(), clause.words.begin() + static_cast<std::ptrdiff_t>(at));
        parted.push_back(std::move(first));
        at = 1;
      }
      parted.push_back(std::move(clause));
    }
    clauses_.all = std::move(parted);
  }

  // "If it comes back, I'll tell you", "I'll tell you, if it comes back"
  void join_conditions() {
    auto& all = clauses_.all;
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
      const bool is_joined =
          begins_with_condition(all[i]) ||
          (begins_with_condition(all[i + 1]) && Sensing(vocabulary_, all[i].words, false).sense().later);
      if (!is_joined || all[i].sentence != all[i + 1].sentence) continue;
      all[i].words.insert(all[i].words.end(), all[i + 1].words.begin(), all[i + 1].words.end());
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }

  [[nodiscard]] bool begins_with_condition(const Clause& clause) const {
    return vocabulary_.phrase_at(clause.words).meaning == Condition;
  }

  void add(const Clause& clause) {
    if (clause.sentence != sentence_) end_sentence();
    sentence_ = clause.sentence;
    const Sense sense = Sensing(vocabulary_, clause.words, is_beginning_).sense();
    is_beginning_ &= sense.is_light();
    const Says says = said(sense);
    yes_ |= sense.yes;
    if (sense.no) {
      no_ = true;
      no_goes_on_ = clause.words.size() > 1 || clause.is_before_comma;
    }
    const bool is_limited = is_good_sentence_ && sense.conditional && !sense.later && sense.unknown > 0;
    is_good_sentence_ |= says == Says::Good;
    good_ |= says == Says::Good && !clause.is_question;
    bad_ |= says == Says::Bad;
    doubt_ |= says == Says::Doubt || sense.contradicted || sense.still || clause.is_question || is_limited ||
              (sense.asks && !sense.is_good() && !sense.thanks);
    open_ |= sense.guessed || (sense.later && !sense.conditional);
    courteous_ |= sense.thanks || sense.agreeing;
    agreeing_ |= sense.agreeing;
    unknown_ += sense.unknown;
    is_answer_ |= sense.yes || sense.no || says == Says::Good;
    has_thanks_ |= sense.thanks;
    is_said_ |= sense.later || sense.guessed || sense.agreeing;
  }

  void end_sentence() {
    const auto allowed = has_thanks_ ? unknown_beside_thanks : unknown_alone;
    strays_ |= unknown_ > (is_answer_ ? unknown_beside_yes : allowed) &&
               !(is_said_ && unknown_ <= unknown_beside_thanks);
    strays_from_thanks_ |= unknown_ > allowed && !(is_said_ && open_ && unknown_ <= unknown_beside_thanks);
    unknown_ = 0;
    is_answer_ = has_thanks_ = is_said_ = is_good_sentence_ = false;
  }

  [[nodiscard]] ResolutionAnswer answer() const {
    const bool over = yes_ || good_;
    if (no_ && !bad_ && !over && agreeing_) return ResolutionAnswer::Unclear;
    if ((bad_ || no_) && !over) return ResolutionAnswer::Objection;
    if (bad_ || doubt_ || (no_ && !no_goes_on_)) return ResolutionAnswer::Unclear;
    if (over && open_) return ResolutionAnswer::NoObjection;
    if (over) return strays_ && !is_plain_yes_ ? ResolutionAnswer::Unclear : ResolutionAnswer::Consent;
    const bool polite = (courteous_ || open_) && !strays_from_thanks_;
    return polite ? ResolutionAnswer::NoObjection : ResolutionAnswer::Unclear;
  }

  const Vocabulary& vocabulary_;
  Clauses clauses_;
  bool is_plain_yes_;
  bool is_beginning_ = true;
  std::size_t sentence_ = 0;
  bool yes_ = false;
  bool no_ = false;
  bool no_goes_on_ = false;
  bool good_ = false;
  bool bad_ = false;
  bool doubt_ = false;
  bool open_ = false;  // guessed, or put off
  bool courteous_ = false;
  bool agreeing_ = false;
  bool strays_ = false;
  bool strays_from_thanks_ = false;
  // of the sentence under way
  std::size_t unknown_ = 0;
  bool is_answer_ = false;
  bool has_thanks_ = false;
  bool is_said_ = false;
  bool is_good_sentence_ = false;
};

}  // namespace

ResolutionAnswer read_resolution_answer(std::string_view visible_reply, const Vocabulary& vocabulary) {
  return Reading(visible_reply, vocabulary).read();
}

}  // namespace ticketd::domain
