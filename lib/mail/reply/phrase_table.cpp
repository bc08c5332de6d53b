// SPDX-License-Identifier: Apache-2.0
#include "mail/reply/phrase_table.hpp"

#include <algorithm>

#include "mail/reply/reply_fold.hpp"

namespace ticketd::mail {
namespace {

bool is_wide(char lead) {
  return static_cast<unsigned char>(lead) >= 0xE0;
}

// The longest of the phrases that begins `folded`, if it is longer than `longest`.
std::size_t longest_at_start(const std::vector<std::string>& phrases, std::string_view folded,
                             std::size_t longest) {
  for (const auto& phrase : phrases)
    if (phrase.size() > longest && starts_with_phrase(folded, phrase)) longest = phrase.size();
  return longest;
}

}  // namespace

std::vector<std::string> folded_phrases(std::string_view list) {
  std::vector<std::string> phrases;
  for (std::size_t begin = 0; begin < list.size();) {
    const auto end = std::min(list.find_first_of(",\n", begin), list.size());
    auto phrase = fold(list.substr(begin, end - begin));
    if (!phrase.empty()) phrases.push_back(std::move(phrase));
    begin = end + 1;
  }
  return phrases;
}

PhraseTable::PhraseTable(std::string_view list) {
  for (auto& phrase : folded_phrases(list)) {
    first_bytes_.set(static_cast<unsigned char>(phrase.front()));
    longest_ = std::max(longest_, phrase.size());
    Shelf& shelf = phrase.size() > 1 ? shelves_[shelf_of(phrase[0], phrase[1])] : single_bytes_;
    shelf.push_back(std::move(phrase));
  }
}

bool PhraseTable::is(std::string_view folded) const {
  if (folded.size() > longest_ || !may_begin(folded)) return false;
  const Shelf& listed = folded.size() > 1 ? shelf(folded) : single_bytes_;
  return std::find(listed.begin(), listed.end(), folded) != listed.end();
}

bool PhraseTable::is_in(std::string_view folded) const {
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (!first_bytes_[static_cast<unsigned char>(folded[at])]) continue;
    const bool wide = is_wide(folded[at]);
    if (!wide && (!is_word_byte(folded[at]) || (at > 0 && is_word_byte(folded[at - 1])))) continue;
    if (length_at_start(folded.substr(at)) > 0) return true;
  }
  return false;
}

std::size_t PhraseTable::length_at_start(std::string_view folded) const {
  if (!may_begin(folded)) return 0;
  const auto found = longest_at_start(single_bytes_, folded, 0);
  return folded.size() > 1 ? longest_at_start(shelf(folded), folded, found) : found;
}

}  // namespace ticketd::mail
