// SPDX-License-Identifier: Apache-2.0
#include "flow/conversation/talk_due.hpp"

#include <algorithm>

#include "flow/conversation/approval.hpp"
#include "flow/conversation/mail_loop.hpp"
#include "flow/conversation/refusals.hpp"
#include "flow/letters/digests.hpp"
#include "store/store.hpp"

namespace ticketd::flow {

std::optional<domain::Instant> talk_due(store::Store& store, const Desk& desk, domain::Instant now) {
  std::optional<domain::Instant> next;
  for (const auto due : {approve_due(store, desk, now), tell_refusals_due(store, desk, now),
                         tell_digests_due(store, desk, now), show_loops_due(store, desk, now)})
    if (due) next = std::min(next.value_or(*due), *due);
  return next;
}

}  // namespace ticketd::flow
