// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/base64.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace ticketd::mail {
namespace {

std::string decoded(std::string_view text, std::size_t piece) {
  Base64Decoder decoder;
  std::string out(text.size() + 3, '\0');
  char* end = out.data();
  for (std::size_t at = 0; at < text.size(); at += piece) end = decoder.decode(text.substr(at, piece), end);
  end = decoder.finish(end);
  out.resize(static_cast<std::size_t>(end - out.data()));
  return out;
}

}  // namespace

TEST_CASE("base64 is read whatever stands between its characters, in pieces of any size") {
  using namespace std::string_literals;
  struct Row {
    std::string text;
    std::string bytes;
  };
  for (const Row& row : std::vector<Row>{
           {"", ""},
           {"Zg==", "f"},
           {"Zm8=", "fo"},
           {"Zm9v", "foo"},
           {"Zm9vYmFy\r\n", "foobar"},
           {"Zm\r\n9v Ym\tFy", "foobar"},
           {"Zm9v-_YmFy", "foobar"},                // another alphabet's are none of ours
           {"Zm\0 9v\xC3\xBCYmFy\x7F"s, "foobar"},  // bytes of no alphabet
           {"Zm9vYg", "foob"},                      // without padding
           {"Zm9vYmE", "fooba"},
           {"Zm9vY", "foo"},            // six bits are no byte
           {"Zg==Zm8=Zm9v", "ffofoo"},  // pieces that were joined
           {"====Zm9v", "foo"},
           {"AP+//+8QgQ==", "\0\xFF\xBF\xFF\xEF\x10\x81"s},
       }) {
    CAPTURE(row.text);
    for (const std::size_t piece : {1U, 2U, 3U, 4U, 5U, 100U}) {
      CAPTURE(piece);
      CHECK(decoded(row.text, piece) == row.bytes);
    }
  }
}

TEST_CASE("each of the 64 characters stands for its six bits at each of the four places") {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t value = 0; value < alphabet.size(); ++value) {
    for (std::size_t place = 0; place < 4; ++place) {
      std::string group = "AAAA";
      group[place] = alphabet[value];
      const std::size_t bits = value << (18 - 6 * place);
      const std::string bytes{static_cast<char>(bits >> 16U), static_cast<char>(bits >> 8U),
                              static_cast<char>(bits)};
      CAPTURE(group);
      CHECK(decoded(group, 4) == bytes);
    }
  }
}

}  // namespace ticketd::mail
