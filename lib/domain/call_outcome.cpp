// SPDX-License-Identifier: Apache-2.0
#include "domain/call_outcome.hpp"

namespace ticketd::domain {

bool was_answered(CallOutcome outcome) {
  return has_reached_person(outcome) || outcome == CallOutcome::NoKey;
}

bool has_reached_person(CallOutcome outcome) {
  return outcome == CallOutcome::Acknowledged || outcome == CallOutcome::PassedOn ||
         outcome == CallOutcome::Reached;
}

bool is_worth_another_gateway(CallOutcome outcome) {
  return outcome == CallOutcome::GatewayBroken || outcome == CallOutcome::NotPutThrough;
}

GatewaySign sign_of_gateway(CallOutcome outcome) {
  if (outcome == CallOutcome::GatewayBroken) return GatewaySign::Broken;
  return outcome == CallOutcome::Interrupted ? GatewaySign::Nothing : GatewaySign::Works;
}

std::optional<CallOutcome> outcome_without_call(const CallMeans& means) {
  if (!means.has_number) return CallOutcome::Unreachable;
  if (!means.has_gateway) return CallOutcome::GatewayBroken;
  return std::nullopt;
}

}  // namespace ticketd::domain
