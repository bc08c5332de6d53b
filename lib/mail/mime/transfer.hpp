// SPDX-License-Identifier: Apache-2.0
// Content-Transfer-Encoding undone (RFC 2045 section 6), tolerant of garbage, in pieces: a large attachment
// is hashed as it is decoded and never held whole.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace ticketd::mail {

enum class Encoding { None, Base64, QuotedPrintable, Uuencode };

// What a Content-Transfer-Encoding value says; an unknown word is None.
[[nodiscard]] Encoding encoding_named(std::string_view value);

// Calls `take` with each decoded piece; it answers false to stop.
void decode_to(std::string_view encoded, Encoding encoding,
               const std::function<bool(std::string_view)>& take);

// All at once, but never more than about `most` bytes.
[[nodiscard]] std::string decode(std::string_view encoded, Encoding encoding,
                                 std::size_t most = std::string::npos);

}  // namespace ticketd::mail
