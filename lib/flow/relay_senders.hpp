// SPDX-License-Identifier: Apache-2.0
// Under which names the relay knows our senders, and by which queue a mail leaves while it refuses some.
#pragma once

#include <string>
#include <string_view>

#include "flow/scene.hpp"

namespace ticketd::flow {

// Under which name an envelope's sender is booked: its queue's address, as each mail of a queue with
// plus_addressing has a return address of its own.
[[nodiscard]] std::string booked_sender(const Desk& desk, std::string_view sender);

// The relay in the words under which its troubles are kept.
[[nodiscard]] std::string relay_name(const Desk& desk);

// The queue, or where the relay refuses its address another whose mail it takes.
[[nodiscard]] const config::Queue& sound_queue(const Scene& scene, const config::Queue& queue);

}  // namespace ticketd::flow
