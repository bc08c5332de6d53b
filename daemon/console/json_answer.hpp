// SPDX-License-Identifier: Apache-2.0
// How ticketctl prints JSON: one line, and never refusing a byte, for an operator must see what there is.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "console/command.hpp"

namespace ticketd::console {

// Bytes that are no UTF-8 come out as U+FFFD. write_json() ends no line.
void write_json(const Invocation& invocation, const nlohmann::json& answer);
void print_json(const Invocation& invocation, const nlohmann::json& answer);

}  // namespace ticketd::console
