// SPDX-License-Identifier: Apache-2.0
// The two digits that take a ticket where key 1 alone is not believed: said in one call, good for that call.
#pragma once

#include <cstddef>
#include <string>

namespace ticketd::flow {

inline constexpr std::size_t call_codes = 80;

// The code of that number, below `call_codes`: never with a 2, which passes on, and never 11, which is what
// whoever knows of key 1 only would send.
[[nodiscard]] std::string call_code(std::size_t number);

// Drawn by the system's random numbers.
[[nodiscard]] std::string new_call_code();

}  // namespace ticketd::flow
