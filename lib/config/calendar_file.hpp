// A contract's calendar as a YAML file: NAME.yaml in one of the configured folders or among the shipped ones,
// where config/calendars/ has examples. Which keys there are is said in calendar_file.cpp's order: time_zone,
// week, holidays, ics, short_days, extra_days, moved_days.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include "domain/working_time.hpp"

namespace ticketd::config {

// The first NAME.yaml in these folders, then among the shipped ones; nullopt when there is none or `name`
// could not be a file's name.
[[nodiscard]] std::optional<std::filesystem::path> find_calendar(
    std::string_view name, std::span<const std::filesystem::path> folders);

// Reads and checks the file and the .ics files it names; the calendar is called as the file without ".yaml".
// Throws Invalid with all that is wrong, also when the calendar would never open.
[[nodiscard]] domain::Calendar load_calendar(const std::filesystem::path& file);

}  // namespace ticketd::config
