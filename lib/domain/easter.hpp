// SPDX-License-Identifier: Apache-2.0
// When Easter is. Western churches and the Orthodox ones reckon it differently; most movable holidays of
// Europe hang on one of the two.
#pragma once

#include <chrono>

namespace ticketd::domain {

enum class Church { Western, Orthodox };

// Easter Sunday of that year in the Gregorian calendar; for years 1600 to 9999.
[[nodiscard]] std::chrono::local_days easter_sunday(Church church, std::chrono::year year);

}  // namespace ticketd::domain
