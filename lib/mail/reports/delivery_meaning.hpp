// SPDX-License-Identifier: Apache-2.0
// What went wrong with a delivery, from the far server's words: the enhanced status code (RFC 3463) where one
// is written, else the one that the words or the SMTP code mean.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ticketd::mail {

// The enhanced status code written in `text`: the one behind an SMTP code before any other; an address like
// 192.5.1.1 is none. Only classes 4 and 5.
[[nodiscard]] std::optional<std::string> written_status(std::string_view text);

// The three-digit SMTP reply code (400 to 599) written in `text`.
[[nodiscard]] std::optional<int> written_reply_code(std::string_view text);

// The status that the words of `text` mean; nothing when they mean nothing known.
[[nodiscard]] std::optional<std::string> meant_status(std::string_view text);

// The best of the three; "5.0.0" or, when late, "4.0.0" at last.
enum class Finality { Final, Late };
[[nodiscard]] std::string status_of(std::string_view text, Finality finality);

}  // namespace ticketd::mail
