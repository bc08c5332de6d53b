// SPDX-License-Identifier: Apache-2.0
// The daemon's way to its store. A database of an earlier schema is copied and brought up first: systemd and
// the log hear how far that is, and ops afterwards where the copy lies.
#pragma once

#include "flow/desk.hpp"
#include "store/store.hpp"

namespace ticketd::service {

// Throws what store/sqlite/open.hpp says.
[[nodiscard]] store::Store open_store(const flow::Desk& desk);

}  // namespace ticketd::service
