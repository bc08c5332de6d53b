// SPDX-License-Identifier: Apache-2.0
#include "text/case.hpp"

#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace ticketd::text {
namespace {

TEST_CASE("Letters of any script are put in lower case, one for one") {
  for (const auto& row :
       std::vector<std::pair<const char*, const char*>>{{"", ""},
                                                        {"YES, Please 1!", "yes, please 1!"},
                                                        {"ÅÄÖÆØÜ", "åäöæøü"},
                                                        {"× ÷ ß ÿ", "× ÷ ß ÿ"},
                                                        {"GROẞ", "groß"},
                                                        {"JĀ ČŠŽ ŁÓDŹ ŐŰ", "jā čšž łódź őű"},
                                                        {"ΝΑΙ ДА", "ναι да"},
                                                        {"İI", "ii"},
                                                        {"ＹＥＳ", "ｙｅｓ"},
                                                        {"日本語 🙂", "日本語 🙂"}}) {
    CAPTURE(row.first);
    CHECK(lower_case(row.first) == row.second);
  }
}

TEST_CASE("Bytes that are no UTF-8 stay beside letters that are lowered") {
  for (const auto& row : std::vector<std::pair<const char*, const char*>>{{"A\xC3", "a\xC3"},
                                                                          {"\x80Z\xFF", "\x80z\xFF"},
                                                                          {"\xED\xA0\x80X", "\xED\xA0\x80x"},
                                                                          {"\xC1\x81Y", "\xC1\x81y"}}) {
    CHECK(lower_case(row.first) == row.second);
  }
}

}  // namespace
}  // namespace ticketd::text
