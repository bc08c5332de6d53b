// SPDX-License-Identifier: Apache-2.0
// Mails that the server lists and does not give. Each is owed and asked for again; the third failure that is
// the mail's own makes it a numbered ticket that says so, and the queue goes on.
#pragma once

#include <string>

#include "flow/intake/quarantine.hpp"
#include "store/store.hpp"

namespace ticketd::flow {

// Whose fault it was: that is known only when the server gives other mails. AsBefore: the mail's own if a
// failure was counted before.
enum class Fault { Unclear, AsBefore, Own };

// One transaction. Owes the mail with these words, and counts the failure if it is the mail's own. The cursor
// stays where it is.
[[nodiscard]] IntakeFailure fetch_failed(store::Store& store, const Desk& desk, const config::Queue& queue,
                                         const store::Cursor& cursor, store::Uid uid, const std::string& why,
                                         Fault fault, domain::Instant now);

}  // namespace ticketd::flow
