// SPDX-License-Identifier: Apache-2.0
// How a command reaches the desk: its database for reading, whether or not the daemon runs, and the daemon's
// control socket for changes and live questions.
#pragma once

#include <chrono>

#include <nlohmann/json_fwd.hpp>

#include "config/config.hpp"
#include "console/command.hpp"
#include "store/store.hpp"

namespace ticketd::console {

// Throws WorldError where it can't be read (exit 3), config::Invalid for a wrong configuration (exit 2).
[[nodiscard]] store::Store open_for_reading(const Invocation& invocation);

// One request and its answer. Throws TemporaryError when no daemon answers within `patience`.
[[nodiscard]] nlohmann::json ask_daemon(const Invocation& invocation, const nlohmann::json& request,
                                        std::chrono::seconds patience = std::chrono::seconds{60});

// Says an answer's error, if it is one, under --json as JSON, and sets the exit code; true: it was done.
[[nodiscard]] bool was_done(Invocation& invocation, const nlohmann::json& answer);

}  // namespace ticketd::console
