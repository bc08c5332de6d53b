// SPDX-License-Identifier: Apache-2.0
// How far a mistyped word is from a known one.
#pragma once

#include <cstddef>
#include <string_view>

namespace ticketd::text {

// Single bytes put in, left out, changed or swapped with their neighbour (optimal string alignment). The time
// is the product of both lengths: the caller bounds them.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace ticketd::text
