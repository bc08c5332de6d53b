// SPDX-License-Identifier: Apache-2.0
#include "store/event_json.hpp"

#include <doctest/doctest.h>

#include "domain/row_error.hpp"

namespace ticketd::store {

using namespace domain::event;
using domain::EventKind;

TEST_CASE("what an event carries is JSON, and comes back from it") {
  const domain::Instant monday{domain::Seconds{1'793'610'000}};
  const struct {
    EventKind what;
    const char* name;
    const char* json;
  } table[] = {
      {MailHeld{}, "mail_held", "{}"},
      {StatusChanged{domain::Status::New, domain::Status::Open, domain::Cause::Started}, "status_changed",
       R"({"from":"new","to":"open","cause":"started"})"},
      {TimeSpent{"anna", domain::Seconds{5400}, domain::command::Activity::Phone, "\"Åsa\""}, "time_spent",
       R"({"agent":"anna","seconds":5400,"kind":"phone","text":"\"Åsa\""})"},
      {TargetMoved{monday, monday + domain::Seconds{3600}}, "clock_changed",
       R"({"change":"target","from":"2026-11-02T09:00:00Z","to":"2026-11-02T10:00:00Z"})"},
      {Escalated{"open 4h mail ops", Escalated::As::Step, {}, {"a@desk.example", "b@desk.example"}},
       "escalated",
       R"({"step":"open 4h mail ops","as":"step","mailed":["a@desk.example","b@desk.example"]})"},
  };
  for (const auto& row : table) {
    CHECK(event_data(row.what) == row.json);
    CHECK(event_from_data(row.name, row.json) == row.what);
  }
}

TEST_CASE("bytes that are no text are replaced, and nothing fails") {
  CHECK(event_data(Quarantined{"\xff."}) == "{\"error\":\"\xef\xbf\xbd.\"}");
}

TEST_CASE("data that is none of that event's is the row's error") {
  const struct {
    const char* name;
    const char* json;
  } table[] = {{"mail_held", ""},
               {"mail_held", "{"},
               {"mail_held", "[]"},
               {"mail_held", "null"},
               {"status_changed", "{}"},
               {"status_changed", R"({"from":"new","to":"open","cause":7})"},
               {"replayed", R"({"ticket":1.5})"},
               {"escalated", R"({"step":"x","as":"step","mailed":[1]})"},
               {"delivered_again", "{}"}};
  for (const auto& row : table) {
    CAPTURE(row.json);
    CHECK_THROWS_AS((void)event_from_data(row.name, row.json), domain::RowError);
  }
}

}  // namespace ticketd::store
