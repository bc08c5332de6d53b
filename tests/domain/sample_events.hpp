// SPDX-License-Identifier: Apache-2.0
// Each kind of event at least once, as it is kept, as programs see it and as people read it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "domain/event_fields.hpp"

namespace ticketd::domain {

struct SampleEvent {
  EventKind what;
  std::string name;
  std::vector<EventField> fields;
  std::string sentence;
};

[[nodiscard]] std::span<const SampleEvent> sample_events();

}  // namespace ticketd::domain
