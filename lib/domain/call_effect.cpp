// SPDX-License-Identifier: Apache-2.0
#include "domain/call_effect.hpp"

namespace ticketd::domain {
namespace {

CallEffect effect_of(const Chain& before, const Chain& after, CallOutcome outcome) {
  if (before.state != ChainState::Calling) return CallEffect::None;
  if (after.state == ChainState::Acknowledged) return CallEffect::Taken;
  // The next call begins with the first gateway again: the last one has been tried.
  const bool all_broke = outcome == CallOutcome::GatewayBroken && after.gateway == 0;
  return all_broke && after.purpose == ChainPurpose::Alarm ? CallEffect::WriteInstead : CallEffect::None;
}

CallHistory history_of(const Chain& before, const Chain& after) {
  if (!before.path_is_down) return CallHistory::Ended;
  return after.path_is_down ? CallHistory::Silent : CallHistory::PlacedAndEnded;
}

}  // namespace

CallConsequence consequence_of_call(const Chain& before, const Chain& after, CallOutcome outcome) {
  return {effect_of(before, after, outcome), history_of(before, after)};
}

}  // namespace ticketd::domain
