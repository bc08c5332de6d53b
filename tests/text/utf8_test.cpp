// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace ticketd::text {
namespace {

using namespace std::string_literals;

// RFC 3629, from the first to the last of each length, and around what is left out.
const std::vector<std::pair<std::string, char32_t>>& characters() {
  static const std::vector<std::pair<std::string, char32_t>> rows{{"\0"s, 0x0},
                                                                  {"A", 0x41},
                                                                  {"\x7F", 0x7F},
                                                                  {"\xC2\x80", 0x80},
                                                                  {"\xC3\xA5", 0xE5},
                                                                  {"\xDF\xBF", 0x7FF},
                                                                  {"\xE0\xA0\x80", 0x800},
                                                                  {"\xE2\x82\xAC", 0x20AC},
                                                                  {"\xED\x9F\xBF", 0xD7FF},
                                                                  {"\xEE\x80\x80", 0xE000},
                                                                  {"\xEF\xBF\xBD", 0xFFFD},
                                                                  {"\xEF\xBF\xBF", 0xFFFF},
                                                                  {"\xF0\x90\x80\x80", 0x10000},
                                                                  {"\xF0\x9F\x99\x82", 0x1F642},
                                                                  {"\xF4\x8F\xBF\xBF", 0x10FFFF}};
  return rows;
}

// Each begins with a byte that begins no whole character.
const std::vector<std::pair<const char*, std::string>>& broken() {
  static const std::vector<std::pair<const char*, std::string>> rows{
      {"a byte that goes on with nothing", "\x80"},
      {"the last of these", "\xBF"},
      {"two bytes cut after one", "\xC3"},
      {"three bytes cut after one", "\xE2"},
      {"three bytes cut after two", "\xE2\x82"},
      {"four bytes cut after three", "\xF0\x9F\x99"},
      {"two bytes and then a letter",
       "\xC3"
       "A"},
      {"three bytes and then a letter",
       "\xE2\x82"
       "A"},
      {"an overlong NUL", "\xC0\x80"},
      {"an overlong slash of two bytes", "\xC0\xAF"},
      {"an overlong letter of two bytes", "\xC1\x81"},
      {"an overlong slash of three bytes", "\xE0\x80\xAF"},
      {"the longest overlong form of three bytes", "\xE0\x9F\xBF"},
      {"an overlong form of four bytes", "\xF0\x8F\xBF\xBF"},
      {"the first surrogate", "\xED\xA0\x80"},
      {"the last surrogate", "\xED\xBF\xBF"},
      {"a pair of surrogates (CESU-8)", "\xED\xA0\xBD\xED\xB9\x82"},
      {"beyond U+10FFFF", "\xF4\x90\x80\x80"},
      {"a lead that no character has", "\xF5\x80\x80\x80"},
      {"five bytes of old", "\xF8\x88\x80\x80\x80"},
      {"a byte order mark of UTF-16", "\xFF\xFE"}};
  return rows;
}

TEST_CASE("Each character is read and written in its shortest form") {
  for (const auto& row : characters()) {
    CAPTURE(row.second);
    const std::string text = row.first + "x";
    std::size_t at = 0;
    CHECK(next_code_point(text, at) == row.second);
    CHECK(at == row.first.size());
    CHECK(character_length(text, 0) == row.first.size());
    CHECK(is_utf8(text));
    std::string_view rest = text;
    CHECK(take_code_point(rest) == row.second);
    CHECK(rest == "x");
    std::string written;
    append_code_point(written, row.second);
    CHECK(written == row.first);
  }
}

TEST_CASE("A byte that begins no whole character is one that stands for itself") {
  for (const auto& row : broken()) {
    CAPTURE(row.first);
    std::size_t at = 0;
    CHECK(next_code_point(row.second, at) == replacement);
    CHECK(at == 1);
    CHECK(character_length(row.second, 0) == 0);
    CHECK_FALSE(is_utf8(row.second));
    CHECK_FALSE(is_utf8("before " + row.second));
    std::string_view rest = row.second;
    CHECK_FALSE(take_code_point(rest));
    CHECK(rest == row.second);
  }
}

TEST_CASE("No text is UTF-8 and gives no character") {
  CHECK(is_utf8(""));
  std::string_view nothing;
  CHECK_FALSE(take_code_point(nothing));
}

TEST_CASE("What is no character is written as U+FFFD") {
  for (const char32_t wrong :
       {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}, char32_t{0xFFFFFFFF}}) {
    std::string written;
    append_code_point(written, wrong);
    CHECK(written == "\xEF\xBF\xBD");
  }
}

TEST_CASE("Text is cut before a character that does not fit") {
  const std::string text = "a\xC3\xA5\xE2\x82\xAC\xF0\x9F\x99\x82";  // a å € and a face: 1, 2, 3 and 4 bytes
  const std::vector<std::size_t> kept{0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10};
  for (std::size_t most = 0; most < kept.size(); ++most) {
    CAPTURE(most);
    CHECK(beginning_of(text, most) == text.substr(0, kept[most]));
  }
  CHECK(beginning_of("", 0).empty());
  CHECK(beginning_of("\x80\x80\x80", 2).empty());
}

}  // namespace
}  // namespace ticketd::text
