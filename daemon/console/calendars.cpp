// SPDX-License-Identifier: Apache-2.0
#include "console/calendars.hpp"

#include <ostream>

#include "config/calendar_file.hpp"
#include "config/partial.hpp"
#include "domain/hours_end.hpp"

namespace ticketd::console {

Calendars::Calendars(const Invocation& invocation) {
  const bool is_default =
      invocation.config ==
      Invocation{.in = invocation.in, .out = invocation.out, .err = invocation.err}.config;
  std::error_code ignored;
  if (is_default && !std::filesystem::exists(invocation.config, ignored)) return;
  try {
    folders_ = config::load_without_secrets(invocation.config).calendar_paths;
  } catch (const config::Invalid& problem) {
    if (!is_default) throw;
    invocation.err << "ticketctl: using the shipped calendars only: " << problem.what() << '\n';
  }
}

const domain::Calendar* Calendars::find(const std::string& name) {
  const auto [entry, is_new] = known_.try_emplace(name);
  if (is_new)
    if (const auto file = config::find_calendar(name, folders_))
      entry->second.emplace(domain::with_wall_time(config::load_calendar(*file, folders_)));
  return entry->second ? &*entry->second : nullptr;
}

}  // namespace ticketd::console
