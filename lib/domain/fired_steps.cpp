// SPDX-License-Identifier: Apache-2.0
#include "domain/fired_steps.hpp"

#include <algorithm>

namespace ticketd::domain {
namespace {

// "open 1 of 2: ". No text of a step begins like this, as a moment follows the clock there.
std::string place_of(std::span<const EscalationStep> steps, std::size_t index) {
  const EscalationStep& step = steps[index];
  std::size_t of_clock = 0;
  std::size_t place = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].clock != step.clock) continue;
    ++of_clock;
    if (i == index) place = of_clock;
  }
  const std::string text = text_of(step);
  return text.substr(0, text.find(' ')) + " " + std::to_string(place) + " of " + std::to_string(of_clock) +
         ": ";
}

bool is_in_list(std::span<const EscalationStep> steps, std::string_view text) {
  return std::any_of(steps.begin(), steps.end(), [&](const auto& step) { return text_of(step) == text; });
}

// The text of the step that fired at this one's place and has been edited since; empty: there is none.
std::string text_before_edit(std::span<const EscalationStep> steps, std::size_t index,
                             const std::set<std::string>& rows) {
  const std::string place = place_of(steps, index);
  for (auto row = rows.lower_bound(place); row != rows.end() && row->starts_with(place); ++row)
    if (std::string text = row->substr(place.size()); !is_in_list(steps, text)) return text;
  return {};
}

bool has_fired(std::span<const EscalationStep> steps, std::size_t index, const std::set<std::string>& rows) {
  const EscalationStep& step = steps[index];
  return rows.contains(name_of(step)) || rows.contains(text_of(step)) ||
         !text_before_edit(steps, index, rows).empty();
}

}  // namespace

std::vector<std::string> rows_of_fired(std::span<const EscalationStep> steps, std::size_t index) {
  const EscalationStep& step = steps[index];
  const std::string text = text_of(step);
  if (!step.name.empty()) return {step.name, text};
  return {text, place_of(steps, index) + text};
}

std::set<std::string> fired_by_rows(std::span<const EscalationStep> steps,
                                    const std::set<std::string>& rows) {
  std::set<std::string> fired;
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (has_fired(steps, i, rows)) fired.insert(name_of(steps[i]));
  return fired;
}

const EscalationStep* step_once_named(std::span<const EscalationStep> steps,
                                      const std::set<std::string>& rows, std::string_view name) {
  for (const EscalationStep& step : steps)
    if (name_of(step) == name || text_of(step) == name) return &step;
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (rows.contains(place_of(steps, i) + std::string(name))) return &steps[i];
  return nullptr;
}

}  // namespace ticketd::domain
