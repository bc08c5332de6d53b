// SPDX-License-Identifier: Apache-2.0
// Large files of mails: one row a file, known by its SHA-256, however many mails carry it, and one for each
// place in a mail. A file goes with the last mail that carries it, in the same unit of work.
#pragma once

#include <vector>

#include "domain/ids.hpp"
#include "store/compressed.hpp"
#include "store/session.hpp"

namespace ticketd::store {

void add_files(Session& session, domain::MessageNumber message, const std::vector<PlacedFile>& files);
// In the order of the mail. Costs a look for each message: whoever knows that there are none does not ask.
[[nodiscard]] std::vector<PlacedFile> files_of(Session& session, domain::MessageNumber message);
// Before its message is removed.
void remove_files(Session& session, domain::MessageNumber message);

}  // namespace ticketd::store
