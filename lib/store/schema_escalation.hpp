// SPDX-License-Identifier: Apache-2.0
// The migration that brings clocks, steps, chains and attempts.
#pragma once

namespace ticketd::store {

extern const char* const schema_escalation;

}  // namespace ticketd::store
