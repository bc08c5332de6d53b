// SPDX-License-Identifier: Apache-2.0
// The part of a language's words.yaml by which people's answers are read: approvals, answers, requests.
#pragma once

#include <map>
#include <string>

#include "config/section.hpp"
#include "domain/lexicon.hpp"

namespace ticketd::config {

// Where a phrase was said to mean what it means: "answers.works" in line 80.
struct SaidAt {
  std::string key;
  int line = 0;
};

// By "approvals yes" or "answers all good": the kind of list and the phrase.
using SaidPhrases = std::map<std::string, SaidAt>;

// Reads the three maps of a file's root. What stands in two lists is refused; `said` gets all that has one
// meaning.
[[nodiscard]] domain::Lexicon read_lexicon(Section& root, SaidPhrases& said);

}  // namespace ticketd::config
