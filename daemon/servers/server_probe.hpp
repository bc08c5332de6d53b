// SPDX-License-Identifier: Apache-2.0
// What the configured servers say when one really logs in to them: for check-config, before a desk relies on
// them. Nothing is changed on any server; only a rotated refresh token is kept, as the service does.
#pragma once

#include <string>
#include <vector>

#include "config/config.hpp"

namespace ticketd::servers {

struct Probe {
  std::string server;  // "imap support", "smtp"
  std::string where;   // "mail.acme.example:993"
  bool works = false;
  std::vector<std::string> found;  // one finding a line; the last one says what failed
};

// Every mailbox and the relay, all at the same time, each within `deadline`.
[[nodiscard]] std::vector<Probe> probe_servers(const config::Config& config,
                                               std::chrono::seconds deadline = std::chrono::seconds{60});

}  // namespace ticketd::servers
