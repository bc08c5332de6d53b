// SPDX-License-Identifier: Apache-2.0
// The messages that belong to no ticket: machines' answers to something that is not ours.
#pragma once

#include "console/command.hpp"
#include "store/session.hpp"

namespace ticketd::console {

void show_unfiled(const Invocation& invocation, store::Session& session);

}  // namespace ticketd::console
