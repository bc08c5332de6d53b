// SPDX-License-Identifier: Apache-2.0
#include "console/failure.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

#include "console/json_answer.hpp"

namespace ticketd::console {

int failed(const Invocation& invocation, int exit_code, const std::string& words) {
  invocation.err << "ticketctl: " << words << '\n';
  answer_failure(invocation, exit_code, words);
  return exit_code;
}

void answer_failure(const Invocation& invocation, int exit_code, const std::string& words) {
  if (invocation.json) print_json(invocation, {{"error", words}, {"exit", exit_code}});
}

}  // namespace ticketd::console
