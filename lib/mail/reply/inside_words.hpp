// SPDX-License-Identifier: Apache-2.0
// Words of our own that must not go outside: what agents noted for each other, and what the desk tells agents
// only. Recognises them in a text that is about to go to a customer, however its lines were broken.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ticketd::mail {

class InsideWords {
 public:
  // `notes`: what agents wrote for agents. `notices`: texts that the desk sent to agents; what they quote is
  // somebody's words and not the desk's.
  InsideWords(std::span<const std::string> notes, std::span<const std::string> notices);

  // The text without the quoted lines that are the desk's own words in a notice: a mail program put them
  // there.
  [[nodiscard]] std::string without_quoted_notices(std::string_view text) const;

  // The first line or sentence of a note, or line of a notice, that stands in the text, as it was written.
  // Short ones, greetings and closings are not asked for, nor is what `is_outside` says that outsiders have:
  // it gets the words folded, one blank between them.
  [[nodiscard]] std::optional<std::string> first_in(
      std::string_view text, const std::function<bool(std::string_view words)>& is_outside) const;

 private:
  struct Unit {
    std::string written;
    std::string words;
  };

  void learn(std::string_view written);

  std::vector<Unit> units_;
  std::vector<std::string> notice_lines_;  // folded, in order
};

// The words of a text, folded, with one blank between them and at both ends: what InsideWords compares.
[[nodiscard]] std::string words_in_a_row(std::string_view text);

}  // namespace ticketd::mail
