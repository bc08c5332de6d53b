#include "mail/phrase_table.hpp"

#include <algorithm>

#include "mail/reply_fold.hpp"

namespace ticketd::mail {
namespace {

bool is_wide(char lead) {
  return static_cast<unsigned char>(lead) >= 0xE0;
}

// The first word, or the first letter where letters take three bytes. Such a letter ends a word before it.
std::string_view first_part(std::string_view folded) {
  if (folded.empty()) return {};
  if (is_wide(folded.front())) return folded.substr(0, 3);
  std::size_t end = 0;
  while (end < folded.size() && is_word_byte(folded[end]) && !is_wide(folded[end])) ++end;
  return folded.substr(0, end);
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
    const std::string part(first_part(phrase));
    first_bytes_.set(static_cast<unsigned char>(phrase.front()));
    longest_ = std::max(longest_, phrase.size());
    by_first_[part].push_back(std::move(phrase));
  }
  for (const auto& [part, listed] : by_first_) index_.emplace(part, &listed);
}

bool PhraseTable::is(std::string_view folded) const {
  if (folded.size() > longest_ || !may_begin(folded)) return false;
  const auto found = index_.find(first_part(folded));
  if (found == index_.end()) return false;
  const auto& listed = *found->second;
  return std::find(listed.begin(), listed.end(), folded) != listed.end();
}

bool PhraseTable::is_in(std::string_view folded) const {
  for (std::size_t at = 0; at < folded.size(); ++at) {
    const bool wide = is_wide(folded[at]);
    if (!wide && (!is_word_byte(folded[at]) || (at > 0 && is_word_byte(folded[at - 1])))) continue;
    if (length_at_start(folded.substr(at)) > 0) return true;
  }
  return false;
}

std::size_t PhraseTable::length_at_start(std::string_view folded) const {
  if (!may_begin(folded)) return 0;
  const auto found = index_.find(first_part(folded));
  if (found == index_.end()) return 0;
  std::size_t longest = 0;
  for (const auto& phrase : *found->second)
    if (phrase.size() > longest && starts_with_phrase(folded, phrase)) longest = phrase.size();
  return longest;
}

}  // namespace ticketd::mail
