// SPDX-License-Identifier: Apache-2.0
// SQL names an enumerator that a column holds instead of repeating its number: `state = {SendState::Sent}`.
#pragma once

#include <string>
#include <string_view>

namespace ticketd::store {

// With the number in place of each `{Enum::Name}`. A name that is not known is a bug of ours:
// std::logic_error names it, as each statement is prepared by the tests once.
[[nodiscard]] std::string with_numbers(std::string_view sql);

}  // namespace ticketd::store
