// SPDX-License-Identifier: Apache-2.0
#include "domain/fired_steps.hpp"

#include <doctest/doctest.h>

namespace ticketd::domain {
namespace {

using std::chrono::hours;

EscalationStep phone(int at, const std::string& person, const std::string& name = "") {
  return {ClockKind::Open, hours{at}, {}, "", {Person{person}}, EscalationStep::By::Phone, name};
}

EscalationStep mail(int at) {
  return {ClockKind::Open, hours{at}, {}, "", {Assignee{}}, EscalationStep::By::Mail};
}

using Steps = std::vector<EscalationStep>;

std::set<std::string> rows_after(const Steps& steps, std::size_t fired) {
  const auto rows = rows_of_fired(steps, fired);
  return {rows.begin(), rows.end()};
}

}  // namespace

TEST_CASE("a step that has fired is known again after the list was edited, and what is new fires") {
  const struct {
    const char* what;
    Steps before;  // its first has fired
    Steps after;
    std::set<std::string> fired;
  } table[] = {
      {"nothing", {phone(4, "anna")}, {phone(4, "anna")}, {"open 4h phone anna"}},
      {"who", {phone(4, "anna")}, {phone(4, "bo")}, {"open 4h phone bo"}},
      {"when", {phone(4, "anna"), mail(8)}, {phone(3, "anna"), mail(8)}, {"open 3h phone anna"}},
      {"one in front", {phone(4, "anna")}, {mail(2), phone(4, "anna")}, {"open 4h phone anna"}},
      {"taken out", {phone(4, "anna"), phone(8, "bo")}, {phone(8, "bo")}, {}},
      {"turned around",
       {phone(4, "anna"), phone(8, "bo")},
       {phone(8, "bo"), phone(4, "anna")},
       {"open 4h phone anna"}},
      {"edited beside a new one", {phone(4, "anna")}, {phone(4, "bo"), phone(8, "bo")}, {}},
      {"edited under its name", {phone(4, "anna", "night")}, {mail(2), phone(3, "bo", "night")}, {"night"}},
      {"named", {phone(4, "anna")}, {phone(4, "anna", "night")}, {"night"}},
      {"named and edited", {phone(4, "anna")}, {phone(3, "anna", "night")}, {"night"}},
      {"another name, another step", {phone(4, "anna", "night")}, {phone(3, "bo", "day")}, {}},
      {"its name taken off", {phone(4, "anna", "night")}, {phone(4, "anna")}, {"open 4h phone anna"}},
  };
  for (const auto& row : table) {
    CAPTURE(row.what);
    CHECK(fired_by_rows(row.after, rows_after(row.before, 0)) == row.fired);
  }
}

TEST_CASE("the clock is part of the place: the first step over another clock is another one") {
  EscalationStep work = phone(4, "anna");
  work.clock = ClockKind::Work;
  CHECK(fired_by_rows(Steps{work}, rows_after({phone(4, "anna")}, 0)).empty());
}

TEST_CASE("steps that fired before places were kept are known by their text") {
  CHECK(fired_by_rows(Steps{phone(4, "anna")}, {"open 4h phone anna"}).size() == 1);
  CHECK(fired_by_rows(Steps{phone(3, "anna")}, {"open 4h phone anna"}).empty());
}

TEST_CASE("a chain finds the step that began it, as it is now") {
  const Steps before{phone(4, "anna"), mail(8)};
  const Steps after{phone(3, "bo"), mail(8)};
  const auto rows = rows_after(before, 0);
  CHECK(step_once_named(after, rows, "open 4h phone anna") == after.data());
  CHECK(step_once_named(after, {}, "open 4h phone anna") == nullptr);
  CHECK(step_once_named(after, rows, "drill") == nullptr);
  const Steps named{phone(4, "anna", "night")};
  CHECK(step_once_named(named, {}, "open 4h phone anna") == named.data());
  CHECK(step_once_named(named, {}, "night") == named.data());
}

}  // namespace ticketd::domain
