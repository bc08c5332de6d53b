// SPDX-License-Identifier: Apache-2.0
// What the end of a call comes to beyond its chain: whether whoever was rung has the ticket now, is written
// to instead of being rung, and what the ticket's history says.
#pragma once

#include "domain/escalation.hpp"

namespace ticketd::domain {

enum class CallEffect {
  None,
  Taken,        // by whoever was rung, and with it all other chains of the ticket
  WriteInstead  // no gateway took a call to them
};

// Gateways that are down for hours are tried every minute, and the history is silent until one works.
enum class CallHistory {
  Silent,
  Ended,
  PlacedAndEnded  // that it was placed was not said at the time
};

struct CallConsequence {
  CallEffect effect = CallEffect::None;
  CallHistory history = CallHistory::Ended;
};

// `before`: the chain as it rang; `after`: as call_ended() made it. A chain that was not calling any more
// (acknowledged by mail, stopped) has no effect left.
[[nodiscard]] CallConsequence consequence_of_call(const Chain& before, const Chain& after,
                                                  CallOutcome outcome);

}  // namespace ticketd::domain
