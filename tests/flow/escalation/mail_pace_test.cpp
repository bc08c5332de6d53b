// SPDX-License-Identifier: Apache-2.0
#include "flow/escalation/mail_pace.hpp"

#include <vector>

#include <doctest/doctest.h>

namespace ticketd::flow {
namespace {

constexpr domain::Instant start = std::chrono::sys_days{std::chrono::year{2026} / 11 / 2};

domain::Instant minute(int number) {
  return start + std::chrono::minutes{number};
}

}  // namespace

TEST_CASE("three times within five minutes mails go at once, and then they wait for each other") {
  struct Case {
    const char* what;
    std::vector<int> gone;  // minutes
    int now;
    std::optional<int> held_until;
  };
  const std::vector<Case> cases{
      {"nothing has gone yet", {}, 0, {}},
      {"two have", {0, 1}, 2, {}},
      {"three have", {0, 1, 2}, 3, 5},
      {"the first is long enough ago", {0, 1, 2}, 5, {}},
      {"the oldest that counts says until when", {0, 6, 7, 8}, 9, 11},
      {"a clock that was put back holds nothing for longer", {60, 61, 62}, 0, {}},
      {"what lies before the new time counts on", {0, 1, 2, 60}, 3, 5},
  };
  for (const Case& each : cases) {
    CAPTURE(each.what);
    MailPace pace;
    for (const int gone : each.gone) pace.note(minute(gone));
    const auto held = pace.held_until(minute(each.now));
    CHECK(held == (each.held_until ? std::optional(minute(*each.held_until)) : std::nullopt));
  }
}

}  // namespace ticketd::flow
