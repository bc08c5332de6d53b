// SPDX-License-Identifier: Apache-2.0
// Times ahead in which a rota has nobody on it, as warnings: said at start and by check-config, before a
// phone should ring then.
#pragma once

#include <vector>

#include "config/config.hpp"
#include "domain/instant.hpp"

namespace ticketd::config {

// Of the next half year.
[[nodiscard]] std::vector<Problem> rota_gaps(const Config& config, domain::Instant now);

}  // namespace ticketd::config
