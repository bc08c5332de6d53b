// SPDX-License-Identifier: Apache-2.0
#include "domain/easter.hpp"

namespace ticketd::domain {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::month;

// The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8), in its own letters.
local_days western(std::chrono::year year) {
  const int y = static_cast<int>(year);
  const int a = y % 19, b = y / 100, c = y % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return local_days{year / month{static_cast<unsigned>(n / 31)} / 1} + days{n % 31};
}

// Meeus' Julian computus gives a Julian date; the Gregorian one is later by the days the Julian calendar
// lags.
local_days orthodox(std::chrono::year year) {
  const int y = static_cast<int>(year);
  const int d = (19 * (y % 19) + 15) % 30;
  const int e = (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7;
  const int n = d + e + 114;
  const int lag = y / 100 - y / 400 - 2;
  return local_days{year / month{static_cast<unsigned>(n / 31)} / 1} + days{n % 31 + lag};
}

}  // namespace

std::chrono::local_days easter_sunday(Church church, std::chrono::year year) {
  return church == Church::Western ? western(year) : orthodox(year);
}

}  // namespace ticketd::domain
