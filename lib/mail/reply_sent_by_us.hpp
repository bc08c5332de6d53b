// Recognises text that we sent when it comes back unmarked, also where the other mail program broke its lines
// anew. Linear in the length of both texts.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_set>

#include "mail/reply_lines.hpp"

namespace ticketd::mail {

class SentByUs {
 public:
  explicit SentByUs(std::span<const std::string> texts);

  // Gives runs of our lines among own text and history the role Ours. A run must be longer than what a person
  // would happen to write in our words; a short line ('yes') belongs to it only where it stands beside the
  // same words as in our text.
  void mark(ReplyLines& lines) const;

 private:
  struct Match {
    bool ours = false;
    std::size_t words = 0;
  };

  void learn(std::string_view text);
  [[nodiscard]] Match match(std::string_view folded) const;
  [[nodiscard]] bool adjoin(std::string_view upper, std::string_view lower) const;
  void mark_run(ReplyLines& lines, std::size_t begin, std::size_t end) const;

  std::unordered_set<std::uint64_t> threes_;  // every three words in a row, as a hash
};

}  // namespace ticketd::mail
