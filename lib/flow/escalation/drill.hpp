// SPDX-License-Identifier: Apache-2.0
// Trying the telephones end to end: a ticket of the desk's own, a mail to ops, and the chain of calls that
// four hours would begin, each person once. It ends itself: when somebody has taken it or all were rung.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "flow/scene.hpp"
#include "store/chains.hpp"

namespace ticketd::flow {

// What its chain is called, instead of a step's name.
inline constexpr std::string_view drill_step = "drill";

struct Drill {
  domain::TicketNumber ticket;
  std::vector<std::string> people;          // empty: nobody can be rung
  std::vector<domain::OutboxNumber> mails;  // to ops
  friend bool operator==(const Drill&, const Drill&) = default;
};

// Opens the ticket of a drill and arms one call for each person of the chain.
[[nodiscard]] Drill begin_drill(const Scene& scene);

// Inside the transaction that changed a chain: closes the ticket of a drill that is over.
void end_drill(const Scene& scene, const store::ChainRow& row);

}  // namespace ticketd::flow
