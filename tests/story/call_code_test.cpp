// SPDX-License-Identifier: Apache-2.0
// The two digits that take a ticket where strangers could send a 1.
#include "flow/escalation/call_code.hpp"

#include <set>

#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {

TEST_CASE("each code is two digits, another one, and neither passes on nor is what a stranger would try") {
  std::set<std::string> codes;
  for (std::size_t number = 0; number < flow::call_codes; ++number) {
    const auto code = flow::call_code(number);
    CAPTURE(code);
    CHECK(code.size() == 2);
    CHECK(code.find_first_not_of("013456789") == std::string::npos);
    CHECK(code != "11");
    codes.insert(code);
  }
  CHECK(codes.size() == flow::call_codes);
}

TEST_CASE("codes are drawn anew for each call") {
  std::set<std::string> drawn;
  for (int i = 0; i < 200; ++i) drawn.insert(flow::new_call_code());
  CHECK(drawn.size() > 20);
}

TEST_CASE("a call carries its code and both texts") {
  PhoneWorld world;
  const auto call = world.first_call();
  REQUIRE(call.code.size() == 2);
  const std::string said{call.code[0], ' ', call.code[1]};
  CHECK(call.text.find("Tryck 1 för") != std::string::npos);
  CHECK(call.text_with_code.find("Tryck " + said + " för") != std::string::npos);
}

}  // namespace ticketd::story
