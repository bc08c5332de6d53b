// SPDX-License-Identifier: Apache-2.0
// What an eye takes text for (UTS #39, confusable detection). A skeleton is for comparing with another one
// only: it is neither shown nor stored, as its letters change with Unicode's tables.
#pragma once

#include <string>
#include <string_view>

namespace ticketd::text {

// Two texts that may be taken for each other in some font, in capitals or small letters, have the same
// skeleton: letters of other scripts, digits for letters, full-width and styled letters, with marks or
// without, with unseen characters between them. Bytes that are not UTF-8 count as U+FFFD. '@', '.' and '+'
// stay what they are.
[[nodiscard]] std::string confusable_skeleton(std::string_view text);

}  // namespace ticketd::text
