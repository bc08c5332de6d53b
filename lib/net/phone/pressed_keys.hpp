// SPDX-License-Identifier: Apache-2.0
// What the keys that are pressed in a call mean, one after the other: key 1, or where strangers could send a
// key too, the two digits that were said in this call. 2 always passes on, so it is in no code.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace ticketd::net {

class PressedKeys {
 public:
  using Clock = std::chrono::steady_clock;
  enum class Meaning {
    Nothing,       // the first digit of two
    Again,         // no answer: say it once more
    Acknowledged,  // key 1, or the code
    Declined,      // key 2
    Refused        // two wrong codes
  };

  // `code`: two digits, none of them 2; empty: key 1.
  explicit PressedKeys(std::string code = {}) : code_(std::move(code)) {}

  [[nodiscard]] Meaning press(std::string_view key, Clock::time_point at);
  // For people: what is pressed to acknowledge.
  [[nodiscard]] std::string_view what_takes() const {
    return code_.empty() ? "key 1" : "two digits instead of 1";
  }

 private:
  [[nodiscard]] Meaning second_digit(std::string_view key);

  std::string code_;
  std::string first_;  // of a pair that is begun
  Clock::time_point begun_{};
  int wrong_ = 0;
};

}  // namespace ticketd::net
