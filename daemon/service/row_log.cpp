// SPDX-License-Identifier: Apache-2.0
#include "service/row_log.hpp"

#include "domain/rfc3339.hpp"
#include "service/log.hpp"

namespace ticketd::service {

void log_put_off(const std::vector<flow::DeferredRow>& failures) {
  for (const auto& row : failures)
    log(Severity::Error, "row_put_off",
        {{"timer", row.timer},
         {"row", row.row},
         {"failures", row.failures},
         {"until", domain::format_rfc3339(row.until)},
         {"error", row.why}});
}

}  // namespace ticketd::service
