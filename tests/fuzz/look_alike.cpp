// SPDX-License-Identifier: Apache-2.0
// Whatever stands in From, the sender resembles nobody or one of the agents, and never while being one; an
// agent's address as the whole display name of somebody else always does.
#include "domain/look_alike.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

using ticketd::domain::Agent;
using ticketd::domain::LookAlikes;

namespace {

const std::vector<Agent>& agents() {
  static const std::vector<Agent> two{{"anna", "anna@desk.example", "", ""},
                                      {"bo", "bo.lindqvist@desk.example", "", ""}};
  return two;
}

bool for_agent(std::string_view name) {
  return std::any_of(agents().begin(), agents().end(),
                     [&](const Agent& agent) { return agent.name == name; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view from(static_cast<const char*>(static_cast<const void*>(bytes)), size);
  const auto line = std::min(from.find('\n'), size);
  const auto address = from.substr(0, line);
  const auto name = from.substr(std::min(line + 1, size));
  static const LookAlikes look_alikes(agents());
  static const LookAlikes of_nobody({});
  const auto found = look_alikes.resembled(address, name);
  if (!found.empty() && !for_agent(found)) std::abort();
  if (!of_nobody.resembled(address, name).empty()) std::abort();
  if (!look_alikes.resembled("Anna@Desk.example", name).empty()) std::abort();
  const auto somebody = "x" + std::string(address);
  if (look_alikes.resembled(somebody, "anna@desk.example").empty()) std::abort();
  return 0;
}
