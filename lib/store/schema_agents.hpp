// SPDX-License-Identifier: Apache-2.0
// Migration 2: what agents, approval and proof need beside the tickets themselves.
#pragma once

namespace ticketd::store {

extern const char* const schema_agents;

}  // namespace ticketd::store
