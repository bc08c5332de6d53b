// SPDX-License-Identifier: Apache-2.0
#include "domain/requested_priority.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "config/shipped_languages.hpp"

using namespace ticketd::domain;

namespace {

std::optional<Priority> asked(std::string_view subject, std::string_view text) {
  return requested_priority(subject, text, ticketd::config::shipped_languages().vocabulary());
}

}  // namespace

TEST_CASE("A priority is asked for in the subject in any of the desk's languages") {
  const std::vector<std::pair<const char*, Priority>> cases{{"[P1] Printer on fire", Priority::Urgent},
                                                            {"Printer [p2]", Priority::High},
                                                            {"Priority: 1", Priority::Urgent},
                                                            {"PRIORITY 3 please", Priority::Normal},
                                                            {"Fire, prio 1!", Priority::Urgent},
                                                            {"Prio:2 Drucker", Priority::High},
                                                            {"Prioritet 1: skrivaren", Priority::Urgent},
                                                            {"Priorität 1", Priority::Urgent},
                                                            {"Prioriteetti 2", Priority::High},
                                                            {"PRIORITÄT: 2", Priority::High},
                                                            {"prio 1.", Priority::Urgent},
                                                            {"prio 10, prio 2", Priority::High}};
  for (const auto& [subject, priority] : cases) {
    const auto case_subject = subject;  // clang 14 can't capture a binding
    CAPTURE(case_subject);
    CHECK(asked(subject, "") == priority);
  }
}

TEST_CASE("In the text it stands at the beginning of one of the first five lines") {
  CHECK(asked("Fire", "Hello,\n\nPriority: 1\nplease") == Priority::Urgent);
  CHECK(asked("Fire", "\n\n\n  [P2]\r\n") == Priority::High);
  CHECK(asked("Fire", "1\n2\n3\n4\nPrio 1\n") == Priority::Urgent);
  CHECK_FALSE(asked("Fire", "1\n2\n3\n4\n5\nPrio 1\n"));
  CHECK_FALSE(asked("Fire", "this has no priority 1 whatsoever"));
  CHECK(asked("[P3]", "Priority: 1") == Priority::Normal);
}

TEST_CASE("What only resembles such a request asks for nothing") {
  for (const char* subject :
       {"",          "P1",           "[P0]",        "[P4]",    "[P12]",        "[P1",
        "P1]",       "Priority: 10", "Priority 0",  "Prio 1a", "Prio 1.5",     "Priority",
        "Priority:", "Priority1",    "apriority 1", "öprio 1", "priorities 1", "priority high 1",
        "Prio -1",   "Prio \xC2\xB9"}) {
    CAPTURE(subject);
    CHECK_FALSE(asked(subject, ""));
  }
}
