// SPDX-License-Identifier: Apache-2.0
// Places at which a test may kill the process, to prove that a restart loses and repeats nothing. Inert
// unless the environment variable TICKETD_TEST_KILL_AT says "PLACE:N": then the N-th time that place is
// passed is the last.
#pragma once

#include <string_view>

namespace ticketd::store {

// Places: before-commit, commit (just after), before-send, sent (accepted, not yet recorded), mark (marked on
// the server, not yet recorded).
void crash_point(std::string_view place);

// The mail whose Message-ID the environment variable TICKETD_TEST_POISON names fails here, as by a fault of
// our own.
void poison_point(std::string_view message_id);

}  // namespace ticketd::store
