// SPDX-License-Identifier: Apache-2.0
#include "console/json_answer.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

namespace ticketd::console {

void write_json(const Invocation& invocation, const nlohmann::json& answer) {
  invocation.out << answer.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void print_json(const Invocation& invocation, const nlohmann::json& answer) {
  write_json(invocation, answer);
  invocation.out << '\n';
}

}  // namespace ticketd::console
