// SPDX-License-Identifier: Apache-2.0
// How ticketctl says what went wrong: words for people on `err`, and for programs that asked for JSON one
// object
// {"error", "exit"} on `out`, where they look for the answer.
#pragma once

#include <string>

#include "console/command.hpp"

namespace ticketd::console {

// Says it both ways; returns `exit_code`.
[[nodiscard]] int failed(const Invocation& invocation, int exit_code, const std::string& words);

// Only the object, and only under --json.
void answer_failure(const Invocation& invocation, int exit_code, const std::string& words);

}  // namespace ticketd::console
