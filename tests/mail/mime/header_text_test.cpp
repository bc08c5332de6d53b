// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string>

#include <doctest/doctest.h>

#include "mail/mime/encoded_word.hpp"
#include "mail/mime/header.hpp"

using namespace ticketd::mail;

namespace {

struct Row {
  std::string_view written;
  std::string_view read;
};

}  // namespace

TEST_CASE("Encoded words are read as people's mail programs write them") {
  constexpr std::array rows = {
      Row{"=?utf-8?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"},
      Row{"=?UTF-8?B?R3LDvMOfZQ==?=", "Grüße"},
      Row{"=?iso-8859-1?q?a?= =?iso-8859-1?q?b?=", "ab"},
      Row{"=?utf-8?q?a?= b =?utf-8?q?c?=", "a b c"},
      Row{"=?utf-8?q?two_words?=", "two words"},
      Row{"=?utf-8?B?ww==?= =?utf-8?B?pQ==?=", "å"},     // one character split over two words
      Row{"=?utf-8?Q?=C3?=\r\n =?utf-8?Q?=A5?=", "å"},   // the same, folded
      Row{"Re:=?utf-8?q?caf=C3=A9?=bar", "Re:cafébar"},  // no blanks around
      Row{"=?utf-8?q?with blank inside?=", "with blank inside"},
      Row{"=?utf-8?q?why?=3F?=", "why??"},
      Row{"=?utf-8?B?R3LDvMOfZQ?=", "Grüße"},
      Row{"=?utf-8*en?q?tongue?=", "tongue"},
      Row{"=?windows-1251?q?=CF=F0=E8=E2=E5=F2?=", "Привет"},
      Row{"=?gb2312?B?xOO6ww==?=", "你好"},
      Row{"=?ISO-2022-JP?B?GyRCJDMkcyRLJEEkTxsoQg==?=", "こんにちは"},
      Row{"=?utf-8?q?cut_off", "cut off"},
      Row{"=?iso-8859-2?B?xZthbGFkIHN6a2xhbmth?=", "śalad szklanka"},  // UTF-8 in truth, like the next two
      Row{"=?windows-1251?Q?=D0=94=D0=B0?=", "Да"},
      Row{"=?iso-8859-15?Q?5_=E2=82=AC?=", "5 €"},
      Row{"=?ISO_8859-1?Q?=80_=93so=94?=", "€ “so”"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.written);
    CHECK(header_text(row.written) == row.read);
  }
}

TEST_CASE("What is no encoded word stays as it was written") {
  constexpr std::array rows = {
      Row{"=??q?no charset?=", "=??q?no charset?="},
      Row{"=?utf-8?x?encoding?=", "=?utf-8?x?encoding?="},
      Row{"2 =? 3", "2 =? 3"},
      Row{"a =?", "a =?"},
  };
  for (const Row& row : rows) CHECK(header_text(row.written) == row.read);
}

TEST_CASE("Raw 8-bit headers are UTF-8 where they can be, else the body's charset") {
  CHECK(header_text("Gr\xC3\xBC\xC3\x9F", "iso-8859-1") == "Grüß");
  CHECK(header_text("Gr\xFC\xDF", "iso-8859-1") == "Grüß");
  CHECK(header_text("Gr\xFC\xDF") == "Grüß");
  CHECK(header_text("\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251") == "Привет");
}

TEST_CASE("A header value cannot steer a terminal or turn its direction") {
  CHECK(header_text("a\x1b[31mb\x07") == "a[31mb");
  CHECK(header_text("=?utf-8?q?a=1Bb=00c?=") == "abc");
  CHECK(header_text("invoice\xE2\x80\xAE"
                    "fdp.exe") == "invoicefdp.exe");
  CHECK(header_text("a\r\n\tb") == "a b");
}

TEST_CASE("A header is found behind what mailbox files and broken writers put before and into it") {
  Defects defects;
  const Limits limits;
  const auto from_line = read_header("From joe Mon\nSubject: a\n\nbody", Entity::Mail, limits, defects);
  CHECK(from_line.header.text("subject") == "a");
  CHECK(from_line.body == "body");
  const auto blank = read_header("  \n\nSubject: a\n\nbody", Entity::Mail, limits, defects);
  CHECK(blank.header.text("Subject") == "a");
  const auto missing = read_header("Subject: a\nHello there\nbody", Entity::Mail, limits, defects);
  CHECK(missing.body == "Hello there\nbody");
  const auto garbage =
      read_header("Subject: a\nunfolded rest\nFrom: b@c\n\nbody", Entity::Mail, limits, defects);
  CHECK(garbage.header.text("From") == "b@c");
  const auto unended = read_header("Subject: a", Entity::Mail, limits, defects);
  CHECK(unended.header.text("Subject") == "a");
  const auto part = read_header("\nSubject: no header of mine", Entity::Part, limits, defects);
  CHECK(part.header.fields().empty());
}

TEST_CASE("Too long a header line or block is cut, and the body still found") {
  Limits limits;
  limits.header_line = 10;
  limits.header_block = 40;
  Defects defects;
  const std::string mail = "Subject: " + std::string(100, 'x') + "\nX-A: 1\nX-B: 2\n\nbody";
  const auto [header, body] = read_header(mail, Entity::Mail, limits, defects);
  CHECK(header.text("Subject").size() == 9);
  CHECK_FALSE(header.has("X-B"));
  CHECK(body == "body");
  CHECK(defects.take().size() == 2);
}
