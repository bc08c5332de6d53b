// SPDX-License-Identifier: Apache-2.0
// One thing that is said, of a closed list of them: under which key each language's words.yaml says it, and
// how it is said in English. A list stands in the order of its enum, so that a language's texts can, too.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace ticketd::domain {

template <class Kind>
struct Wording {
  Kind kind{};
  std::string_view key;
  std::string_view english;  // with {placeholders}
};

template <class Kind, std::size_t Count>
[[nodiscard]] constexpr bool is_in_order(const std::array<Wording<Kind>, Count>& list) {
  for (std::size_t i = 0; i < Count; ++i)
    if (static_cast<std::size_t>(list[i].kind) != i) return false;
  return true;
}

}  // namespace ticketd::domain
