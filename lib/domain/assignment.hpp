// SPDX-License-Identifier: Apache-2.0
// Who is next: agents take new tickets in turn.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace ticketd::domain {

// The one after `last`, round and round; the first where `last` is none of them. Empty: nobody is there.
[[nodiscard]] std::string next_in_turn(std::span<const std::string> names, std::string_view last);

}  // namespace ticketd::domain
