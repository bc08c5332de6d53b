// SPDX-License-Identifier: Apache-2.0
// Makes text harmless to show: no control characters that move a terminal's cursor, and in names no bidi
// controls that make "gpj.exe" read as "exe.jpg". All functions want UTF-8 and give UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace ticketd::mail {

// For bodies: '\n' line ends, tabs stay, other control characters and bidi overrides go.
[[nodiscard]] std::string clean_body(std::string text);

// For header values on one line: control characters (tabs and line ends become blanks) and bidi controls go;
// outer blanks too.
[[nodiscard]] std::string clean_line(std::string_view text);

// For file names: clean_line without path parts and without characters that take no room; never "." or "..",
// at most 255 bytes, its ending kept.
[[nodiscard]] std::string clean_file_name(std::string_view text);

}  // namespace ticketd::mail
