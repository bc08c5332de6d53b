// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/transfer.hpp"

#include <doctest/doctest.h>

using namespace ticketd::mail;

TEST_CASE("Base64 is read through garbage, joints and missing padding") {
  CHECK(decode("aGVsbG8=", Encoding::Base64) == "hello");
  CHECK(decode("aGVs\r\nbG8=\r\n", Encoding::Base64) == "hello");
  CHECK(decode("aG!Vs*bG8", Encoding::Base64) == "hello");
  CHECK(decode("aGVsbG8=aGVsbG8=", Encoding::Base64) == "hellohello");
  CHECK(decode("aGVsbA", Encoding::Base64) == "hell");
  CHECK(decode("a", Encoding::Base64).empty());
  CHECK(decode("====", Encoding::Base64).empty());
  std::string long_text;
  for (int i = 0; i < 30000; ++i) long_text += "YWJj";  // "abc", over several pieces
  CHECK(decode("\n" + long_text, Encoding::Base64).size() == 90000);
}

TEST_CASE("Quoted-printable keeps what is no escape") {
  CHECK(decode("a=3Db=\r\nc=\nd=zz", Encoding::QuotedPrintable) == "a=bcd=zz");
  CHECK(decode("caf=c3=a9", Encoding::QuotedPrintable) == "caf\xC3\xA9");
}

TEST_CASE("Uuencoded lines give their bytes") {
  CHECK(decode("begin 644 x\n#0V%T\n`\nend\n#0V%T\n", Encoding::Uuencode) == "Cat");
  CHECK(decode("no such line", Encoding::Uuencode).empty());
}

TEST_CASE("An encoding is known by its word, whatever stands around it") {
  CHECK(encoding_named(" Base64 ") == Encoding::Base64);
  CHECK(encoding_named("quoted-printable; x") == Encoding::QuotedPrintable);
  CHECK(encoding_named("\"base64\"") == Encoding::Base64);
  CHECK(encoding_named("8bit") == Encoding::None);
  CHECK(encoding_named("base64x") == Encoding::None);
}

TEST_CASE("Decoding stops at the bound asked for") {
  CHECK(decode("aGVsbG8=", Encoding::Base64, 2) == "he");
}
