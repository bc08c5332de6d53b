// SPDX-License-Identifier: Apache-2.0
#include "config/calendar_ends.hpp"

#include <algorithm>

#include "config/calendar_file.hpp"
#include "domain/hours_end.hpp"
#include "domain/rfc3339.hpp"

namespace ticketd::config {
namespace {

constexpr std::chrono::days told_ahead{60};

Problem list_warning(const DatedList& list, const std::string& calendar) {
  return {list.file, list.line, list.key,
          "calendar `" + calendar + "`: the list names no day after " + domain::format_date(list.last) +
              ", so every later holiday of it counts as a working day; add the next ones"};
}

Problem hours_warning(const std::string& file, const std::string& calendar, domain::Instant end) {
  return {file, 0, "week",
          "calendar `" + calendar + "`: its hours end at " + domain::format_rfc3339(end) +
              ", and from then on wall time is promised and counted; give weekdays hours, or add extra days"};
}

void add_ends(const std::string& name, const Config& config, domain::Instant now,
              std::vector<Problem>& warnings) {
  const auto file = find_calendar(name, config.calendar_paths);
  if (!file) return;
  const auto horizon = std::chrono::floor<std::chrono::days>(now + told_ahead);
  for (const DatedList& list : dated_lists(*file, config.calendar_paths)) {
    // Two calendars may be like the same one.
    const bool is_told = std::any_of(warnings.begin(), warnings.end(), [&](const Problem& known) {
      return known.file == list.file && known.key == list.key;
    });
    if (!is_told && std::chrono::sys_days{list.last} < horizon) warnings.push_back(list_warning(list, name));
  }
  const auto end = domain::hours_end(load_calendar(*file, config.calendar_paths));
  if (end && *end < now + told_ahead) warnings.push_back(hours_warning(file->string(), name, *end));
}

}  // namespace

std::set<std::string> calendars_named_in(const Config& config) {
  std::set<std::string> names;
  const auto add_of = [&](const std::vector<EscalationStep>& steps) {
    for (const auto& step : steps)
      if (!step.calendar.empty()) names.insert(step.calendar);
  };
  for (const auto& contract : config.contracts) names.insert(contract.calendar);
  add_of(config.escalation);
  for (const auto& [name, steps] : config.escalations) add_of(steps);
  return names;
}

std::vector<Problem> calendar_ends(const Config& config, domain::Instant now) {
  std::vector<Problem> warnings;
  for (const std::string& name : calendars_named_in(config)) {
    try {
      add_ends(name, config, now, warnings);
    } catch (const Invalid&) {
      continue;
    }
  }
  return warnings;
}

}  // namespace ticketd::config
