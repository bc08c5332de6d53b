// SPDX-License-Identifier: Apache-2.0
#include "service/systemd.hpp"

#include <ctime>

#include <systemd/sd-daemon.h>

namespace ticketd::service {

void tell_starting(const std::string& status, std::chrono::microseconds longest) {
  sd_notify(0, ("EXTEND_TIMEOUT_USEC=" + std::to_string(longest.count()) + "\nSTATUS=" + status).c_str());
}

void tell_ready(const std::string& status) {
  sd_notify(0, ("READY=1\nSTATUS=" + status).c_str());
}

void tell_reloading() {
  timespec at{};
  ::clock_gettime(CLOCK_MONOTONIC, &at);
  const auto microseconds = static_cast<long long>(at.tv_sec) * 1'000'000 + at.tv_nsec / 1000;
  sd_notify(0, ("RELOADING=1\nMONOTONIC_USEC=" + std::to_string(microseconds)).c_str());
}

void tell_stopping() {
  sd_notify(0, "STOPPING=1");
}
void tell_status(const std::string& status) {
  sd_notify(0, ("STATUS=" + status).c_str());
}
void feed_watchdog() {
  sd_notify(0, "WATCHDOG=1");
}

std::optional<std::chrono::microseconds> watchdog_interval() {
  std::uint64_t microseconds = 0;
  if (sd_watchdog_enabled(0, &microseconds) <= 0) return std::nullopt;
  return std::chrono::microseconds(microseconds);
}

}  // namespace ticketd::service
