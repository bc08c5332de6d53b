// Telling ops, by mail to `desk.ops`, of what a human must look at. The log says it too.
#pragma once

#include <string_view>

#include "flow/desk.hpp"
#include "store/database.hpp"

namespace ticketd::flow {

// Inside a transaction. Nothing happens where no `desk.ops` is configured.
void tell_ops(store::Database& database, const Desk& desk, const config::Queue& queue, std::string_view what,
              std::string_view detail, domain::Instant now);

// In a transaction of its own. It reaches them when the relay works again, or at once where it only refuses
// some.
void tell_ops_of_relay(store::Database& database, const Desk& desk, std::string_view words,
                       domain::Instant now);

}  // namespace ticketd::flow
