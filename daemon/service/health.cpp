// SPDX-License-Identifier: Apache-2.0
#include "service/health.hpp"

#include <algorithm>
#include <chrono>

namespace ticketd::service {

namespace {

constexpr auto longest_without_look = std::chrono::minutes{45};  // IDLE is looked behind every half hour
constexpr auto longest_without_turn = std::chrono::minutes{3};
constexpr std::size_t enough_put_off = 3;

}  // namespace

bool is_good_cycle(const Health& health, domain::Instant now) {
  for (const auto& [name, mailbox] : health.mailboxes)
    if (mailbox.failing_since || !mailbox.last_look || now - *mailbox.last_look > longest_without_look)
      return false;
  const bool turns = health.last_turn && now - *health.last_turn <= longest_without_turn;
  const auto& senders = health.relay.senders;
  const bool refused = std::any_of(senders.begin(), senders.end(),
                                   [](const auto& one) { return one.second.failing_since.has_value(); });
  return turns && !health.phone_fails && !refused && !relay_failing_since(health.relay);
}

std::optional<domain::Instant> relay_failing_since(const RelayHealth& relay) {
  if (relay.failing_since) return relay.failing_since;
  if (relay.put_off.size() >= enough_put_off) return relay.putting_off_since;
  return std::nullopt;
}

std::string status_line(const Health& health) {
  std::size_t connected = 0;
  std::uint64_t taken = 0;
  std::string failing;
  for (const auto& [name, mailbox] : health.mailboxes) {
    if (mailbox.connected_since) ++connected;
    taken += mailbox.taken;
    if (mailbox.failing_since) failing += (failing.empty() ? "" : ", ") + name;
  }
  std::string line = std::to_string(connected) + " of " + std::to_string(health.mailboxes.size()) +
                     " mailboxes connected; " + std::to_string(taken) + " mails taken, " +
                     std::to_string(health.relay.sent) + " sent";
  if (!failing.empty()) line += "; failing: " + failing;
  for (const auto& [sender, one] : health.relay.senders)
    if (one.failing_since) line += "; relay refuses " + sender + ": " + one.last_error;
  if (health.relay.failing_since) line += "; relay failing: " + health.relay.last_error;
  return line;
}

}  // namespace ticketd::service
