// SPDX-License-Identifier: Apache-2.0
#include "text/shown.hpp"

#include <doctest/doctest.h>

namespace ticketd::text {

TEST_CASE("What could steer a terminal is not shown to it") {
  const struct {
    std::string_view text;
    std::string_view in_line;
    std::string_view in_lines;
  } table[] = {
      {"", "", ""},
      {"plain", "plain", "plain"},
      {"Skrivaren \xC3\xA5 brinner \xF0\x9F\x94\xA5", "Skrivaren \xC3\xA5 brinner \xF0\x9F\x94\xA5",
       "Skrivaren \xC3\xA5 brinner \xF0\x9F\x94\xA5"},
      {"a\x1b[31mred", "a\xEF\xBF\xBD[31mred", "a\xEF\xBF\xBD[31mred"},
      {"bell\a \x7f", "bell\xEF\xBF\xBD \xEF\xBF\xBD", "bell\xEF\xBF\xBD \xEF\xBF\xBD"},
      {"8-bit escape \xC2\x9B"
       "2J",
       "8-bit escape \xEF\xBF\xBD"
       "2J",
       "8-bit escape \xEF\xBF\xBD"
       "2J"},
      {"one\r\ntwo\n\tthree\r", "one two three", "one\ntwo\n\tthree\n"},
      {"  much   room  ", "much room", "  much   room  "},
      {"line\xE2\x80\xA8separator", "line separator", "line\nseparator"},
      {"\xE2\x80\xAEgnp.exe\xE2\x80\xAC turned", "gnp.exe turned", "gnp.exe turned"},
      {"\xE2\x81\xA6isolated\xE2\x81\xA9 \xE2\x80\x8F\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
       "isolated \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", "isolated \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"},
      {"latin \xE5 byte", "latin \xEF\xBF\xBD byte", "latin \xEF\xBF\xBD byte"},
      {"end \xE2\x80\x8F", "end", "end "},
      {"\xE2\x80\x8F begin \xE2\x80\x8F end", "begin end", " begin  end"},
  };
  for (const auto& row : table) {
    CAPTURE(row.text);
    CHECK(shown_in_line(row.text) == row.in_line);
    CHECK(shown_in_lines(row.text) == row.in_lines);
  }
}

}  // namespace ticketd::text
