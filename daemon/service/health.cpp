#include "service/health.hpp"

namespace ticketd::service {

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
  if (health.relay.failing_since) line += "; relay failing: " + health.relay.last_error;
  return line;
}

}  // namespace ticketd::service
