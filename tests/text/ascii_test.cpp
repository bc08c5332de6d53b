// SPDX-License-Identifier: Apache-2.0
#include "text/ascii.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace ticketd::text {
namespace {

// All 256 bytes for which `is` holds.
template <class Is>
std::string those(Is is) {
  std::string found;
  for (int byte = 0; byte < 256; ++byte)
    if (is(static_cast<char>(byte))) found += static_cast<char>(byte);
  return found;
}

TEST_CASE("A byte beyond ASCII is neither letter nor digit nor blank nor control, in any locale") {
  CHECK(those(is_digit) == "0123456789");
  CHECK(those(is_lower) == "abcdefghijklmnopqrstuvwxyz");
  CHECK(those(is_upper) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  CHECK(those(is_letter) == "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  CHECK(those(is_alphanumeric) == "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  CHECK(those(is_blank) == "\t ");
  CHECK(those(is_space) == "\t\n\r ");
  CHECK(those(is_control).size() == 33);
  CHECK(those(is_control).back() == '\x7F');
  CHECK(those([](char c) { return is_ascii(c); }).size() == 128);
}

TEST_CASE("Only the 26 letters of ASCII have a case") {
  const std::vector<std::pair<const char*, const char*>> rows{{"", ""},
                                                              {"INBOX", "inbox"},
                                                              {"Mixed-1 @[`{", "mixed-1 @[`{"},
                                                              {"already", "already"},
                                                              {"Å\xC5", "Å\xC5"}};
  for (const auto& row : rows) CHECK(lower(row.first) == row.second);
  CHECK(upper("a-z {|} å\xE5") == "A-Z {|} å\xE5");
}

TEST_CASE("Text is ASCII when each of its bytes is, and so is no text") {
  CHECK(is_ascii(""));
  CHECK(is_ascii("plain\x7F\t"));
  CHECK_FALSE(is_ascii("sm\xC3\xB6rg\xC3\xA5s"));
  CHECK_FALSE(is_ascii("\x80"));
}

TEST_CASE("Words that differ in the case of ASCII letters are the same, and no others") {
  CHECK(equal_ignoring_case("InBox", "INBOX"));
  CHECK(equal_ignoring_case("", ""));
  for (const auto& row : std::vector<std::pair<const char*, const char*>>{
           {"INBOX", "INBOX "}, {"INBOX", "INBO"}, {"a", ""}, {"@", "`"}, {"[", "{"}, {"å", "Å"}}) {
    CAPTURE(row.first);
    CHECK_FALSE(equal_ignoring_case(row.first, row.second));
  }
  CHECK(starts_ignoring_case("UTF-8; x", "utf-8"));
  CHECK(starts_ignoring_case("anything", ""));
  CHECK_FALSE(starts_ignoring_case("utf", "utf-8"));
}

TEST_CASE("A word in lower case is found wherever it stands in any case") {
  constexpr std::string_view text = "<META Charset=x CHARSET=y>";
  CHECK(find_ignoring_case(text, "charset") == 6);
  CHECK(find_ignoring_case(text, "charset", 7) == 16);
  CHECK(find_ignoring_case(text, "charset", 17) == std::string_view::npos);
  CHECK(find_ignoring_case(text, "y>") == text.size() - 2);
  CHECK(find_ignoring_case(text, "charset", text.size() + 1) == std::string_view::npos);
  CHECK(find_ignoring_case("", "charset") == std::string_view::npos);
  CHECK(find_ignoring_case("abc", "", 3) == 3);
}

}  // namespace
}  // namespace ticketd::text
