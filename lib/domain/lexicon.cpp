// SPDX-License-Identifier: Apache-2.0
#include "domain/lexicon.hpp"

#include <algorithm>

namespace ticketd::domain {
namespace {

void append(std::vector<std::string>& all, const std::vector<std::string>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

}  // namespace

Vocabulary::Vocabulary(std::span<const Lexicon> languages) {
  // What clauses_of() makes of faces, thumbs and a slash that begins a line.
  meanings_ = {
      {":+", AnswerWord::Agreeing}, {":-", AnswerWord::Contradiction}, {"/", AnswerWord::Contradiction}};
  for (const auto& language : languages) add(language);
  std::stable_sort(priority_labels_.begin(), priority_labels_.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

void Vocabulary::add(const Lexicon& language) {
  for (const auto& [meaning, words] : language.approvals)
    for (const auto& word : words) approvals_.emplace(word, meaning);
  for (const auto& [meaning, phrases] : language.meanings)
    for (const auto& phrase : phrases) meanings_.emplace(phrase, meaning);
  courtesies_.insert(language.courtesies.begin(), language.courtesies.end());
  conjunctions_.insert(language.conjunctions.begin(), language.conjunctions.end());
  append(closings_, language.closings);
  append(small_print_, language.small_print);
  append(addressees_, language.addressees);
  append(adverb_endings_, language.adverb_endings);
  append(priority_labels_, language.priority_labels);
}

std::optional<ApprovalWord> Vocabulary::approval(std::string_view word) const {
  const auto found = approvals_.find(word);
  if (found == approvals_.end()) return std::nullopt;
  return found->second;
}

bool Vocabulary::is_courtesy(std::string_view phrase) const {
  return courtesies_.contains(phrase);
}

FoundPhrase Vocabulary::phrase_at(std::span<const std::string> words) const {
  FoundPhrase found;
  std::string phrase;
  for (std::size_t count = 1; count <= std::min(words.size(), longest_answer_phrase); ++count) {
    phrase += (count == 1 ? "" : " ") + words[count - 1];
    const auto known = meanings_.find(phrase);
    if (known != meanings_.end()) found = {known->second, count};
  }
  return found;
}

bool Vocabulary::is_conjunction(std::string_view word) const {
  return conjunctions_.contains(word);
}

bool Vocabulary::ends_like_adverb(std::string_view word) const {
  return std::any_of(adverb_endings_.begin(), adverb_endings_.end(),
                     [&](const std::string& ending) { return word.ends_with(ending); });
}

}  // namespace ticketd::domain
