// SPDX-License-Identifier: Apache-2.0
// How text of any kind travels in a mail made of short ASCII lines: encoded words (RFC 2047), parameter
// values (RFC 2231), quoted-printable and base64 (RFC 2045). All results are safe to write as they are: no
// CR, LF or NUL of the input survives in a header.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ticketd::mail {

// Valid UTF-8 in one line: broken sequences become U+FFFD, control characters (C0, C1, DEL, U+2028 and
// U+2029) and runs of blanks become one space, none at the ends.
[[nodiscard]] std::string header_safe(std::string_view text);

// Valid UTF-8 with CRLF at every line end and at the end; NUL and other C0 controls but tab become spaces.
[[nodiscard]] std::string crlf_lines(std::string_view text);

// Where a text stands decides which characters may stand there unencoded (RFC 2047 section 5).
enum class Place { Unstructured, Phrase };

// Words to be written with one space between them; plain where they can be, else encoded words of at most 75
// characters. `room` is what is left on the first line. `text` is header_safe() already.
[[nodiscard]] std::vector<std::string> header_words(std::string_view text, Place place, std::size_t room);

// `; name=value` forms without the leading "; ": a token, a short quoted string, else RFC 2231 pieces.
[[nodiscard]] std::vector<std::string> parameter(std::string_view name, std::string_view value);

inline constexpr std::size_t base64_line = 76;  // characters; RFC 2045 section 6.8

// Lines of at most 76 characters ending in CRLF. Quoted-printable takes CRLF line ends as line ends.
[[nodiscard]] std::string quoted_printable(std::string_view text);
[[nodiscard]] std::string base64_lines(std::string_view bytes);

}  // namespace ticketd::mail
