// SPDX-License-Identifier: Apache-2.0
// The calendars that a command of the console can name: those of the configuration where there is one, and
// the shipped ones. Needs no configuration.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "console/command.hpp"
#include "domain/working_time.hpp"

namespace ticketd::console {

class Calendars {
 public:
  // Throws config::Invalid when the configuration was named and is wrong. A default one that is missing or
  // cannot be used (its secrets may be for root only) leaves the shipped calendars; the latter is said on
  // invocation.err.
  explicit Calendars(const Invocation& invocation);

  // Read at the first call. nullptr: there is none of that name. Throws config::Invalid for one that is
  // wrong.
  [[nodiscard]] const domain::Calendar* find(const std::string& name);

 private:
  std::vector<std::filesystem::path> folders_;
  std::map<std::string, std::optional<domain::Calendar>> known_;
};

}  // namespace ticketd::console
