// SPDX-License-Identifier: Apache-2.0
#include "domain/send_state.hpp"

#include <array>
#include <string>

#include <doctest/doctest.h>

namespace ticketd::domain {

TEST_CASE("what an operator may do about a mail of ours is what is still ours to decide") {
  struct Case {
    SendState state;
    const char* name;
    bool may_be_dropped;
    bool may_be_tried_again;
    bool may_be_tried_after_bounce;
  };
  constexpr std::array cases{
      Case{SendState::Pending, "pending", true, true, true},
      Case{SendState::Sent, "sent", false, false, true},
      Case{SendState::Failed, "failed", true, true, true},
      Case{SendState::Dropped, "dropped", false, false, false},
  };
  for (const Case& each : cases) {
    CAPTURE(each.name);
    CHECK(name_of(each.state) == each.name);
    CHECK(may_be_dropped(each.state) == each.may_be_dropped);
    CHECK(may_be_tried_again(each.state, RecipientIs::Reachable) == each.may_be_tried_again);
    CHECK(may_be_tried_again(each.state, RecipientIs::Undeliverable) == each.may_be_tried_after_bounce);
  }
}

}  // namespace ticketd::domain
