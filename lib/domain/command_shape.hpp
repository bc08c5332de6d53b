// SPDX-License-Identifier: Apache-2.0
// What only looks as if it was meant to be a command.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ticketd::domain {

// Why somebody who reads the line might think that a command was meant, as the end of a sentence that begins
// with it; none: it is text. The line is none of which command_on() makes one. `is_last`: nothing stands
// below.
[[nodiscard]] std::optional<std::string> likeness_to_command(std::string_view line, bool is_last);

}  // namespace ticketd::domain
