// SPDX-License-Identifier: Apache-2.0
#include "domain/event_fields.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "domain/sample_events.hpp"

namespace ticketd::domain {
namespace {

using Fields = std::vector<EventField>;

std::string text(const char* words) {
  return words;
}

const Fields status_change{{"from", text("new")}, {"to", text("open")}, {"cause", text("started")}};

Fields with(Fields fields, std::string_view key, EventValue value) {
  for (auto& field : fields)
    if (field.key == key) field.value = std::move(value);
  return fields;
}

Fields without(Fields fields, std::string_view key) {
  std::erase_if(fields, [&](const EventField& field) { return field.key == key; });
  return fields;
}

}  // namespace

TEST_CASE("the table of samples holds every kind of event") {
  std::set<std::size_t> kinds;
  for (const auto& sample : sample_events()) kinds.insert(sample.what.index());
  CHECK(kinds.size() == std::variant_size_v<EventKind>);
}

TEST_CASE("an event is written as its name and fields") {
  for (const auto& sample : sample_events()) {
    CAPTURE(sample.sentence);
    CHECK(name_of(sample.what) == sample.name);
    CHECK(fields_of(sample.what) == sample.fields);
  }
}

TEST_CASE("an event is read from its name and fields, in any order") {
  for (const auto& sample : sample_events()) {
    CAPTURE(sample.name);
    CAPTURE(sample.sentence);
    Fields fields = sample.fields;
    CHECK(event_from(sample.name, fields) == sample.what);
    std::reverse(fields.begin(), fields.end());
    CHECK(event_from(sample.name, fields) == sample.what);
  }
}

TEST_CASE("every status, cause, verdict, priority and outcome comes back from its word") {
  for (const auto& step : transitions()) {
    const event::StatusChanged what{step.from, step.to, step.cause};
    CHECK(event_from("status_changed", fields_of(what)) == EventKind(what));
  }
  for (int verdict = 0; verdict <= static_cast<int>(Verdict::Own); ++verdict) {
    const event::MessageReceived what{static_cast<Verdict>(verdict), "x"};
    CHECK(event_from("message_received", fields_of(what)) == EventKind(what));
  }
  for (int outcome = 0; outcome <= static_cast<int>(CallOutcome::Rejected); ++outcome) {
    const event::CallEnded what{"anna", static_cast<CallOutcome>(outcome)};
    CHECK(event_from("call_ended", fields_of(what)) == EventKind(what));
  }
}

TEST_CASE("an instant may come as text, and a key that is not known is passed over") {
  const Fields fields{{"change", text("wall_time")},
                      {"calendar", text("office")},
                      {"since", text("1970-01-01T01:00:00Z")},
                      {"colour", text("green")}};
  CHECK(event_from("clock_changed", fields) ==
        EventKind(event::WallTimePromised{"office", Instant{Seconds{3600}}}));
}

TEST_CASE("what is no event is refused") {
  const struct {
    const char* why;
    const char* name;
    Fields fields;
  } table[] = {
      {"no such name", "status_change", status_change},
      {"no name", "", status_change},
      {"no status", "status_changed", without(status_change, "to")},
      {"no cause", "status_changed", without(status_change, "cause")},
      {"nothing at all", "status_changed", {}},
      {"no such status", "status_changed", with(status_change, "to", text("opened"))},
      {"no such cause", "status_changed", with(status_change, "cause", text("work started"))},
      {"a number for a word", "status_changed", with(status_change, "to", std::int64_t{1})},
      {"a list for a text", "subject_changed", {{"subject", std::vector<std::string>{"x"}}}},
      {"a text for a list", "escalated", {{"step", text("x")}, {"as", text("step")}, {"mailed", text("y")}}},
      {"a text for a number", "replayed", {{"ticket", text("7")}}},
      {"no such priority", "priority_changed", {{"from", std::int64_t{3}}, {"to", std::int64_t{4}}}},
      {"priority 0", "priority_changed", {{"from", std::int64_t{0}}, {"to", std::int64_t{1}}}},
      {"no such verdict", "message_received", {{"verdict", text("spam")}}},
      {"no instant", "clock_changed", {{"change", text("wall_time")}, {"since", text("yesterday")}}},
      {"no change", "clock_changed", {{"from", text("standard")}, {"to", text("gold")}}},
      {"no such change", "clock_changed", {{"change", text("colour")}}},
      {"a change of another type", "clock_changed", {{"change", std::int64_t{1}}}},
  };
  for (const auto& row : table) {
    CAPTURE(row.why);
    CHECK_FALSE(event_from(row.name, row.fields).has_value());
  }
}

}  // namespace ticketd::domain
