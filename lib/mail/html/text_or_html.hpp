// SPDX-License-Identifier: Apache-2.0
// When the plain text of a mail is not its words: blank, a line that says that there is HTML, or HTML that
// was called plain. Any doubt is decided for the text, for its writer chose it.
#pragma once

#include <string_view>

namespace ticketd::mail {

// Nothing but blanks of any kind and characters that take no room.
[[nodiscard]] bool says_nothing(std::string_view text);

// "Your program does not show HTML", "View this mail in your browser": a short text about the form of the
// mail, of which the HTML beside it says nothing.
[[nodiscard]] bool stands_for_html(std::string_view text, std::string_view html);

// A text that is a page from its first sign to its last. Whoever asks about HTML writes words around it.
[[nodiscard]] bool is_html_called_plain(std::string_view text);

}  // namespace ticketd::mail
