// SPDX-License-Identifier: Apache-2.0
#include "flow/escalation/call_code.hpp"

#include <cassert>
#include <random>
#include <string_view>

namespace ticketd::flow {

std::string call_code(std::size_t number) {
  assert(number < call_codes);
  constexpr std::string_view digits = "130456789";  // 1 in front: 11 is the first pair, and left out
  const std::size_t pair = number + 1;
  return {digits[pair / digits.size()], digits[pair % digits.size()]};
}

std::string new_call_code() {
  std::random_device random;
  return call_code(std::uniform_int_distribution<std::size_t>(0, call_codes - 1)(random));
}

}  // namespace ticketd::flow
