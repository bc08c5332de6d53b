#include "config/ics_file.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <string>

#include <libical/ical.h>

namespace ticketd::config {
namespace {

constexpr std::size_t longest_text = 1024 * 1024;
constexpr std::size_t most_days = 20'000;
constexpr int last_year = 2100;

struct Release {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};
using Component = std::unique_ptr<icalcomponent, Release>;
using Recurrence = std::unique_ptr<icalrecur_iterator, Release>;

domain::Date date_of(const icaltimetype& time) {
  return std::chrono::year{time.year} / time.month / time.day;
}

// libical takes the 99th of a month for valid.
bool is_day(const icaltimetype& time) {
  return icaltime_is_null_time(time) == 0 && date_of(time).ok();
}

std::chrono::local_days day_of(const icaltimetype& time) {
  return std::chrono::local_days{date_of(time)};
}

// One event being worked out into days.
class Event {
 public:
  explicit Event(icalcomponent& event) : event_(event), start_(icalcomponent_get_dtstart(&event)) {
    const char* summary = icalcomponent_get_summary(&event);
    const Read<std::string> line = text(summary == nullptr ? "" : summary);
    name_ = std::holds_alternative<std::string>(line) ? std::get<std::string>(line) : "holiday";
  }

  [[nodiscard]] bool is_cancelled() const {
    return icalcomponent_get_status(&event_) == ICAL_STATUS_CANCELLED;
  }
  [[nodiscard]] bool is_of_whole_days() const { return start_.is_date != 0 && is_day(start_); }
  [[nodiscard]] const std::string& name() const { return name_; }

  // False when there would be more than `most_days` with those that are there already.
  [[nodiscard]] bool add_to(std::vector<domain::Holiday>& holidays) const {
    std::set<std::chrono::local_days> starts;
    if (!add_starts(starts)) return false;
    for (const auto first : starts)
      for (int i = 0; i < length(); ++i) {
        if (holidays.size() >= most_days) return false;
        const domain::Date date{first + std::chrono::days{i}};
        holidays.push_back({name_, {domain::SingleDate{date}, {}, {}, {}}});
      }
    return true;
  }

 private:
  [[nodiscard]] icalproperty* first(icalproperty_kind kind) const {
    return icalcomponent_get_first_property(&event_, kind);
  }
  [[nodiscard]] icalproperty* next(icalproperty_kind kind) const {
    return icalcomponent_get_next_property(&event_, kind);
  }

  // DTEND is the day after the last (RFC 5545, 3.6.1); without it the event is one day long.
  [[nodiscard]] int length() const {
    const icaltimetype end = icalcomponent_get_dtend(&event_);
    if (end.is_date == 0 || !is_day(end)) return 1;
    const auto days = (day_of(end) - day_of(start_)).count();
    return static_cast<int>(std::clamp<long>(days, 1, static_cast<long>(most_days) + 1));
  }

  [[nodiscard]] bool add_starts(std::set<std::chrono::local_days>& starts) const {
    starts.insert(day_of(start_));
    for (auto* rule = first(ICAL_RRULE_PROPERTY); rule != nullptr; rule = next(ICAL_RRULE_PROPERTY))
      if (!add_recurring(icalproperty_get_rrule(rule), starts)) return false;
    for (auto* more = first(ICAL_RDATE_PROPERTY); more != nullptr; more = next(ICAL_RDATE_PROPERTY))
      if (const icaltimetype time = icalproperty_get_rdate(more).time; is_day(time))
        starts.insert(day_of(time));
    for (auto* less = first(ICAL_EXDATE_PROPERTY); less != nullptr; less = next(ICAL_EXDATE_PROPERTY))
      if (const icaltimetype time = icalproperty_get_exdate(less); is_day(time)) starts.erase(day_of(time));
    return true;
  }

  [[nodiscard]] bool add_recurring(const icalrecurrencetype& rule,
                                   std::set<std::chrono::local_days>& starts) const {
    const Recurrence recurrence{icalrecur_iterator_new(rule, start_)};
    if (!recurrence) return true;
    for (std::size_t count = 0; count <= most_days; ++count) {
      const icaltimetype time = icalrecur_iterator_next(recurrence.get());
      if (!is_day(time) || time.year > last_year) return true;
      starts.insert(day_of(time));
    }
    return false;
  }

  icalcomponent& event_;
  icaltimetype start_;
  std::string name_;
};

}  // namespace

Read<std::vector<domain::Holiday>> holidays_from_ics(std::string_view ics) {
  if (ics.size() > longest_text) return Misfit{"is larger than 1 MiB"};
  icalerror_set_errors_are_fatal(0);
  const Component root{icalparser_parse_string(std::string(ics).c_str())};
  if (!root || icalcomponent_isa(root.get()) != ICAL_VCALENDAR_COMPONENT)
    return Misfit{"is not an iCalendar file; one begins with BEGIN:VCALENDAR"};
  std::vector<domain::Holiday> holidays;
  for (auto* at = icalcomponent_get_first_component(root.get(), ICAL_VEVENT_COMPONENT); at != nullptr;
       at = icalcomponent_get_next_component(root.get(), ICAL_VEVENT_COMPONENT)) {
    const Event event{*at};
    if (event.is_cancelled()) continue;
    if (!event.is_of_whole_days())
      return Misfit{"has the event `" + shown(event.name()) +
                    "` without a whole day to begin on; a holiday has DTSTART;VALUE=DATE"};
    if (!event.add_to(holidays)) return Misfit{"names more than 20000 days"};
  }
  if (holidays.empty()) return Misfit{"has no event in it"};
  return holidays;
}

}  // namespace ticketd::config
