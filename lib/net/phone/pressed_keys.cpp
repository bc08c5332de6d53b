// SPDX-License-Identifier: Apache-2.0
#include "net/phone/pressed_keys.hpp"

#include "text/ascii.hpp"

namespace ticketd::net {
namespace {

constexpr int wrong_codes = 2;
// A digit that was pressed by mistake must not make a wrong pair with the next one, long after.
constexpr std::chrono::seconds pair_within{6};

bool is_one_digit(std::string_view key) {
  return key.size() == 1 && text::is_digit(key[0]);
}

}  // namespace

PressedKeys::Meaning PressedKeys::press(std::string_view key, Clock::time_point at) {
  if (at - begun_ > pair_within) first_.clear();
  if (!first_.empty() && is_one_digit(key)) return second_digit(key);
  first_.clear();
  if (key == "2") return Meaning::Declined;
  if (code_.empty()) return key == "1" ? Meaning::Acknowledged : Meaning::Again;
  if (!is_one_digit(key)) return Meaning::Again;
  first_ = key;
  begun_ = at;
  return Meaning::Nothing;
}

PressedKeys::Meaning PressedKeys::second_digit(std::string_view key) {
  const bool is_right = first_ + std::string(key) == code_;
  first_.clear();
  if (is_right) return Meaning::Acknowledged;
  return ++wrong_ < wrong_codes ? Meaning::Again : Meaning::Refused;
}

}  // namespace ticketd::net
