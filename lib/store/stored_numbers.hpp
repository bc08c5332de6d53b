// SPDX-License-Identifier: Apache-2.0
// Enumerators as columns hold them. SQL names one instead of repeating its number, `state =
// {SendState::Sent}`; a number that is read becomes one only where it is one's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ticketd::store {

// With the number in place of each `{Enum::Name}`. A name that is not known is a bug of ours:
// std::logic_error names it, as each statement is prepared by the tests once.
[[nodiscard]] std::string with_numbers(std::string_view sql);

// The enumerator that is kept as this number. RowError, which names the `column`, where there is none. For
// the enumerations that stored_numbers.cpp lists.
template <class Enum>
[[nodiscard]] Enum enumerator_of(std::int64_t number, std::string_view column);

}  // namespace ticketd::store
