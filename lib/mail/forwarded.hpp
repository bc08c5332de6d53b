// Whether a mail passes on another. A hint only: programs word it as they like, and anybody can write 'Fwd:'.
#pragma once

#include <string_view>

namespace ticketd::mail {

// By the subject's prefixes (Fwd:, WG:, TR:, VB:, Doorst: ...) or by a line of the text, not a quoted one,
// that announces a forwarded message in any of the known languages. Linear in the length of the text.
[[nodiscard]] bool looks_forwarded(std::string_view subject, std::string_view text);

}  // namespace ticketd::mail
