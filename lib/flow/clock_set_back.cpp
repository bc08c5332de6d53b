// SPDX-License-Identifier: Apache-2.0
#include "flow/clock_set_back.hpp"

#include <algorithm>
#include <utility>

#include "flow/conversation/approval.hpp"
#include "store/clocks.hpp"
#include "store/set_back.hpp"
#include "store/store.hpp"

namespace ticketd::flow {

bool SeenClock::is_set_back(store::Store& store, domain::Instant now) {
  if (!largest_) largest_ = store::read(store, store::last_written);
  const auto largest = std::exchange(largest_, now);
  return largest && now < *largest;
}

void bring_back_waits(store::Session& session, const Desk& desk, const domain::RetrySchedule& mail,
                      domain::Instant now) {
  if (store::bring_back_times(session, now) == store::ClockTimes::Changed)
    store::keep_reckoned(session, {});  // the clockwork works them out bit by bit
  constexpr double latest = 0.999;
  for (const auto& put_off : store::put_off_mails(session, now)) {
    const auto longest = now + domain::retry_delay(mail, std::max(put_off.attempts, 1), latest);
    if (put_off.due > longest) store::set_due(session, put_off.mail, longest);
  }
  for (const auto number : store::waiting_approvals(session, now))
    bring_back_approval({session, desk, now}, number);
}

}  // namespace ticketd::flow
