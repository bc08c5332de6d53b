// SPDX-License-Identifier: Apache-2.0
// What the words of one line say without regard to their language: the marks by which an attribution is
// known. They are read once a line, for the lines around ask for them again and again.
#pragma once

#include <cstddef>
#include <string_view>

namespace ticketd::mail {

struct Signs {
  bool date = false;     // a year, or 24.12.19
  bool time = false;     // 15:37, 15.37, 15h37
  bool address = false;  // something@something
  bool verb = false;     // of writing, see reply_phrases.hpp

  // Those of both: no sign reaches over a line's end.
  void add(const Signs& other) {
    date = date || other.date;
    time = time || other.time;
    address = address || other.address;
    verb = verb || other.verb;
  }
};

[[nodiscard]] Signs read_signs(std::string_view folded);

// The date of read_signs() alone, which most lines are asked for.
[[nodiscard]] bool has_date(std::string_view folded);

// something@something, anywhere in the words.
[[nodiscard]] bool has_address(std::string_view folded);

// Whether a date in numbers begins the words: 24.12.19, 2019-12-24, 12/24/2019.
[[nodiscard]] bool begins_with_numeric_date(std::string_view folded);

// How many digits stand at `at`.
[[nodiscard]] std::size_t digits_at(std::string_view folded, std::size_t at);

}  // namespace ticketd::mail
