// A set of phrases found in folded text in time that does not grow with their number: each is filed under its
// first word, or its first letter in scripts that are written without blanks.
#pragma once

#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ticketd::mail {

// The phrases of a list that separates them by commas or line ends, folded: they may be given as they are
// written.
[[nodiscard]] std::vector<std::string> folded_phrases(std::string_view list);

class PhraseTable {
 public:
  explicit PhraseTable(std::string_view list);

  // Whether `folded` is one of them, whole.
  [[nodiscard]] bool is(std::string_view folded) const;
  // Whether one of them stands in `folded`, as whole words.
  [[nodiscard]] bool is_in(std::string_view folded) const;
  // The length of the longest one that begins `folded`, 0 for none.
  [[nodiscard]] std::size_t length_at_start(std::string_view folded) const;

 private:
  // Most words of a mail begin no phrase; their first byte mostly tells, and costs less than a look-up.
  [[nodiscard]] bool may_begin(std::string_view folded) const {
    return !folded.empty() && first_bytes_[static_cast<unsigned char>(folded.front())];
  }

  std::bitset<256> first_bytes_;
  std::size_t longest_ = 0;
  std::unordered_map<std::string, std::vector<std::string>> by_first_;
  std::unordered_map<std::string_view, const std::vector<std::string>*> index_;
};

}  // namespace ticketd::mail
