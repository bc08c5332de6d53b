// SPDX-License-Identifier: Apache-2.0
// How many marks a running intake owes, and when they are worth a move: each costs the server time in
// proportion to the whole mailbox, so half of it waits for one, but never more than is marked at once.
#pragma once

#include <algorithm>
#include <cstddef>

namespace ticketd::service {

class MarksOwed {
 public:
  static constexpr std::size_t at_once = 20'000;

  void taken(std::size_t mails) { owed_ += mails; }
  // `marks` of those the store says are owed are being made: all of them, unless that many are at_once.
  void making(std::size_t marks) { owed_ = marks < at_once ? 0 : owed_ - std::min(owed_, marks); }

  // `exists`: mails in the mailbox, as the session that fetches was last told.
  [[nodiscard]] bool are_worth_a_move(std::size_t exists) const {
    return owed_ >= std::clamp(exists / 2, fewest, at_once);
  }

 private:
  static constexpr std::size_t fewest = 500;

  std::size_t owed_ = 0;
};

}  // namespace ticketd::service
