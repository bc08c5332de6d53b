// SPDX-License-Identifier: Apache-2.0
// Strangers' text made fit to be shown on a terminal: what it could be steered by (control characters, escape
// sequences, marks that turn the direction of what follows) is left out or seen.
#pragma once

#include <string>
#include <string_view>

namespace ticketd::text {

// In one line: ends of lines and tabs become a blank, runs of blanks one; none stands at either end. U+FFFD
// for a byte that is not UTF-8 and for any other control character.
[[nodiscard]] std::string shown_in_line(std::string_view text);

// As it is, with its lines (ending in LF alone) and tabs; otherwise as above.
[[nodiscard]] std::string shown_in_lines(std::string_view text);

}  // namespace ticketd::text
