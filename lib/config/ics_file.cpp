// SPDX-License-Identifier: Apache-2.0
#include "config/ics_file.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include <libical/ical.h>

#include "config/ics_lines.hpp"
#include "config/ics_rule.hpp"

namespace ticketd::config {
namespace {

using std::chrono::local_days;

constexpr std::size_t longest_text = 1024 * 1024;
constexpr std::size_t most_days = 20'000;
constexpr std::size_t most_steps = 200'000;  // of all rules together
constexpr local_days last_day{std::chrono::year{2100} / 12 / 31};

struct ReleaseComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, ReleaseComponent>;

const FormatError too_many_days{"names more than 20000 days"};

// One event being worked out into days.
class Event {
 public:
  explicit Event(const WrittenEvent& written)
      : written_(written),
        event_(icalparser_parse_string(written.text.c_str())),
        start_(event_ ? icalcomponent_get_dtstart(event_.get()) : icaltime_null_time()) {
    const char* summary = event_ ? icalcomponent_get_summary(event_.get()) : nullptr;
    const Parsed<std::string> line = text(summary == nullptr ? "" : summary);
    name_ = std::holds_alternative<std::string>(line) ? std::get<std::string>(line) : "holiday";
    const char* uid = event_ ? icalcomponent_get_uid(event_.get()) : nullptr;
    uid_ = uid == nullptr ? "" : uid;
  }

  [[nodiscard]] bool is_cancelled() const {
    return written_.is_called_off ||
           (event_ && icalcomponent_get_status(event_.get()) == ICAL_STATUS_CANCELLED);
  }
  [[nodiscard]] const std::string& uid() const { return uid_; }
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] int sequence() const { return event_ ? icalcomponent_get_sequence(event_.get()) : 0; }
  [[nodiscard]] bool is_instance() const { return first(ICAL_RECURRENCEID_PROPERTY) != nullptr; }
  [[nodiscard]] bool is_by_rule() const { return !written_.rules.empty(); }
  [[nodiscard]] bool goes_on() const { return goes_on_; }

  // The instance of a recurring event that this one stands for.
  [[nodiscard]] std::optional<local_days> replaces(const domain::TimeZone& zone) const {
    const icaltimetype time = icalcomponent_get_recurrenceid(event_.get());
    return is_day(time) ? day_meant(time, zone) : std::nullopt;
  }

  // What was written and can't be read, in an event that counts.
  [[nodiscard]] std::optional<FormatError> wrong(const domain::TimeZone& zone) const {
    if (is_cancelled() && !is_instance()) return std::nullopt;
    if (auto dropped = dropped_value()) return misfit("with a value that can't be read: " + *dropped);
    if (!is_instance()) return std::nullopt;
    auto* range = icalproperty_get_first_parameter(first(ICAL_RECURRENCEID_PROPERTY), ICAL_RANGE_PARAMETER);
    if (range != nullptr)
      return misfit(
          "with RANGE=THISANDFUTURE, which is not worked out; end the old event with UNTIL instead");
    if (!replaces(zone)) return misfit("with a RECURRENCE-ID whose day can't be told; write VALUE=DATE");
    return std::nullopt;
  }

  // The days that it begins on, before those of other events take their place.
  [[nodiscard]] Parsed<IcsDays> starts(const domain::TimeZone& zone, std::size_t& steps) {
    if (start_.is_date == 0 || !is_day(start_))
      return misfit("without a whole day to begin on; a holiday has DTSTART;VALUE=DATE");
    IcsDays days{day_of(start_)};
    for (const std::string& rule : written_.rules) {
      auto found = worked_out(rule, last_day, zone, steps);
      if (auto* wrong = std::get_if<FormatError>(&found)) return *wrong;
      goes_on_ = goes_on_ || std::get<RuleDays>(found).goes_on;
      days.merge(std::get<RuleDays>(found).days);
    }
    if (auto wrong = add_dates(days, zone)) return *wrong;
    if (auto wrong = take_away(days, zone, steps)) return *wrong;
    return days;
  }

  // False when there would be more than `most_days` with those that are there already.
  [[nodiscard]] bool add_to(IcsHolidays& list, const IcsDays& starts) const {
    for (const auto first : starts)
      for (int i = 0; i < length(); ++i) {
        if (list.holidays.size() >= most_days) return false;
        const domain::Date date{first + std::chrono::days{i}};
        list.holidays.push_back({name_, {domain::SingleDate{date}, {}, {}, {}}});
        if (!is_by_rule() && !is_instance()) list.dated.push_back(date);
      }
    return true;
  }

 private:
  [[nodiscard]] icalproperty* first(icalproperty_kind kind) const {
    return event_ ? icalcomponent_get_first_property(event_.get(), kind) : nullptr;
  }
  [[nodiscard]] icalproperty* next(icalproperty_kind kind) const {
    return icalcomponent_get_next_property(event_.get(), kind);
  }

  [[nodiscard]] FormatError misfit(const std::string& what) const {
    return {"has the event `" + shown(name_) + "` " + what};
  }

  // libical leaves a note where it drops a property; one that says no day may go.
  [[nodiscard]] std::optional<std::string> dropped_value() const {
    for (auto* note = first(ICAL_XLICERROR_PROPERTY); note != nullptr; note = next(ICAL_XLICERROR_PROPERTY)) {
      const char* words = icalproperty_get_xlicerror(note);
      const std::string text = words == nullptr ? "" : words;
      for (const char* name : {"EXDATE", "RDATE", "RECURRENCE-ID", "DTEND", "DURATION"})
        if (text.find(std::string(" ") + name + " property") != std::string::npos)
          return std::string(name) + " `" + shown(text.substr(text.rfind(": ") + 2)) + "`";
    }
    return std::nullopt;
  }

