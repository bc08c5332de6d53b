// SPDX-License-Identifier: Apache-2.0
#include "store/crash_point.hpp"

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <string>

namespace ticketd::store {
namespace {

struct Order {
  std::string place;
  std::atomic<long> passes_left{0};

  Order() {
    const char* const text = std::getenv("TICKETD_TEST_KILL_AT");
    if (text == nullptr) return;
    const std::string_view order(text);
    const auto colon = order.find(':');
    if (colon == std::string_view::npos) return;
    place = order.substr(0, colon);
    passes_left = std::strtol(text + colon + 1, nullptr, 10);
  }
};

}  // namespace

void crash_point(std::string_view place) {
  static Order order;
  if (order.place.empty() || order.place != place) return;
  if (--order.passes_left == 0) std::raise(SIGKILL);
}

void poison_point(std::string_view message_id) {
  static const char* const poisoned = std::getenv("TICKETD_TEST_POISON");
  if (poisoned != nullptr && message_id == poisoned)
    throw std::runtime_error("poisoned by TICKETD_TEST_POISON");
}

}  // namespace ticketd::store
