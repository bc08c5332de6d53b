// SPDX-License-Identifier: Apache-2.0
// What the desk does where the file leaves it open and the answer depends on the rest of the file.
#pragma once

#include <vector>

#include "config/config.hpp"

namespace ticketd::config {

// Mail at 75 % and at 100 % of the response target; after four working hours open the on-call phone rings,
// after four of work the assignee's. Mail takes the phone's place where no phone can ring, and ops are told
// where there are no agents.
[[nodiscard]] std::vector<EscalationStep> default_escalation(const Config& config);

// A customer without a contract has the first one.
void complete_customers(Config& config);

}  // namespace ticketd::config
