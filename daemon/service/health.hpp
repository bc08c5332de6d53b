// How the desk's loops are doing, for ops: what `ticketctl mailbox`, the systemd status line and the watchdog
// tell. Belongs to the network's thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "domain/instant.hpp"

namespace ticketd::service {

struct MailboxHealth {
  std::optional<domain::Instant> connected_since;  // none: not connected now
  std::optional<domain::Instant> last_look;        // when it was last known that nothing waits
  std::optional<domain::Instant> last_mail;
  std::optional<domain::Instant> failing_since;
  std::string last_error;
  std::optional<domain::Instant> last_error_at;
  std::uint64_t taken = 0;  // since the start
  std::size_t waiting = 0;  // seen on the server, not taken yet
};

struct RelayHealth {
  std::optional<domain::Instant> failing_since;
  std::string last_error;
  std::optional<domain::Instant> last_error_at;
  std::optional<domain::Instant> last_sent;
  std::uint64_t sent = 0;  // since the start
};

struct Health {
  domain::Instant started;
  std::map<std::string, MailboxHealth> mailboxes;  // by queue name
  RelayHealth relay;
};

// "3 mailboxes watched, 1 failing; 12 taken, 10 sent"
[[nodiscard]] std::string status_line(const Health& health);

}  // namespace ticketd::service
