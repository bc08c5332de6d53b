// SPDX-License-Identifier: Apache-2.0
// Rows that a timer could not work on for a fault of their own: each waits, longer each time, while the
// others go on. Ops and the log are told of each once. Known to the running daemon only: after a restart each
// is tried anew.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/ids.hpp"
#include "domain/instant.hpp"

namespace ticketd::flow {

struct DeferredRow {
  std::string timer;
  std::string row;  // what people call it: "#17"
  std::string why;  // the fault, in its own words
  int failures = 0;
  domain::Instant since;  // when it failed last
  domain::Instant until;
  std::optional<domain::TicketNumber> ticket{};  // if that is what the row is
};

class DeferredRows {
 public:
  // Until when it is not to be looked at; none: it may be. A clock that was put back ends every wait.
  [[nodiscard]] std::optional<domain::Instant> waits_until(std::string_view timer, std::string_view row,
                                                           domain::Instant now) const;
  // It failed.
  void defer(std::string_view timer, std::string_view row, std::optional<domain::TicketNumber> ticket,
             std::string_view why, domain::Instant now);
  // It did not fail.
  void recover(std::string_view timer, std::string_view row);
  // Whatever failed is to be looked at as if it never had.
  void forget(std::string_view timer);

  // The earliest end of a wait.
  [[nodiscard]] std::optional<domain::Instant> next(std::string_view timer) const;
  // Tickets whose wait is over, for a timer that does not find them by itself again.
  [[nodiscard]] std::vector<domain::TicketNumber> due_again(std::string_view timer,
                                                            domain::Instant now) const;

  // What failed and is not told to ops yet; it stays until told().
  [[nodiscard]] const std::vector<DeferredRow>& untold() const { return untold_; }
  void told() { untold_.clear(); }
  // What failed since the last time, each as often as it did: for the log.
  [[nodiscard]] std::vector<DeferredRow> take_failures() { return std::exchange(failures_, {}); }

 private:
  std::map<std::pair<std::string, std::string>, DeferredRow> rows_;  // by timer and row
  std::vector<DeferredRow> untold_;
  std::vector<DeferredRow> failures_;
};

}  // namespace ticketd::flow
