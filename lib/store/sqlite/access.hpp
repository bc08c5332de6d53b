// SPDX-License-Identifier: Apache-2.0
// What a program opens the store for.
#pragma once

namespace ticketd::store {

enum class Access {
  ReadOnly,   // for looking at a desk, running or not
  ServeAlone  // the daemon's: creates, migrates, and holds the lock that a second daemon is refused by
};

}  // namespace ticketd::store
