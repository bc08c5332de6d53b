// SPDX-License-Identifier: Apache-2.0
// Senders who are no agent and look like one to a human eye: letters of other scripts, digits for letters,
// the agent's address in the display name, the desk's domain inside a longer one. A hint for people; it
// proves and forbids nothing.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/directory.hpp"

namespace ticketd::domain {

class LookAlikes {
 public:
  explicit LookAlikes(std::span<const Agent> agents);

  // The name of the agent whom the sender resembles; empty: none. `address` may be anything that stood in
  // From.
  [[nodiscard]] std::string resembled(std::string_view address, std::string_view display_name) const;

 private:
  struct Face {
    std::string name;
    std::string address;  // folded
    std::string seen;     // the skeleton of the address
  };

  std::vector<Face> faces_;
};

}  // namespace ticketd::domain
