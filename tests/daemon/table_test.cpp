// SPDX-License-Identifier: Apache-2.0
#include "console/table.hpp"

#include <sstream>
#include <string>

#include <doctest/doctest.h>

namespace ticketd::console {
namespace {

std::string printed(int width) {
  Table table({"#", "subject", "from"});
  table.add({{"1"}, {"プリンターが燃えています"}, {"山田"}});
  table.add({{"2"}, {"Skrivaren brinner"}, {"Eva"}});
  std::ostringstream out;
  table.print(out, width);
  return out.str();
}

TEST_CASE("Columns stand below each other whatever script is in them") {
  CHECK(printed(0) ==
        "#  subject                   from\n"
        "1  プリンターが燃えています  山田\n"
        "2  Skrivaren brinner         Eva\n");
}

TEST_CASE("What is too wide for the terminal is cut at a character that still fits") {
  const std::string table = printed(23);
  CHECK(table.find("1  プリンターが…   山田\n") != std::string::npos);
  CHECK(table.find("2  Skrivaren bri…  Eva\n") != std::string::npos);
}

}  // namespace
}  // namespace ticketd::console
