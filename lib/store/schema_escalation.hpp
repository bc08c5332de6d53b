// The migration that brings clocks, steps, chains and attempts.
#pragma once

namespace ticketd::store {

extern const char* const escalation_schema;

}  // namespace ticketd::store
