// SPDX-License-Identifier: Apache-2.0
// ticketctl due: when an amount of working time will have passed, one question or a batch of them.
#include <charconv>
#include <istream>
#include <memory>
#include <ostream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "config/config.hpp"
#include "console/calendars.hpp"
#include "console/command.hpp"
#include "console/command_line.hpp"
#include "console/failure.hpp"
#include "console/json_answer.hpp"
#include "domain/duration.hpp"
#include "domain/hours_end.hpp"
#include "domain/receipt.hpp"
#include "domain/rfc3339.hpp"

namespace ticketd::console {
namespace {

using domain::Instant;
using domain::Seconds;

struct DueQuestion {
  std::string calendar;
  std::string from;
  std::string working;
  bool explain = false;
  bool batch = false;
};

nlohmann::json counted(const domain::Calendar& calendar, Instant from, Instant until) {
  auto list = nlohmann::json::array();
  for (const auto& interval : domain::explain(calendar, from, until))
    list.push_back({{"begin", domain::format_rfc3339(interval.begin)},
                    {"end", domain::format_rfc3339(interval.end)},
                    {"seconds", interval.length().count()}});
  return list;
}

int answer(const domain::Calendar& calendar, Instant from, Seconds working, bool explain,
           const Invocation& invocation) {
  const Instant due = domain::add_working_time(calendar, from, working);
  auto wall_time = domain::wall_time_since(calendar);
  if (wall_time && due <= *wall_time) wall_time.reset();
  if (invocation.json) {
    nlohmann::json object{{"calendar", calendar.name()}, {"due", domain::format_rfc3339(due)}};
    if (wall_time) object["wall_time_since"] = domain::format_rfc3339(*wall_time);
    if (explain) object["counted"] = counted(calendar, from, due);
    print_json(invocation, object);
    return Done;
  }
  invocation.out << domain::format_rfc3339(due) << '\n';
  if (explain) invocation.out << domain::receipt_text(domain::receipt(calendar, from, due)) << '\n';
  if (wall_time)
    invocation.err << "ticketctl: due: calendar " << calendar.name() << " has no hours left after "
                   << domain::format_rfc3339(*wall_time)
                   << "; wall time is promised and counted from then on\n";
  return Done;
}

int refuse(const Invocation& invocation, int exit_code, const std::string& why) {
  return failed(invocation, exit_code, "due: " + why);
}

int answer_one(const DueQuestion& question, const Invocation& invocation) {
  if (question.calendar.empty() || question.from.empty() || question.working.empty())
    return refuse(invocation, Usage, "--calendar, --from and --working are needed (or --batch)");
  const auto from = domain::parse_rfc3339(question.from);
  if (!from)
    return refuse(invocation, Usage, "--from is not an RFC 3339 time like 2026-03-02T15:00:00+01:00");
  const auto working = domain::parse_duration(question.working);
  if (!working)
    return refuse(invocation, Usage, "--working is not a duration like 90s, 15m, 4h, 8h30m or 7d");
  Calendars calendars{invocation};
  const domain::Calendar* calendar = calendars.find(question.calendar);
  if (!calendar) return refuse(invocation, No, "there is no calendar " + question.calendar);
  try {
    return answer(*calendar, *from, *working, question.explain, invocation);
  } catch (const domain::CalendarError& error) {
    return refuse(invocation, No, error.what());
  }
}

// `CALENDAR RFC3339 MINUTES`; nullopt for a line that is not that, or has no answer.
std::optional<Instant> answer_line(const std::string& line, Calendars& calendars) {
  std::istringstream words{line};
  std::string name, from_text, minutes_text, more;
  if (!(words >> name >> from_text >> minutes_text) || words >> more) return std::nullopt;
  const auto from = domain::parse_rfc3339(from_text);
  // A billion minutes are more than any calendar has, and far from an overflow.
  constexpr std::size_t most_digits = 9;
  unsigned minutes = 0;
  const char* end = minutes_text.data() + minutes_text.size();
  const auto parsed = std::from_chars(minutes_text.data(), end, minutes);
  if (!from || parsed.ec != std::errc{} || parsed.ptr != end || minutes_text.size() > most_digits)
    return std::nullopt;
  try {
    const domain::Calendar* calendar = calendars.find(name);
    if (!calendar) return std::nullopt;
    return domain::add_working_time(*calendar, *from, std::chrono::minutes{minutes});
  } catch (const domain::CalendarError&) {
    return std::nullopt;
  } catch (const config::Invalid&) {
    return std::nullopt;
  }
}

int answer_batch(const Invocation& invocation) {
  Calendars calendars{invocation};
  bool all_answered = true;
  std::string line;
  while (std::getline(invocation.in, line)) {
    const auto due = answer_line(line, calendars);
    all_answered = all_answered && due;
    invocation.out << (due ? domain::format_rfc3339(*due) : "error") << '\n';
  }
  return all_answered ? Done : No;
}

}  // namespace

void add_due(Command app, Invocation& invocation) {
  const auto question = std::make_shared<DueQuestion>();
  Command due = app.add_subcommand("due", "tell when an amount of working time will have passed");
  due.add_option(
      "--calendar", question->calendar,
      "shipped: sweden, denmark, norway, finland, germany (germany-bavaria ...), netherlands, france, "
      "england, greece, us-federal, 24x7");
  due.add_option("--from", question->from, "the instant to count from, RFC 3339");
  due.add_option("--working", question->working, "how much working time: 90s, 15m, 4h, 8h30m, 7d");
  due.add_flag("--explain", question->explain, "say which hours were counted");
  due.add_flag("--batch", question->batch,
               "read lines CALENDAR RFC3339 MINUTES, print an instant or error a line");
  due.footer(
      "Examples:\n"
      "  ticketctl due --calendar sweden --from 2026-03-02T15:00:00+01:00 --working 8h --explain\n"
      "  echo '24x7 2026-03-02T15:00:00Z 90' | ticketctl due --batch");
  due.callback([question, &invocation] {
    invocation.exit_code = question->batch ? answer_batch(invocation) : answer_one(*question, invocation);
  });
}

}  // namespace ticketd::console
