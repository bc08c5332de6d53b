// SPDX-License-Identifier: Apache-2.0
// The log's words for rows that were put off, whichever loop works on them.
#pragma once

#include <vector>

#include "flow/deferred_rows.hpp"

namespace ticketd::service {

// One line a failure.
void log_put_off(const std::vector<flow::DeferredRow>& failures);

}  // namespace ticketd::service
