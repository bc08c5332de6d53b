// SPDX-License-Identifier: Apache-2.0
// How wide text stands on a terminal: Chinese, Japanese and Korean letters and pictures take two columns
// (Unicode Standard Annex #11), marks and unseen characters none.
#pragma once

#include <cstddef>
#include <string_view>

namespace ticketd::text {

// A byte that is not UTF-8 takes one, as the sign that stands for it does.
[[nodiscard]] std::size_t columns_of(std::string_view text);

// As many whole characters from the front on as stand in so many columns, and the marks upon the last.
[[nodiscard]] std::string_view beginning_in(std::string_view text, std::size_t columns);

}  // namespace ticketd::text
