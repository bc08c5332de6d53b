// SPDX-License-Identifier: Apache-2.0
#include "domain/granted_priority.hpp"

#include <algorithm>

namespace ticketd::domain {

Priority granted_priority(std::optional<Priority> asked, const Contract& contract) {
  if (!asked) return contract.default_priority;
  // A smaller number is more urgent.
  const Priority most_urgent = std::min(contract.may_ask_for, contract.default_priority);
  return std::max(*asked, most_urgent);
}

}  // namespace ticketd::domain
