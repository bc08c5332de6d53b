// SPDX-License-Identifier: Apache-2.0
// Raw mails as lines: whoever sent them may have ended these in any way, and what is looked for in them must
// not cost more than reading them once.
#pragma once

#include <cstddef>
#include <string_view>

namespace ticketd::mail {

// Cuts the next line off the front of `rest` and gives it without its line end (LF, CRLF or a bare CR).
[[nodiscard]] std::string_view next_line(std::string_view& rest);

// Where `needle` first stands in `text` from `from` on, in time that is linear whatever the two hold; npos:
// nowhere.
[[nodiscard]] std::size_t find_bytes(std::string_view text, std::string_view needle, std::size_t from = 0);

}  // namespace ticketd::mail
