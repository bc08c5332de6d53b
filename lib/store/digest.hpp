// SPDX-License-Identifier: Apache-2.0
// SHA-256 as the store keeps it: what a mail, or a file of a mail, is known by.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace ticketd::store {

using Digest = std::array<std::byte, 32>;

// Throws std::bad_alloc when libcrypto has no memory.
[[nodiscard]] Digest sha256(std::string_view bytes);

}  // namespace ticketd::store
