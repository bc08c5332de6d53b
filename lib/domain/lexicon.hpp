// SPDX-License-Identifier: Apache-2.0
// How people answer and ask, as lists of words: of one language what its folder says, and of all languages
// together what is looked for, since people answer in any. All are in lower case, the words of a phrase with
// one blank between. The rules that read them stand in approval_word.cpp, resolution_answer.cpp and
// requested_priority.cpp.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/answer_words.hpp"

namespace ticketd::domain {

// The one word that approves, rejects or asks for the record (approval_word.hpp).
enum class ApprovalWord { Yes, No, Status, History };

struct Lexicon {
  std::map<ApprovalWord, std::vector<std::string>> approvals;
  std::vector<std::string> courtesies;  // what may stand beside one of them
  std::map<AnswerWord, std::vector<std::string>> meanings;
  std::vector<std::string> closings;         // what begins the closing formula: "best regards"
  std::vector<std::string> addressees;       // whom a disclaimer is meant for: "intended recipient"
  std::vector<std::string> small_print;      // what a line of a disclaimer holds: "confidential"
  std::vector<std::string> conjunctions;     // what parts a sentence: "and", "but"
  std::vector<std::string> adverb_endings;   // of words that say how something works: "ly"
  std::vector<std::string> priority_labels;  // what stands before the number: "priority"
};

// What all languages together say. A value; a phrase that languages disagree about has the meaning of the
// first one.
class Vocabulary {
 public:
  explicit Vocabulary(std::span<const Lexicon> languages);

  [[nodiscard]] std::optional<ApprovalWord> approval(std::string_view word) const;
  [[nodiscard]] bool is_courtesy(std::string_view phrase) const;
  // The longest phrase that `words`, which is not empty, begins with.
  [[nodiscard]] FoundPhrase phrase_at(std::span<const std::string> words) const;
  [[nodiscard]] bool is_conjunction(std::string_view word) const;
  [[nodiscard]] bool ends_like_adverb(std::string_view word) const;
  [[nodiscard]] const std::vector<std::string>& closings() const { return closings_; }
  [[nodiscard]] const std::vector<std::string>& small_print() const { return small_print_; }
  [[nodiscard]] const std::vector<std::string>& addressees() const { return addressees_; }
  // Longer ones first: some begin others.
  [[nodiscard]] const std::vector<std::string>& priority_labels() const { return priority_labels_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  template <class Meaning>
  using Table = std::unordered_map<std::string, Meaning, Hash, std::equal_to<>>;

  void add(const Lexicon& language);

  Table<ApprovalWord> approvals_;
  Table<AnswerWord> meanings_;
  std::set<std::string, std::less<>> courtesies_;
  std::set<std::string, std::less<>> conjunctions_;
  std::vector<std::string> closings_;
  std::vector<std::string> small_print_;
  std::vector<std::string> addressees_;
  std::vector<std::string> adverb_endings_;
  std::vector<std::string> priority_labels_;
};

}  // namespace ticketd::domain
