// SPDX-License-Identifier: Apache-2.0
// Enumerators of the store's own columns. All are stored as these numbers, which never change.
#pragma once

#include <cstdint>

namespace ticketd::store {

// What is still to be done with a mail on the server.
enum class PendingMark : std::uint8_t { None = 0, Done = 1, Quarantine = 2, Flag = 3 };

enum class HeldProof : std::uint8_t { None = 0, Own = 1 };  // whether the held mail itself was proven
enum class HeldState : std::uint8_t { Held = 0, Sent = 1, OnlyReturned = 2 };

}  // namespace ticketd::store
