// SPDX-License-Identifier: Apache-2.0
// The desk watches itself: what fails for a quarter of an hour is an incident, and so is an overdue ticket
// that no step will remind anybody of. An incident is a ticket of the desk's own, a mail to `desk.ops`, and a
// call to who carries the phone where it is mail that fails. It is over when what failed works again.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/call_outcome.hpp"
#include "domain/instant.hpp"
#include "flow/for_each_due.hpp"

namespace ticketd::flow {

// How one part of the desk does now. A part of which nothing is known yet is left out.
struct Part {
  std::string name;  // "mailbox support", "relay"
  enum class Carries { Mail, Calls };
  Carries carries = Carries::Mail;
  std::optional<domain::Instant> failing_since;  // none: it works
  std::string words{};                           // the server's
};
[[nodiscard]] inline std::string row_name(const Part& part) {
  return part.name;
}

// A transaction a part, and one for what nobody is reminded of, if there is anything to write.
void watch_desk(const Tick& tick, std::span<const Part> parts);

// What a call has shown of the gateway it went through. Ops hear once that the phone
// path is down, until calls get through every gateway again; that all of them are down is an incident.
void note_gateway(const Scene& scene, std::size_t gateway, domain::CallOutcome outcome,
                  const std::string& words);

// How the configured speech did in a call: ops hear once that it fails, until it speaks
// again.
void note_speech(const Scene& scene, const std::string& failure);

// The gateways as a part, if there are any: failing since the last of them has failed.
[[nodiscard]] std::optional<Part> phone_path(const Scene& scene);

}  // namespace ticketd::flow
