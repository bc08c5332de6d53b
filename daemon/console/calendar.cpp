// SPDX-License-Identifier: Apache-2.0
// ticketctl calendar: a calendar's year, every day that is not as its weekday is, and why.
#include <array>
#include <ctime>
#include <memory>
#include <ostream>

#include <nlohmann/json.hpp>

#include "console/calendars.hpp"
#include "console/command.hpp"
#include "console/command_line.hpp"
#include "console/failure.hpp"
#include "console/json_answer.hpp"
#include "domain/hours_end.hpp"
#include "domain/rfc3339.hpp"

namespace ticketd::console {
namespace {

using domain::DayKind;
using domain::DayPlan;
using domain::Seconds;

constexpr std::array<const char*, 7> weekday_names{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};

const char* kind_name(DayKind kind) {
  switch (kind) {
    case DayKind::Ordinary: return "ordinary";
    case DayKind::Holiday: return "holiday";
    case DayKind::Short: return "short";
    case DayKind::Extra: return "extra";
    case DayKind::MovedAway: return "moved-away";
    case DayKind::MovedHere: return "moved-here";
  }
  return "";
}

std::string clock_text(Seconds time) {
  const auto two = [](long number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  // 30:00 is 06:00 of the next day, but 24:00 stays the end of this one.
  const long seconds = time > std::chrono::hours{24} ? time.count() - 86'400 : time.count();
  return two(seconds / 3600) + ":" + two(seconds / 60 % 60);
}

std::vector<std::string> hours_texts(const domain::Hours& hours) {
  std::vector<std::string> texts;
  for (const auto& window : hours)
    texts.push_back(clock_text(window.opens) + "-" + clock_text(window.closes));
  return texts;
}

std::string hours_text(const domain::Hours& hours) {
  std::string text;
  for (const auto& window : hours_texts(hours)) text += (text.empty() ? "" : " ") + window;
  return text.empty() ? "closed" : text;
}

const char* weekday_name(std::chrono::local_days day) {
  return weekday_names[std::chrono::weekday{day}.c_encoding()];
}

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(text.size(), width), ' ');
  return text;
}

void answer_json(const domain::Calendar& calendar, std::chrono::year year, const std::vector<DayPlan>& days,
                 const Invocation& invocation) {
  auto list = nlohmann::json::array();
  for (const DayPlan& plan : days)
    list.push_back({{"date", domain::format_date(std::chrono::year_month_day{plan.day})},
                    {"weekday", weekday_name(plan.day)},
                    {"kind", kind_name(plan.kind)},
                    {"hours", hours_texts(plan.hours)},
                    {"why", plan.why}});
  auto week = nlohmann::json::object();
  for (std::size_t day = 0; day < weekday_names.size(); ++day)
    week[weekday_names[day]] = hours_texts(calendar.rules().week[day]);
  nlohmann::json object{{"calendar", calendar.name()},
                        {"year", static_cast<int>(year)},
                        {"time_zone", calendar.zone().name()},
                        {"week", week},
                        {"days", list}};
  if (const auto since = domain::wall_time_since(calendar))
    object["wall_time_since"] = domain::format_rfc3339(*since);
  print_json(invocation, object);
}

void answer_text(const domain::Calendar& calendar, std::chrono::year year, const std::vector<DayPlan>& days,
                 const Invocation& invocation) {
  std::ostream& out = invocation.out;
  out << calendar.name() << ' ' << static_cast<int>(year) << ", " << calendar.zone().name() << '\n';
  for (std::size_t i = 1; i <= weekday_names.size(); ++i) {
    const std::size_t day = i % weekday_names.size();
    out << "  " << padded(weekday_names[day], 10) << hours_text(calendar.rules().week[day]) << '\n';
  }
  for (const DayPlan& plan : days)
    out << domain::format_date(std::chrono::year_month_day{plan.day}) << "  "
        << padded(weekday_name(plan.day), 10) << padded(hours_text(plan.hours), 12) << "  " << plan.why
        << '\n';
  if (const auto since = domain::wall_time_since(calendar))
    out << "no hours are left after " << domain::format_rfc3339(*since)
        << ": wall time is promised and counted from then on\n";
}

int this_year() {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return static_cast<int>(std::chrono::year_month_day{today}.year());
}

int show(const std::string& name, int year_number, const Invocation& invocation) {
  Calendars calendars{invocation};
  const domain::Calendar* calendar = calendars.find(name);
  if (!calendar) return failed(invocation, No, "there is no calendar " + name);
  const std::chrono::year year{year_number};
  auto days = domain::plan_days(calendar->rules(), year, year);
  // Beyond its hours every day is one of wall time, which one line says.
  const auto since = domain::wall_time_since(*calendar);
  const auto last_day = since ? std::chrono::floor<std::chrono::days>(calendar->zone().local(*since))
                              : std::chrono::local_days::max();
  std::erase_if(days,
                [&](const DayPlan& plan) { return plan.kind == DayKind::Ordinary || plan.day > last_day; });
  (invocation.json ? answer_json : answer_text)(*calendar, year, days, invocation);
  return Done;
}

}  // namespace

void add_calendar(Command app, Invocation& invocation) {
  const auto name = std::make_shared<std::string>();
  const auto year = std::make_shared<int>(this_year());
  Command calendar = app.add_subcommand("calendar", "show a year's holidays and short days, and why");
  calendar
      .add_option(
          "NAME", *name,
          "shipped: sweden, denmark, norway, finland, germany (germany-bavaria ...), netherlands, france, "
          "england, greece, us-federal, 24x7")
      .required();
  calendar.add_option("YEAR", *year, "this year if not given").between(1970, 2100);
  calendar.footer(
      "Examples:\n"
      "  ticketctl calendar sweden\n"
      "  ticketctl calendar us-federal 2027 --json");
  calendar.callback([name, year, &invocation] { invocation.exit_code = show(*name, *year, invocation); });
}

}  // namespace ticketd::console
