// SPDX-License-Identifier: Apache-2.0
// The texts of schema/NNNN.sql, compiled in. The file of a migration that was ever released never changes.
#pragma once

#include <span>

namespace ticketd::store {

// In the order of their numbers, from 1.
[[nodiscard]] std::span<const char* const> schema_files();

}  // namespace ticketd::store
