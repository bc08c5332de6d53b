// SPDX-License-Identifier: Apache-2.0
#include "domain/duration.hpp"

#include <doctest/doctest.h>

namespace ticketd::domain {
namespace {

TEST_CASE("a duration is read as it is written in the configuration") {
  const struct {
    const char* text;
    long seconds;
  } table[] = {{"90s", 90},
               {"15m", 900},
               {"4h", 14'400},
               {"8h30m", 30'600},
               {"7d", 604'800},
               {"0m", 0},
               {"007m", 420},
               {"1d2h3m4s", 93'784},
               {"1d4s", 86'404},
               {"100m", 6'000},
               {"36500d", 3'153'600'000}};
  for (const auto& row : table) {
    CAPTURE(row.text);
    CHECK(parse_duration(row.text) == Seconds{row.seconds});
  }
}

TEST_CASE("what is no duration is refused") {
  for (const char* text : {"",
                           "4",
                           "h",
                           "-4h",
                           "+4h",
                           " 4h",
                           "4h ",
                           "4 h",
                           "4H",
                           "30m8h",
                           "4h4h",
                           "1.5h",
                           "4h30",
                           "36501d",
                           "36500d1s",
                           "99999999999999999999s",
                           "9223372036854775807d",
                           "1w",
                           "4min",
                           "\xd9\xa4h"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_duration(text).has_value());
  }
}

TEST_CASE("a duration is written as short as it can be read back") {
  const struct {
    long seconds;
    const char* text;
  } table[] = {{0, "0s"},        {90, "1m30s"},  {900, "15m"},      {30'600, "8h30m"}, {604'800, "7d"},
               {144'000, "40h"}, {86'400, "1d"}, {86'401, "24h1s"}, {-5'400, "-1h30m"}};
  for (const auto& row : table) {
    CHECK(format_duration(Seconds{row.seconds}) == row.text);
    if (row.seconds >= 0) CHECK(parse_duration(row.text) == Seconds{row.seconds});
  }
}

}  // namespace
}  // namespace ticketd::domain
