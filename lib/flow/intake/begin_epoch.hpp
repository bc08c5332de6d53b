// SPDX-License-Identifier: Apache-2.0
// A mailbox is looked at for the first time, or again after the server has numbered its mails anew
// (UIDVALIDITY).
#pragma once

#include <cstdint>

#include "config/config.hpp"
#include "domain/instant.hpp"
#include "store/mailboxes.hpp"
#include "store/store.hpp"

namespace ticketd::flow {

enum class Epoch { Continues, First, Renumbered };

// Brings the cursor in line with what the server says of the folder, in one transaction. `uid_next`: the UID
// that the next mail will get.
Epoch begin_epoch(store::Store& store, const config::Queue& queue, store::Cursor& cursor,
                  std::uint32_t uid_validity, store::Uid uid_next, domain::Instant now);

}  // namespace ticketd::flow
