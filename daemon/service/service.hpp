// SPDX-License-Identifier: Apache-2.0
// `ticketd run`: brings the loops up, keeps them until SIGTERM or SIGINT, replaces them on SIGHUP, and tells
// systemd how it goes. Exit codes are the contract's: 0 ended as told, 2 configuration, 3 store.
#pragma once

#include <filesystem>

namespace ticketd::service {

enum class ExitCode : int { Done = 0, Usage = 2, Store = 3 };

[[nodiscard]] ExitCode run_service(const std::filesystem::path& config_file);

}  // namespace ticketd::service
