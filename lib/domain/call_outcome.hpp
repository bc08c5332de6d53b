// SPDX-License-Identifier: Apache-2.0
// What becomes of one telephone call, and whose fault it is if nothing does: the person's, the network's or
// the gateway's. An outcome of a person's that is booked on the gateway would silence everybody else's alarm.
#pragma once

#include <cstdint>
#include <optional>

namespace ticketd::domain {

// Stored as these numbers.
enum class CallOutcome : std::uint8_t {
  Acknowledged = 0,  // key 1, the code, or the command's word for it
  PassedOn = 1,      // key 2: somebody else, please
  NoKey = 2,         // answered, by a person, a voicemail, a pocket, and no key that counts
  Reached = 3,       // answered, where keys are not heard: all that can be known there
  Busy = 4,
  NoAnswer = 5,       // rang until it was given up
  Unreachable = 6,    // no such number, or the person has none: not worth another try
  GatewayBroken = 7,  // nobody was called, and nothing was said about the person: silence, transport, login
  Interrupted = 8,    // by us, before the outcome was known
  NotPutThrough = 9,  // the network's answer about this number, now: forbidden, no route, no common codec
  Rejected = 10       // the person's phone declined: to a chain the same as no answer
};

// Somebody, or something, heard what was said.
[[nodiscard]] bool was_answered(CallOutcome outcome);
// A person heard it, as far as can be known there: a voicemail answers, too, but presses nothing.
[[nodiscard]] bool has_reached_person(CallOutcome outcome);
// Another gateway may get through where this one did not.
[[nodiscard]] bool is_worth_another_gateway(CallOutcome outcome);

// What it says of the gateway that had the call.
enum class GatewaySign { Nothing, Works, Broken };
[[nodiscard]] GatewaySign sign_of_gateway(CallOutcome outcome);

// What is there for a call.
struct CallMeans {
  bool has_number = false;
  bool has_gateway = false;
};
// The outcome of a call that can't even be tried: the person's fault before ours. None: it can.
[[nodiscard]] std::optional<CallOutcome> outcome_without_call(const CallMeans& means);

}  // namespace ticketd::domain
