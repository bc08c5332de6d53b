// SPDX-License-Identifier: Apache-2.0
// What systemd is told (sd_notify(3)); without systemd nothing happens.
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace ticketd::service {

// The start may take so long from now on (EXTEND_TIMEOUT_USEC).
void tell_starting(const std::string& status, std::chrono::microseconds longest);
void tell_ready(const std::string& status);
void tell_reloading();
void tell_stopping();
void tell_status(const std::string& status);
void feed_watchdog();
// How often the watchdog wants to be fed at the least; none: it is not asked for.
[[nodiscard]] std::optional<std::chrono::microseconds> watchdog_interval();

}  // namespace ticketd::service
