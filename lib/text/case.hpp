// SPDX-License-Identifier: Apache-2.0
// The case of what people write, in any script. For comparing words: one letter becomes one letter, and no
// language is asked (a Turkish dotted capital I becomes i).
#pragma once

#include <string>
#include <string_view>

namespace ticketd::text {

// Unicode's simple mapping. Bytes that are not UTF-8 stay.
[[nodiscard]] std::string lower_case(std::string_view text);

}  // namespace ticketd::text
