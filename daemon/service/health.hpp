// SPDX-License-Identifier: Apache-2.0
// How the desk's loops are doing, for ops: what `ticketctl mailbox`, the systemd status line and the watchdog
// tell. Belongs to the network's thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
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

// What the relay thinks of one sender.
struct SenderHealth {
  std::optional<domain::Instant> failing_since;  // none: it takes that sender's mail
  std::string last_error;
};

struct RelayHealth {
  std::optional<domain::Instant> failing_since;
  std::string last_error;
  std::optional<domain::Instant> last_error_at;
  std::optional<domain::Instant> last_sent;
  std::uint64_t sent = 0;  // since the start
  // Mails put off since the relay took the last one: of how many recipients, and since when.
  std::set<std::string> put_off;
  std::optional<domain::Instant> putting_off_since;
  std::map<std::string, SenderHealth> senders;  // by queue address; of whom anything is known
};

struct Health {
  domain::Instant started;
  std::map<std::string, MailboxHealth> mailboxes;  // by queue name
  RelayHealth relay;
  std::optional<domain::Instant> last_turn;  // of the scheduler, when all of it succeeded
  bool phone_fails = false;                  // no gateway takes calls
};

// Every mailbox has been looked at lately, the relay (for each sender) and the telephone are not known to
// fail, and the scheduler turns: what the heartbeat stands for.
[[nodiscard]] bool is_good_cycle(const Health& health, domain::Instant now);

// One recipient's server that puts us off is its own matter; several, and nothing taken since, is ours. Not
// of single senders.
[[nodiscard]] std::optional<domain::Instant> relay_failing_since(const RelayHealth& relay);

// "3 mailboxes watched, 1 failing; 12 taken, 10 sent"
[[nodiscard]] std::string status_line(const Health& health);

}  // namespace ticketd::service
