// SPDX-License-Identifier: Apache-2.0
// A contract's calendar as a YAML file: NAME.yaml in one of the configured folders or among the shipped ones,
// where config/calendars/ has examples. Which keys there are is said in calendar_file.cpp's order: like,
// time_zone, week, without, holidays, ics, short_days, extra_days, moved_days.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/working_time.hpp"

namespace ticketd::config {

// The first NAME.yaml in these folders, then among the shipped ones; nullopt when there is none or `name`
// could not be a file's name.
[[nodiscard]] std::optional<std::filesystem::path> find_calendar(
    std::string_view name, std::span<const std::filesystem::path> folders);

// Reads and checks the file, the .ics files it names and the calendar that it is like, which is looked for in
// the folders, beside the file and among the shipped ones; the calendar is called as the file without
// ".yaml". Throws Invalid with all that is wrong, also when the calendar would never open.
[[nodiscard]] domain::Calendar load_calendar(const std::filesystem::path& file,
                                             std::span<const std::filesystem::path> folders = {});

// Holidays that are listed by their dates, so that the list runs out: the dated ones among `holidays`, or an
// .ics file. A single dated day beside others that come every year is none.
struct DatedList {
  std::string file;
  int line = 0;
  std::string key;  // "ics[0]"
  domain::Date last;
};

// Those of the file and of what it is like. Throws as load_calendar() does.
[[nodiscard]] std::vector<DatedList> dated_lists(const std::filesystem::path& file,
                                                 std::span<const std::filesystem::path> folders);

}  // namespace ticketd::config
