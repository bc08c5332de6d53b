// SPDX-License-Identifier: Apache-2.0
// Telling ops, by mail to `desk.ops`, of what a human must look at. The log says it too.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/ids.hpp"
#include "flow/scene.hpp"

namespace ticketd::flow {

struct Incident {
  std::string what;
  std::string words;  // the last error, in its own words; may be empty
  domain::Instant since;
  std::optional<domain::TicketNumber> ticket{};  // the desk's own about it
};

// Nothing happens where no `desk.ops` is configured. Where the relay refuses the
// queue's address the mail leaves by another queue's.
void tell_ops(const Scene& scene, const config::Queue& queue, const Incident& incident);
void tell_ops(const Scene& scene, const config::Queue& queue, std::string_view what, std::string_view detail);
void tell_ops_it_is_over(const Scene& scene, const config::Queue& queue, const Incident& incident);

}  // namespace ticketd::flow
