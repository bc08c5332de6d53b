// SPDX-License-Identifier: Apache-2.0
// Recognises text that we sent when it comes back unmarked, also where the other mail program broke its lines
// anew. Linear in the length of both texts.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "mail/reply/reply_lines.hpp"

namespace ticketd::mail {

class SentByUs {
 public:
  explicit SentByUs(std::span<const std::string> texts);

  // Whether any stretch of the person's text or history is as long as a run of ours must be.
  [[nodiscard]] static bool may_stand_in(const ReplyLines& lines);

  // Gives runs of our lines among own text and history the role Ours. A line is ours if all its words stand
  // in threes of our text, together with the words of the lines around it: a lone 'yes' is ours only between
  // the same words as there. A run must be longer than what a person would happen to write in our words.
  void mark(ReplyLines& lines) const;

 private:
  struct Count {
    std::uint32_t words = 0;
    std::uint32_t ours = 0;
  };

  struct Run {
    std::size_t end = 0;
    std::size_t words = 0;
    std::size_t lines = 0;
  };

  void learn(std::string_view text);
  [[nodiscard]] std::vector<Count> count(const ReplyLines& lines) const;
  [[nodiscard]] static Run run_from(const ReplyLines& lines, const std::vector<Count>& counts, std::size_t i);

  [[nodiscard]] bool knows(std::uint64_t three) const;

  std::vector<std::uint64_t> threes_;  // every three words in a row, as a hash; in order
};

}  // namespace ticketd::mail
