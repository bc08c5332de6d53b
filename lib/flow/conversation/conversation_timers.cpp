// SPDX-License-Identifier: Apache-2.0
#include "flow/conversation/conversation_timers.hpp"

#include <array>

#include "flow/conversation/approval.hpp"
#include "flow/conversation/digests.hpp"
#include "flow/conversation/mail_loop.hpp"
#include "flow/conversation/refusals.hpp"

namespace ticketd::flow {

std::span<const Timer> talk_timers() {
  static const std::array<Timer, 4> timers{{{"approvals", [](const Tick& tick) { return approve_due(tick); }},
                                            {"refusals", tell_refusals_due},
                                            {"digests", tell_digests_due},
                                            {"mail loops", show_loops_due}}};
  return timers;
}

}  // namespace ticketd::flow
