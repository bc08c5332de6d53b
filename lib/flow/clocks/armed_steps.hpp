// SPDX-License-Identifier: Apache-2.0
// What comes next for tickets whose clocks run: the step that is reached first, when, and whom it tells.
#pragma once

#include <string>
#include <vector>

#include "domain/clocks.hpp"
#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "flow/scene.hpp"

namespace ticketd::flow {

struct ArmedStep {
  domain::TicketNumber ticket;
  domain::ClockKind clock = domain::ClockKind::Open;
  std::string step;  // its name
  domain::Instant at;
  std::vector<std::string> agents;  // as the step would tell them now
};

// The next ones first.
[[nodiscard]] std::vector<ArmedStep> armed_steps(const Scene& scene, std::size_t at_most);

}  // namespace ticketd::flow
