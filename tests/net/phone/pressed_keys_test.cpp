// SPDX-License-Identifier: Apache-2.0
// What keys mean, with key 1 and with a code.
#include "net/phone/pressed_keys.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace ticketd::tests {
namespace {

using Meaning = net::PressedKeys::Meaning;
using namespace std::chrono_literals;

std::string letter_of(Meaning meaning) {
  switch (meaning) {
    case Meaning::Nothing: return ".";
    case Meaning::Again: return "?";
    case Meaning::Acknowledged: return "A";
    case Meaning::Declined: return "D";
    case Meaning::Refused: return "R";
  }
  return "";
}

// One letter a key, pressed a second apart; a blank in `keys` is a pause of ten.
std::string meanings(const std::string& code, const std::string& keys) {
  net::PressedKeys pressed(code);
  net::PressedKeys::Clock::time_point at{100s};
  std::string letters;
  for (const char key : keys) {
    at += key == ' ' ? 10s : 1s;
    if (key != ' ') letters += letter_of(pressed.press(std::string(1, key), at));
  }
  return letters;
}

}  // namespace

TEST_CASE("without a code 1 takes, 2 passes on, and anything else asks again") {
  CHECK(meanings("", "1") == "A");
  CHECK(meanings("", "2") == "D");
  CHECK(meanings("", "3*#04") == "?????");
  CHECK(meanings("", "51") == "?A");
}

TEST_CASE("with a code the first two digits count, and two wrong pairs are the end") {
  const struct {
    const char* keys;
    const char* wanted;
  } table[] = {
      {"47", ".A"},      // right
      {"2", "D"},        // passes on, alone
      {"1", "."},        // one digit is no answer
      {"11", ".?"},      // what a stranger would send
      {"1111", ".?.R"},  // ... and again
      {"147", ".?."},    // pairs, not any two in a row: 14, then 7
      {"1470", ".?.R"},  // ... and 70
      {"9047", ".?.A"},  // the second pair is right
      {"74", ".?"},      // the order counts
      {"42", ".?"},      // a 2 that ends a pair passes nothing on
      {"422", ".?D"},    // the next one does
      {"47 ", ".A"},     // pauses do not matter
      {"4 47", "..A"},   // a digit pressed by mistake is forgotten
      {"4 2", ".D"},     // so is one before a late 2
      {"4 7", ".."},     // too late for a pair
      {"*47", "?.A"},    // no digit
      {"4#47", ".?.A"},  // starts anew
      {"9*9*9*47", ".?.?.?.A"},
  };
  for (const auto& row : table) {
    CAPTURE(row.keys);
    CHECK(meanings("47", row.keys) == row.wanted);
  }
}

TEST_CASE("what is no key of a telephone asks again and is no half of a code") {
  net::PressedKeys pressed("47");
  const net::PressedKeys::Clock::time_point at{100s};
  for (const char* odd : {"", "A", "47", "10", "\xff", "4\n"})
    CHECK(pressed.press(odd, at) == Meaning::Again);
  CHECK(pressed.press("4", at) == Meaning::Nothing);
  CHECK(pressed.press("7", at) == Meaning::Acknowledged);
}

}  // namespace ticketd::tests
