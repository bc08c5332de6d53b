// SPDX-License-Identifier: Apache-2.0
// What is a command on a line of its own, and what only looks as if it was meant to be one.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "domain/command.hpp"

namespace ticketd::domain {

// How a command is written, by its whole word in lower case: "/priority 1|2|3". None: there is no such one.
[[nodiscard]] std::optional<std::string_view> usage_of(std::string_view word);

// The command nearest to the word, if it is at most so many letters away; a word cut short is one away.
[[nodiscard]] std::optional<std::string_view> usage_near(std::string_view word, std::size_t letters);

// The command that the line is, with nothing around it but blanks.
[[nodiscard]] std::optional<Command> command_on(std::string_view line);

// Why somebody who reads the line might think that a command was meant, as the end of a sentence that begins
// with it; none: it is text. The line is none of which command_on() makes one. `is_last`: nothing stands
// below.
[[nodiscard]] std::optional<std::string> likeness_to_command(std::string_view line, bool is_last);

}  // namespace ticketd::domain
