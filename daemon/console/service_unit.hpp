// SPDX-License-Identifier: Apache-2.0
// The systemd unit that starts the service, as it is installed on this host with its drop-ins: as whom it
// runs, with which configuration and which credentials. check-config needs it to find before the start what
// would keep the service from starting.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "config/partial.hpp"

namespace ticketd::console {

struct ServiceUnit {
  std::string user;                     // empty: root
  std::filesystem::path configuration;  // what ExecStart names
  config::Credentials credentials;
};

// Reads ticketd.service and ticketd.service.d/*.conf below the folders that systemd searches, the first in
// front (systemd.unit(5)); nullopt: it is not installed. `folders` are those of this host unless a test has
// its own.
[[nodiscard]] std::optional<ServiceUnit> installed_unit(const std::vector<std::filesystem::path>& folders);

// /etc/systemd/system, /run/systemd/system, /usr/local/lib/systemd/system, /usr/lib/systemd/system.
[[nodiscard]] std::vector<std::filesystem::path> unit_folders();

// Whether an account with that name exists, and whether it may read a file: every folder on the way entered
// and the file read, by owner, group and the groups it is in. nullopt: there is no such account. Access lists
// (acl(5)) and capabilities are not looked at.
[[nodiscard]] std::optional<bool> account_can_read(const std::string& user,
                                                   const std::filesystem::path& file);

// What would keep the service from starting with this configuration: its user is missing, can't read the file
// or one of the secrets, or a credential is handed over by nobody. Each as a problem of the file with what to
// do. Nothing where no installed unit names the file.
[[nodiscard]] std::vector<config::Problem> start_problems(const ServiceUnit& unit,
                                                          const std::filesystem::path& configuration,
                                                          const std::vector<config::SecretSource>& sources);

}  // namespace ticketd::console
