// SPDX-License-Identifier: Apache-2.0
#include "config/calendar_file.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "config/calendar_form.hpp"
#include "config/ics_file.hpp"
#include "config/section.hpp"
#include "config/shipped.hpp"

namespace ticketd::config {
namespace {

namespace fs = std::filesystem;
using domain::CalendarRules;
using domain::DateRule;

constexpr std::size_t longest_calendar = 1024 * 1024;

// A file as far as it was read.
struct Written {
  CalendarRules rules;
  std::vector<DatedList> lists;
  bool has_yearly = false;  // some holiday comes again and again
};

struct Search {
  std::span<const fs::path> folders;
  std::vector<fs::path> on_the_way;  // files that lead here by `like`, each of them once
};

Written read_file(const fs::path& file, const Search& search);

// nullopt: not there, unreadable or too large.
std::optional<std::string> calendar_text(const fs::path& file) {
  std::error_code error;
  if (!fs::is_regular_file(file, error) || fs::file_size(file, error) > longest_calendar || error)
    return std::nullopt;
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(stream), {}};
}

void read_hours(const Place& place, domain::Hours& hours) {
  domain::Window one;
  if (place.is_list()) {
    place.read_list<domain::Window>(hours, window);
  } else if (place.read<domain::Window>(one, window)) {
    hours.push_back(one);
  }
  for (std::size_t i = 1; i < hours.size(); ++i)
    if (hours[i].opens < hours[i - 1].closes) place.wrong("overlap or are not in the order of the day");
}

void read_week(Section& week, CalendarRules& rules) {
  for (const std::string& key : week.keys()) {
    const Place place = week.at(key);
    const auto days = weekdays(key);
    if (const auto* misfit = std::get_if<FormatError>(&days)) {
      place.wrong(misfit->what);
      continue;
    }
    domain::Hours hours;
    read_hours(place, hours);
    for (const std::chrono::weekday day : std::get<std::vector<std::chrono::weekday>>(days)) {
      domain::Hours& of_day = rules.week[day.c_encoding()];
      if (!of_day.empty()) place.wrong("gives hours to a weekday that has some already");
      of_day = hours;
    }
  }
}

// The shift from a weekday to the nearest day of the other: Saturday to Friday is -1, Saturday to Monday 2.
int nearest_shift(std::chrono::weekday from, std::chrono::weekday to) {
  const auto ahead = static_cast<int>((to - from).count());
  return ahead > 3 ? ahead - 7 : ahead;
}

void read_observed(Section& observed, DateRule& rule) {
  for (const std::string& key : observed.keys()) {
    const Place place = observed.at(key);
    const auto from = weekday(key);
    std::chrono::weekday to;
    if (const auto* misfit = std::get_if<FormatError>(&from)) {
      place.wrong(misfit->what);
    } else if (place.read<std::chrono::weekday>(to, weekday)) {
      const auto day = std::get<std::chrono::weekday>(from);
      rule.observed_shift[day.c_encoding()] = nearest_shift(day, to);
    }
  }
}

void read_year(Section& section, std::string_view key, std::optional<std::chrono::year>& year) {
  int number = 0;
  if (section.optional(key, number, whole_number(1900, 2200))) year = std::chrono::year{number};
}

void read_easter(Section& section, std::string_view key, domain::Church church, DateRule& rule, int& given) {
  int days = 0;
  const Place place = section.at(key);
  given += place.is_there() ? 1 : 0;
  if (place.read(days, whole_number(-100, 200))) rule.pattern = domain::FromEaster{church, days};
}

void read_date_rule(Section& section, DateRule& rule) {
  int given = 0;
  for (const auto& [key, form] : {std::pair{"date", &date_pattern}, std::pair{"weekday", &weekday_pattern}}) {
    const Place place = section.at(key);
    given += place.is_there() ? 1 : 0;
    place.read<domain::DatePattern>(rule.pattern, *form);
  }
  read_easter(section, "easter", domain::Church::Western, rule, given);
  read_easter(section, "orthodox_easter", domain::Church::Orthodox, rule, given);
  if (given != 1)
    section.place().wrong("must say its day in exactly one of date, weekday, easter, orthodox_easter");
  Section::read(section.at("observed"), [&](Section& observed) { read_observed(observed, rule); });
  read_year(section, "from", rule.from);
  read_year(section, "until", rule.until);
  if (rule.from && rule.until && *rule.until < *rule.from) section.at("until").wrong("lies before `from`");
}

void read_holiday(Section& section, CalendarRules& rules) {
  domain::Holiday holiday;
  section.required("name", holiday.name, text, "say what people call it");
  read_date_rule(section, holiday.rule);
  rules.holidays.push_back(std::move(holiday));
}

// A single day beside those of every year, like a move of house, is no list that has to go on.
bool is_list(const std::vector<domain::Date>& dates, bool has_yearly) {
  if (dates.empty()) return false;
  const auto [first, last] = std::minmax_element(dates.begin(), dates.end());
  return !has_yearly || dates.size() > 2 || first->year() != last->year();
}

void note_list(const Place& place, const std::vector<domain::Date>& dates, bool has_yearly,
               Written& written) {
  if (is_list(dates, has_yearly))
    written.lists.push_back(
        {place.reading().file, place.line(), place.key(), *std::max_element(dates.begin(), dates.end())});
}

std::vector<domain::Date> dates_of(const std::vector<domain::Holiday>& holidays) {
  std::vector<domain::Date> dates;
  for (const domain::Holiday& holiday : holidays)
    if (const auto* single = std::get_if<domain::SingleDate>(&holiday.rule.pattern))
      dates.push_back(single->date);
  return dates;
}

void read_ics(const Place& place, Written& written) {
  fs::path file;
  if (!place.read(file, path_from(place.reading().folder))) return;
  const auto ics = calendar_text(file);
  if (!ics) return place.wrong("there is no readable file " + shown(file.string()) + " of at most 1 MiB");
  auto read = holidays_from_ics(*ics, domain::TimeZone(written.rules.time_zone));
  if (const auto* misfit = std::get_if<FormatError>(&read))
    return place.wrong(shown(file.string()) + " " + misfit->what);
  auto& list = std::get<IcsHolidays>(read);
  note_list(place, list.goes_on ? list.dated : dates_of(list.holidays), list.goes_on, written);
  written.has_yearly = written.has_yearly || list.goes_on;
  for (auto& holiday : list.holidays) written.rules.holidays.push_back(std::move(holiday));
}

void read_hours_of(Section& section, domain::Hours& hours) {
  const Place place = section.need("hours", "write hours: 08:30-14:00");
  if (place.is_given()) read_hours(place, hours);
}

Parsed<domain::BeforeHoliday> before_holiday(std::string_view word) {
  if (word == "holiday") return domain::BeforeHoliday{};
  return FormatError{"`" + shown(word) + "` is not possible; `before: holiday` is"};
}

void read_short_day(Section& section, CalendarRules& rules) {
  domain::ShortDay day;
  section.optional("name", day.name, text);
  const Place before = section.at("before");
  if (before.is_there()) {
    domain::BeforeHoliday rule;
    before.read<domain::BeforeHoliday>(rule, before_holiday);
    day.when = rule;
  } else {
    DateRule rule;
    read_date_rule(section, rule);
    day.when = rule;
    if (day.name.empty()) day.name = "short day";
  }
  read_hours_of(section, day.hours);
  rules.short_days.push_back(std::move(day));
}

void read_extra_day(Section& section, CalendarRules& rules) {
  domain::ExtraDay day{"extra day", {}, {}};
  section.optional("name", day.name, text);
  section.required<domain::Date>("date", day.date, single_date, "write date: 2026-12-19");
  read_hours_of(section, day.hours);
  if (day.date.ok()) rules.extra_days.push_back(std::move(day));
}

void read_moved_day(Section& section, CalendarRules& rules) {
  domain::MovedDay day{"moved working day", {}, {}};
  section.optional("name", day.name, text);
  section.required<domain::Date>("from", day.from, single_date, "write from: 2026-12-24");
  section.required<domain::Date>("to", day.to, single_date, "write to: 2026-12-19");
  if (day.from.ok() && day.to.ok()) rules.moved_days.push_back(std::move(day));
}

void read_each(Section& section, std::string_view key, CalendarRules& rules,
               void (*read_one)(Section&, CalendarRules&)) {
  section.at(key).each(
      [&](const Place& item) { Section::read(item, [&](Section& one) { read_one(one, rules); }); });
}

bool is_on_the_way(const Search& search, const fs::path& file) {
  std::error_code ignored;
  return std::any_of(search.on_the_way.begin(), search.on_the_way.end(),
                     [&](const fs::path& known) { return fs::equivalent(known, file, ignored); });
}

// `sweden.yaml` may be like `sweden`: the next one of that name.
std::optional<fs::path> find_base(std::string_view name, const Search& search) {
  std::vector<fs::path> folders{search.folders.begin(), search.folders.end()};
  folders.push_back(search.on_the_way.back().parent_path());
  folders.push_back(shipped("calendars"));
  const std::string file_name = std::string(name) + ".yaml";
  std::error_code ignored;
  for (const fs::path& folder : folders)
    if (const fs::path file = folder / file_name; fs::exists(file, ignored) && !is_on_the_way(search, file))
      return file;
  return std::nullopt;
}

// True: the file says what else than its base it is.
bool read_like(const Place& like, const Search& search, Written& written) {
  std::string base;
  if (!like.read(base, name)) return like.is_there();
  const auto file = find_base(base, search);
  if (!file) {
    like.wrong("there is no other calendar `" + shown(base) + "` that this one could be like");
    return true;
  }
  try {
    const std::string own_name = written.rules.name;
    written = read_file(*file, search);
    written.rules.name = own_name;
  } catch (const Invalid& invalid) {
    auto& problems = like.reading().problems;
    problems.insert(problems.end(), invalid.problems().begin(), invalid.problems().end());
  }
  return true;
}

void take_away(const Place& place, CalendarRules& rules) {
  std::string holiday;
  if (!place.read(holiday, text)) return;
  Names known;
  for (const domain::Holiday& one : rules.holidays) known.insert(one.name);
  if (!known.contains(holiday))
    place.wrong("the calendar has no holiday `" + shown(holiday) + "`; " + nearest(holiday, known));
  std::erase_if(rules.holidays, [&](const domain::Holiday& one) { return one.name == holiday; });
}

void read_zone_and_week(Section& calendar, bool is_like, CalendarRules& rules) {
  constexpr const char* zone_example = "write time_zone: Europe/Stockholm";
  constexpr const char* week_example = "write week: { monday-friday: 08:00-17:00 }";
  const Place zone = is_like ? calendar.at("time_zone") : calendar.need("time_zone", zone_example);
  if (zone.is_given()) zone.read<std::string>(rules.time_zone, time_zone);
  const Place week = is_like ? calendar.at("week") : calendar.need("week", week_example);
  if (week.is_there()) rules.week = {};
  Section::read(week, [&](Section& section) { read_week(section, rules); });
}

void read_holidays(Section& calendar, Written& written) {
  CalendarRules own;
  read_each(calendar, "holidays", own, read_holiday);
  const auto dates = dates_of(own.holidays);
  auto& holidays = written.rules.holidays;
  holidays.insert(holidays.end(), own.holidays.begin(), own.holidays.end());
  written.has_yearly = written.has_yearly || dates.size() < own.holidays.size();
  note_list(calendar.at("holidays"), dates, written.has_yearly, written);
}

void read_calendar(Section& calendar, const Search& search, Written& written) {
  CalendarRules& rules = written.rules;
  const bool is_like = read_like(calendar.at("like"), search, written);
  read_zone_and_week(calendar, is_like, rules);
  calendar.at("without").each([&](const Place& item) { take_away(item, rules); });
  read_holidays(calendar, written);
  calendar.at("ics").each([&](const Place& item) { read_ics(item, written); });
  if (calendar.at("short_days").is_there()) rules.short_days.clear();
  read_each(calendar, "short_days", rules, read_short_day);
  read_each(calendar, "extra_days", rules, read_extra_day);
  read_each(calendar, "moved_days", rules, read_moved_day);
}

Written read_rules(std::string_view yaml, const fs::path& file, const Search& search) {
  Reading reading{file.string(), file.parent_path(), {}, {}, {}};
  Written written;
  written.rules.name = file.stem().string();
  const auto parsed = parse_yaml(yaml);
  if (const auto* problem = std::get_if<SyntaxProblem>(&parsed))
    throw Invalid({{reading.file, problem->line, "", problem->what}});
  const Place root{&std::get<Value>(parsed), 1, "", reading};
  if (!root.is_map()) root.wrong("is not a calendar; it needs time_zone and week at least, or like");
  Section::read(root, [&](Section& calendar) { read_calendar(calendar, search, written); });
  if (!reading.problems.empty()) throw Invalid(std::move(reading.problems));
  return written;
}

Written read_file(const fs::path& file, const Search& search) {
  const auto yaml = calendar_text(file);
  if (!yaml) throw Invalid({{file.string(), 0, "", "is not a readable file of at most 1 MiB"}});
  Search from_here = search;
  from_here.on_the_way.push_back(file);
  return read_rules(*yaml, file, from_here);
}

}  // namespace

std::optional<fs::path> find_calendar(std::string_view name, std::span<const fs::path> folders) {
  if (std::holds_alternative<FormatError>(config::name(name)) || name.front() == '.') return std::nullopt;
  const std::string file_name = std::string(name) + ".yaml";
  std::error_code ignored;
  for (const fs::path& folder : folders)
    if (fs::exists(folder / file_name, ignored)) return folder / file_name;
  const fs::path last = shipped("calendars") / file_name;
  if (fs::exists(last, ignored)) return last;
  return std::nullopt;
}

domain::Calendar load_calendar(const fs::path& file, std::span<const fs::path> folders) {
  domain::Calendar calendar{read_file(file, {folders, {}}).rules};
  if (calendar.never_opens())
    throw Invalid({{file.string(), 0, "week", "the calendar never opens; give a weekday hours"}});
  return calendar;
}

std::vector<DatedList> dated_lists(const fs::path& file, std::span<const fs::path> folders) {
  return read_file(file, {folders, {}}).lists;
}

}  // namespace ticketd::config
