// SPDX-License-Identifier: Apache-2.0
#include "config/lexicon_form.hpp"

#include <array>
#include <utility>

#include "domain/answer_clauses.hpp"
#include "domain/written_line.hpp"
#include "text/case.hpp"

namespace ticketd::config {
namespace {

constexpr const char* list_wanted = "write the words as a list, [] where the language has none";

Parsed<std::string> lower_text(std::string_view word) {
  auto read = text(word);
  if (std::holds_alternative<std::string>(read) && text::lower_case(word) != word)
    return FormatError{"`" + shown(word) + "` has capitals; write " + shown(text::lower_case(word))};
  return read;
}

// As an answer is cut into words, so the phrase must come out of it.
Parsed<std::string> phrase(std::string_view word) {
  static const domain::Vocabulary none{{}};
  auto read = lower_text(word);
  if (std::holds_alternative<FormatError>(read)) return read;
  const auto clauses = domain::clauses_of(word, none).all;
  std::string words;
  if (clauses.size() == 1)
    for (const auto& one : clauses.front().words) words += (words.empty() ? "" : " ") + one;
  if (words != word)
    return FormatError{"`" + shown(word) +
                       "` is never found; write words with one blank between and no marks"};
  if (clauses.front().words.size() > domain::longest_answer_phrase)
    return FormatError{"`" + shown(word) + "` is long; at most " +
                       std::to_string(domain::longest_answer_phrase) + " words are looked at"};
  return read;
}

Parsed<std::string> single_word(std::string_view word) {
  auto read = phrase(word);
  if (std::holds_alternative<std::string>(read) && word.find(' ') != std::string_view::npos)
    return FormatError{"`" + shown(word) + "` is more than one word"};
  return read;
}

// Words of one group, each of which stands in one list of it.
class Lists {
 public:
  Lists(Section& section, std::string group, SaidPhrases& said)
      : section_(section), group_(std::move(group)), said_(said) {}

  [[nodiscard]] std::vector<std::string> with_one_meaning(std::string_view key,
                                                          const Parser<std::string>& form) {
    std::vector<std::string> words;
    section_.need(key, list_wanted).each([&](const Place& item) {
      std::string word;
      if (!item.read(word, form)) return;
      const auto [before, is_new] =
          said_.emplace(group_ + " " + word, SaidAt{section_path(key), item.line()});
      if (!is_new)
        item.wrong("`" + shown(word) + "` stands in " + before->second.key + " (line " +
                   std::to_string(before->second.line) + ") already; it has one meaning");
      words.push_back(std::move(word));
    });
    return words;
  }

  [[nodiscard]] std::vector<std::string> plain(std::string_view key, const Parser<std::string>& form) {
    std::vector<std::string> words;
    Once once;
    section_.need(key, list_wanted).each([&](const Place& item) {
      std::string word;
      if (!item.read(word, form)) return;
      once.add(item, word);
      words.push_back(std::move(word));
    });
    return words;
  }

 private:
  [[nodiscard]] std::string section_path(std::string_view key) const {
    return section_.place().key() + "." + std::string(key);
  }

  Section& section_;
  std::string group_;
  SaidPhrases& said_;
};

void read_approvals(Section& section, SaidPhrases& said, domain::Lexicon& lexicon) {
  using domain::ApprovalWord;
  constexpr std::array<std::pair<const char*, ApprovalWord>, 4> words{{{"yes", ApprovalWord::Yes},
                                                                       {"no", ApprovalWord::No},
                                                                       {"status", ApprovalWord::Status},
                                                                       {"history", ApprovalWord::History}}};
  Lists lists(section, "approvals", said);
  for (const auto& [key, word] : words) lexicon.approvals[word] = lists.with_one_meaning(key, single_word);
  lexicon.courtesies = lists.plain("courtesies", phrase);
}

void read_answers(Section& section, SaidPhrases& said, domain::Lexicon& lexicon) {
  Lists lists(section, "answers", said);
  for (const auto& one : domain::answer_word_names())
    lexicon.meanings[one.word] = lists.with_one_meaning(one.name, phrase);
  lexicon.conjunctions = lists.plain("conjunctions", single_word);
  lexicon.adverb_endings = lists.plain("adverb_endings", single_word);
  lexicon.closings = lists.plain("closings", lower_text);
  lexicon.small_print = lists.plain("small_print", lower_text);
  lexicon.addressees = lists.plain("addressees", phrase);
}

}  // namespace

domain::Lexicon read_lexicon(Section& root, SaidPhrases& said) {
  domain::Lexicon lexicon;
  Section::read(root.need("approvals", "it holds yes, no, status, history and courtesies"),
                [&](Section& section) { read_approvals(section, said, lexicon); });
  Section::read(root.need("answers", "it holds yes, no, works and others"),
                [&](Section& section) { read_answers(section, said, lexicon); });
  Section::read(root.need("requests", "it holds priority"), [&](Section& section) {
    lexicon.priority_labels = Lists(section, "requests", said).plain("priority", single_word);
  });
  return lexicon;
}

}  // namespace ticketd::config
