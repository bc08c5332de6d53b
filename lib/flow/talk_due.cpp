#include "flow/talk_due.hpp"

#include <algorithm>

#include "flow/approval.hpp"
#include "flow/refusals.hpp"

namespace ticketd::flow {

std::optional<domain::Instant> talk_due(store::Database& database, const Desk& desk, domain::Instant now) {
  const auto approval = approve_due(database, desk, now);
  const auto digest = tell_refusals_due(database, desk, now);
  if (!approval || !digest) return approval ? approval : digest;
  return std::min(*approval, *digest);
}

}  // namespace ticketd::flow