  // DTEND is the day after the last (RFC 5545, 3.6.1); without it the event is one day long.
  [[nodiscard]] int length() const {
    const icaltimetype end = icalcomponent_get_dtend(event_.get());
    if (end.is_date == 0 || !is_day(end)) return 1;
    const auto days = (day_of(end) - day_of(start_)).count();
    return static_cast<int>(std::clamp<long>(days, 1, static_cast<long>(most_days) + 1));
  }

  [[nodiscard]] Parsed<RuleDays> worked_out(const std::string& rule, local_days last,
                                            const domain::TimeZone& zone, std::size_t& steps) const {
    auto found = days_of_rule(rule, start_, zone, last, steps);
    if (auto* days = std::get_if<RuleDays>(&found)) return std::move(*days);
    if (std::get<RuleFault>(found) == RuleFault::TooManyDays) return too_many_days;
    return misfit("with the rule `" + shown(rule) +
                  "`, which can't be worked out; correct it, or list its days with RDATE or as events");
  }

  [[nodiscard]] std::optional<FormatError> add_dates(IcsDays& days, const domain::TimeZone& zone) const {
    for (auto* more = first(ICAL_RDATE_PROPERTY); more != nullptr; more = next(ICAL_RDATE_PROPERTY)) {
      const icaldatetimeperiodtype when = icalproperty_get_rdate(more);
      const icaltimetype& time = icaltime_is_null_time(when.time) != 0 ? when.period.start : when.time;
      const auto day = is_day(time) ? day_meant(time, zone) : std::nullopt;
      if (!day) return misfit("with an RDATE whose day can't be told; write RDATE;VALUE=DATE");
      days.insert(*day);
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<FormatError> take_away(IcsDays& days, const domain::TimeZone& zone,
                                                     std::size_t& steps) const {
    for (const std::string& rule : written_.except_rules) {
      const local_days last = days.empty() ? day_of(start_) : *days.rbegin();
      auto found = worked_out(rule, last, zone, steps);
      if (auto* wrong = std::get_if<FormatError>(&found)) return *wrong;
      for (const local_days day : std::get<RuleDays>(found).days) days.erase(day);
    }
    for (auto* less = first(ICAL_EXDATE_PROPERTY); less != nullptr; less = next(ICAL_EXDATE_PROPERTY)) {
      const icaltimetype time = icalproperty_get_exdate(less);
      const auto day = is_day(time) ? day_meant(time, zone) : std::nullopt;
      if (!day) return misfit("with an EXDATE whose day can't be told; write EXDATE;VALUE=DATE");
      days.erase(*day);
    }
    return std::nullopt;
  }

  const WrittenEvent& written_;
  Component event_;
  icaltimetype start_;
  std::string name_;
  std::string uid_;
  bool goes_on_ = false;
};

// By event and day of the instance, the newest of what was said of it.
using Instances = std::map<std::pair<std::string, local_days>, const Event*>;

Instances instances_in(const std::vector<std::unique_ptr<Event>>& events, const domain::TimeZone& zone) {
  Instances instances;
  for (const auto& event : events) {
    if (!event->is_instance()) continue;
    const Event*& known = instances[{event->uid(), *event->replaces(zone)}];
    if (known == nullptr || known->sequence() <= event->sequence()) known = event.get();
  }
  return instances;
}

std::optional<FormatError> add_event(IcsHolidays& list, Event& event, const Instances& instances,
                                     const domain::TimeZone& zone, std::size_t& steps) {
  if (event.is_cancelled()) return std::nullopt;
  if (event.is_instance() && instances.at({event.uid(), *event.replaces(zone)}) != &event)
    return std::nullopt;
  auto starts = event.starts(zone, steps);
  if (auto* wrong = std::get_if<FormatError>(&starts)) return *wrong;
  IcsDays& days = std::get<IcsDays>(starts);
  if (!event.is_instance())
    std::erase_if(days, [&](local_days day) { return instances.contains({event.uid(), day}); });
  list.goes_on = list.goes_on || event.goes_on();
  return event.add_to(list, days) ? std::nullopt : std::optional{too_many_days};
}

}  // namespace

Parsed<IcsHolidays> holidays_from_ics(std::string_view ics, const domain::TimeZone& zone) {
  if (ics.size() > longest_text) return FormatError{"is larger than 1 MiB"};
  icalerror_set_errors_are_fatal(0);
  auto written = events_in(ics);
  if (auto* wrong = std::get_if<FormatError>(&written)) return *wrong;
  std::vector<std::unique_ptr<Event>> events;
  for (const WrittenEvent& one : std::get<std::vector<WrittenEvent>>(written)) {
    events.push_back(std::make_unique<Event>(one));
    if (auto wrong = events.back()->wrong(zone)) return *wrong;
  }
  const Instances instances = instances_in(events, zone);
  IcsHolidays list;
  std::size_t steps = most_steps;
  for (const auto& event : events)
    if (auto wrong = add_event(list, *event, instances, zone, steps)) return *wrong;
  if (list.holidays.empty()) return FormatError{"has no event in it"};
  return list;
}

}  // namespace ticketd::config
