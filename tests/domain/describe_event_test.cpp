// SPDX-License-Identifier: Apache-2.0
#include "domain/describe_event.hpp"

#include <doctest/doctest.h>

#include "domain/sample_events.hpp"

namespace ticketd::domain {

TEST_CASE("an event is a line of English") {
  for (const auto& sample : sample_events()) {
    CAPTURE(sample.name);
    CHECK(describe(sample.what) == sample.sentence);
  }
}

TEST_CASE("how each call ended is told in other words") {
  const struct {
    CallOutcome outcome;
    const char* line;
  } table[] = {{CallOutcome::Acknowledged, "anna: pressed 1: took it"},
               {CallOutcome::PassedOn, "anna: pressed 2: passed it on"},
               {CallOutcome::NoKey, "anna: answered and pressed no key"},
               {CallOutcome::Reached, "anna: answered"},
               {CallOutcome::Busy, "anna: busy"},
               {CallOutcome::NoAnswer, "anna: no answer"},
               {CallOutcome::Unreachable, "anna: can't be reached"},
               {CallOutcome::GatewayBroken, "anna: no call came about"},
               {CallOutcome::Interrupted, "anna: the call was ended by us"},
               {CallOutcome::NotPutThrough, "anna: the call was not put through"},
               {CallOutcome::Rejected, "anna: no answer"}};
  for (const auto& row : table) CHECK(describe(event::CallEnded{"anna", row.outcome}) == row.line);
}

}  // namespace ticketd::domain
