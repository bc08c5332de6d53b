// SPDX-License-Identifier: Apache-2.0
// A set of phrases found in folded text in time that hardly grows with their number: each stands on the shelf
// that its first two bytes name, and most words of a mail lead to an empty one.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
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
  using Shelf = std::vector<std::string>;

  static std::size_t shelf_of(char first, char second) {
    return (static_cast<unsigned char>(first) * 7U + static_cast<unsigned char>(second) * 31U) % kShelves;
  }
  // Where the phrases of two bytes or more that may begin `folded`, which has two at least, stand.
  [[nodiscard]] const Shelf& shelf(std::string_view folded) const {
    return shelves_[shelf_of(folded[0], folded[1])];
  }
  [[nodiscard]] bool may_begin(std::string_view folded) const {
    return !folded.empty() && first_bytes_[static_cast<unsigned char>(folded.front())];
  }

  static constexpr std::size_t kShelves = 512;

  std::bitset<256> first_bytes_;
  std::size_t longest_ = 0;
  std::array<Shelf, kShelves> shelves_;
  Shelf single_bytes_;  // 'à' has two
};

}  // namespace ticketd::mail
