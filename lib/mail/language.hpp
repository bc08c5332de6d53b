// SPDX-License-Identifier: Apache-2.0
// The language a mail is written in, so that the desk can answer in it. A few words are not enough to tell
// by; then it is not known, which is better than a wrong greeting.
#pragma once

#include <string>
#include <string_view>

namespace ticketd::mail {

// Two letters (ISO 639-1), empty when it cannot be told. What the sender declares (Content-Language, RFC
// 3282) counts before what the text looks like.
[[nodiscard]] std::string language_of(std::string_view content_language, std::string_view text);

}  // namespace ticketd::mail
