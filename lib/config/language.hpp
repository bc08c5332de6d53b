// SPDX-License-Identifier: Apache-2.0
// One language as its folder gives it: how it writes days, what it calls priorities, states and outcomes, and
// what its telephone says. Values, read by language_file.hpp; whoever words something is handed one.
#pragma once

#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/locale.hpp"
#include "config/phrases.hpp"
#include "domain/command_result.hpp"
#include "domain/lexicon.hpp"
#include "text/placeholders.hpp"

namespace ticketd::config {

// One phrase: CLDR's names of plural forms to texts with {placeholders}; "other" is always there.
using PhraseForms = std::map<std::string, std::string, std::less<>>;

struct Language {
  using Values = std::initializer_list<text::NamedValue>;

  std::string code;               // the folder's two letters: "sv"
  std::vector<std::string> also;  // codes that mean it as well: "nb", "nn" where it is "no"
  Locale locale;
  std::string voice;                 // the speech program's name for it
  std::vector<PhraseForms> phrases;  // in the order of Phrase
  std::vector<std::string> results;  // in the order of domain::ResultKind
  std::vector<std::string> events;   // in the order of domain::EventText
  domain::Lexicon lexicon;           // how its people answer

  [[nodiscard]] std::string say(Phrase phrase, Values values = {}) const;
  // In the plural form of `count`, which also stands for {count}.
  [[nodiscard]] std::string say_counted(Phrase phrase, long long count, Values values = {}) const;
  // Of each but InWords.
  [[nodiscard]] std::string say_result(domain::ResultKind kind, Values values) const;
};

// All that the desk speaks.
class Languages {
 public:
  // One is "en". Two of one code, by `code` or `also`: the first one has it.
  explicit Languages(std::vector<Language> all);

  // By a tag, "sv" or "sv-SE"; English where it is not known.
  [[nodiscard]] const Language& in(std::string_view tag) const;
  // nullptr where it is not known.
  [[nodiscard]] const Language* find(std::string_view tag) const;
  [[nodiscard]] std::span<const Language> all() const { return all_; }
  // By which answers in any of them are read.
  [[nodiscard]] const domain::Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  std::vector<Language> all_;
  domain::Vocabulary vocabulary_;
};

}  // namespace ticketd::config
