// SPDX-License-Identifier: Apache-2.0
#include "flow/clock_set_back.hpp"

#include <algorithm>
#include <utility>

#include "flow/approval.hpp"
#include "store/clocks.hpp"
#include "store/set_back.hpp"

namespace ticketd::flow {

bool SeenClock::is_set_back(store::Database& database, domain::Instant now) {
  if (!largest_) largest_ = store::last_written(database);
  const auto largest = std::exchange(largest_, now);
  return largest && now < *largest;
}

void bring_back_waits(store::Database& database, const Desk& desk, const domain::RetrySchedule& mail,
                      domain::Instant now) {
  store::Transaction transaction(database);
  if (store::bring_back_times(database, now) == store::ClockTimes::Changed)
    store::keep_reckoned(database, {});  // the clockwork works them out bit by bit
  constexpr double latest = 0.999;
  for (const auto& put_off : store::put_off_mails(database, now)) {
    const auto longest = now + domain::retry_delay(mail, std::max(put_off.attempts, 1), latest);
    if (put_off.due > longest) store::set_due(database, put_off.mail, longest);
  }
  for (const auto number : store::waiting_approvals(database, now))
    bring_back_approval({database, desk, now}, number);
  transaction.commit();
}

}  // namespace ticketd::flow
