// SPDX-License-Identifier: Apache-2.0
// Phones that will not ring as the configuration seems to mean, as warnings: said at start and by
// check-config.
#pragma once

#include <vector>

#include "config/config.hpp"

namespace ticketd::config {

// Assignees who have no phone where steps ring them, and sip gateways that log in nowhere.
[[nodiscard]] std::vector<Problem> phone_warnings(const Config& config);

}  // namespace ticketd::config
