// SPDX-License-Identifier: Apache-2.0
// Lines as people's mail programs leave them: what may stand unseen around a word that is meant to act.
#pragma once

#include <string>
#include <string_view>

namespace ticketd::domain {

// Without blanks, no-break spaces, zero-width characters and byte order marks at its ends.
[[nodiscard]] std::string_view bare(std::string_view line);

// Cuts the first line off `rest` and gives it without its line end.
[[nodiscard]] std::string_view take_line(std::string_view& rest);

}  // namespace ticketd::domain
