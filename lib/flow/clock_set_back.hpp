// SPDX-License-Identifier: Apache-2.0
// What the desk does when the wall clock was put back: by seconds (NTP), hours (a wrong zone, a resumed
// machine) or a year. Times that have not come yet are brought back, every stored wait is cut to its own
// length, and open tickets' steps are worked out anew. Nothing that was done in the wrong time is undone.
#pragma once

#include <optional>

#include "domain/instant.hpp"
#include "domain/retry.hpp"
#include "flow/for_each_due.hpp"

namespace ticketd::flow {

// The largest instant seen, in this process and, at first, by what the store was last written.
class SeenClock {
 public:
  // Whether `now` lies behind it.
  [[nodiscard]] bool is_set_back(store::Store& store, domain::Instant now);
  // From now on it is seen so. Only after the waits are brought back: what failed then is to be done again.
  void saw(domain::Instant now) { largest_ = now; }

 private:
  std::optional<domain::Instant> largest_;
};

// `mail`: how mails that were put off are tried again.
void bring_back_waits(const Tick& tick, const domain::RetrySchedule& mail);

}  // namespace ticketd::flow
