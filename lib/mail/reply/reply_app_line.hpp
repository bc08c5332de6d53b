// SPDX-License-Identifier: Apache-2.0
// What mail programs sign with, known by where and how it stands and not only by the program's name: the last
// line of the person's text, in a paragraph of its own, of a form that programs write.
#pragma once

#include <cstddef>

#include "mail/reply/reply_lines.hpp"

namespace ticketd::mail {

// "Sent from HEY", "Get X for Android", "Sent via X (https://...)", "X Mail: Search, Organize, Conquer".
[[nodiscard]] bool is_app_line(const ReplyLines& lines, std::size_t i);

}  // namespace ticketd::mail
