// SPDX-License-Identifier: Apache-2.0
#include "domain/clocks.hpp"

#include <doctest/doctest.h>

#include "domain/rfc3339.hpp"
#include "domain/sample_calendars.hpp"

namespace ticketd::domain {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using test::at;

const Calendar& office() {
  static const Calendar calendar{test::office("UTC")};
  return calendar;
}

Instant monday(int hour, int minute = 0) {
  return at("2026-03-02T00:00:00Z") + hours{hour} + minutes{minute};
}

std::string reached(const Clock& clock, Seconds amount) {
  const auto instant = reached_at(clock, office(), amount);
  return instant ? format_rfc3339(*instant) : "never";
}

TEST_CASE("a new ticket's response and open clocks run from its arrival in working time") {
  const TicketTimes times{monday(6), {}, {}};
  for (const ClockKind kind : {ClockKind::Response, ClockKind::Open}) {
    const Clock clock = clock_of(kind, times);
    CHECK(clock.state == ClockState::Running);
    CHECK(elapsed(clock, office(), monday(7)) == Seconds{0});
    CHECK(elapsed(clock, office(), monday(10, 30)) == hours{2} + minutes{30});
    CHECK(elapsed(clock, office(), monday(5)) == Seconds{0});
    CHECK(reached(clock, hours{4}) == "2026-03-02T12:00:00Z");
    CHECK(reached(clock, hours{9}) == "2026-03-02T17:00:00Z");
    CHECK(reached(clock, Seconds{0}) == "2026-03-02T06:00:00Z");
  }
  CHECK(clock_of(ClockKind::Work, times).state == ClockState::NotStarted);
  CHECK(reached(clock_of(ClockKind::Work, times), Seconds{0}) == "never");
}

TEST_CASE("beginning to work stops the response clock for good and starts the work clock") {
  const TicketTimes times{monday(8), monday(9), {{monday(9), Status::Open}, {monday(10), Status::Waiting}}};
  const Clock response = clock_of(ClockKind::Response, times);
  CHECK(response.state == ClockState::Stopped);
  CHECK(elapsed(response, office(), monday(16)) == hours{1});
  CHECK(reached(response, minutes{30}) == "2026-03-02T08:30:00Z");
  CHECK(reached(response, hours{2}) == "never");
  const Clock work = clock_of(ClockKind::Work, times);
  CHECK(work.state == ClockState::Paused);
  CHECK(elapsed(work, office(), monday(16)) == hours{1});
}

TEST_CASE("waiting and resolved pause, and the clock goes on where it stood") {
  const TicketTimes times{monday(8),
                          monday(9),
                          {{monday(9), Status::Open},
                           {monday(10), Status::Waiting},
                           {monday(12), Status::Open},
                           {monday(13), Status::Resolved},
                           {monday(16), Status::Open}}};
  const Clock open = clock_of(ClockKind::Open, times);
  CHECK(open.state == ClockState::Running);
  CHECK(elapsed(open, office(), monday(17)) == hours{4});
  CHECK(elapsed(open, office(), monday(11)) == hours{2});
  CHECK(elapsed(open, office(), monday(12, 30)) == hours{2} + minutes{30});
  CHECK(reached(open, hours{4}) == "2026-03-02T17:00:00Z");
  CHECK(reached(open, hours{5}) == "2026-03-03T09:00:00Z");
  CHECK(reached(open, hours{2}) == "2026-03-02T10:00:00Z");
  CHECK(elapsed(clock_of(ClockKind::Work, times), office(), monday(17)) == hours{3});
}

TEST_CASE("while paused nothing more will be reached") {
  const TicketTimes times{monday(8), monday(9), {{monday(9), Status::Waiting}}};
  const Clock open = clock_of(ClockKind::Open, times);
  CHECK(open.state == ClockState::Paused);
  CHECK_FALSE(open.running_since.has_value());
  CHECK(reached(open, hours{1}) == "2026-03-02T09:00:00Z");
  CHECK(reached(open, hours{1} + Seconds{1}) == "never");
}

TEST_CASE("closing stops the clocks and reopening lets them run on") {
  TicketTimes times{monday(8), monday(9), {{monday(9), Status::Open}, {monday(10), Status::Closed}}};
  CHECK(clock_of(ClockKind::Open, times).state == ClockState::Stopped);
  times.changes.push_back({monday(15), Status::Open});
  const Clock open = clock_of(ClockKind::Open, times);
  CHECK(open.state == ClockState::Running);
  CHECK(elapsed(open, office(), monday(16)) == hours{3});
  CHECK(clock_of(ClockKind::Response, times).state == ClockState::Stopped);
}

TEST_CASE("a ticket is resolved when it last became so, and closing it then changes nothing") {
  using enum Status;
  const struct {
    const char* what;
    std::vector<StatusChange> changes;
    std::optional<Instant> resolved;
  } table[] = {
      {"nothing happened", {}, {}},
      {"begun", {{monday(9), Open}}, {}},
      {"waits", {{monday(9), Waiting}}, {}},
      {"resolved", {{monday(9), Open}, {monday(10), Resolved}}, monday(10)},
      {"resolved and approved", {{monday(10), Resolved}, {monday(12), Closed}}, monday(10)},
      {"closed at once", {{monday(11), Closed}}, monday(11)},
      {"opened again", {{monday(10), Resolved}, {monday(11), Open}}, {}},
      {"opened again when closed", {{monday(10), Resolved}, {monday(11), Closed}, {monday(12), Open}}, {}},
      {"twice", {{monday(10), Resolved}, {monday(11), Open}, {monday(12), Resolved}}, monday(12)},
      {"made to wait, then closed",
       {{monday(10), Resolved}, {monday(11), Waiting}, {monday(12), Closed}},
       monday(12)},
      {"set aside", {{monday(9), Quarantined}}, {}}};
  for (const auto& row : table) {
    CAPTURE(row.what);
    CHECK(resolved_at({monday(8), {}, row.changes}) == row.resolved);
  }
}

TEST_CASE("odd orders of the same moments do no harm") {
  // /wait as the first answer: work begins and waits at once; changes before the clocks' start count from
  // there.
  const TicketTimes at_once{monday(8), monday(9), {{monday(7), Status::Open}, {monday(9), Status::Waiting}}};
  CHECK(elapsed(clock_of(ClockKind::Work, at_once), office(), monday(16)) == Seconds{0});
  CHECK(clock_of(ClockKind::Work, at_once).state == ClockState::Paused);
  CHECK(elapsed(clock_of(ClockKind::Open, at_once), office(), monday(16)) == hours{1});
  const TicketTimes before{monday(8), monday(7), {}};
  CHECK(clock_of(ClockKind::Response, before).state == ClockState::Stopped);
  CHECK(elapsed(clock_of(ClockKind::Response, before), office(), monday(16)) == Seconds{0});
  CHECK(elapsed(clock_of(ClockKind::Work, before), office(), monday(10)) == hours{2});
  const TicketTimes quarantined{monday(8), {}, {{monday(8), Status::Quarantined}}};
  CHECK(clock_of(ClockKind::Open, quarantined).state == ClockState::Stopped);
}

TEST_CASE("a clock is recomputed on another calendar without correction") {
  const TicketTimes times{monday(6), {}, {}};
  CalendarRules rules;
  for (auto& day : rules.week) day = {{hours{0}, hours{24}}};
  const Calendar always{rules};
  CHECK(elapsed(clock_of(ClockKind::Open, times), always, monday(12)) == hours{6});
  CHECK(elapsed(clock_of(ClockKind::Open, times), office(), monday(12)) == hours{4});
  CHECK_FALSE(reached_at(clock_of(ClockKind::Open, times), Calendar{CalendarRules{}}, hours{1}).has_value());
}

}  // namespace
}  // namespace ticketd::domain
