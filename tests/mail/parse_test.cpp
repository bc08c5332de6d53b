// SPDX-License-Identifier: Apache-2.0
#include "mail/parse.hpp"

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

using namespace ticketd::mail;

namespace {

constexpr std::string_view people =
    "From: Ann <ann@x.example>\nTo: desk@y.example\nMessage-ID: <1@x.example>\n";

std::string mail_of(std::string_view rest) {
  return std::string(people) + std::string(rest);
}

bool has_defect(const Mail& mail, std::string_view words) {
  return std::any_of(mail.defects.begin(), mail.defects.end(),
                     [&](const std::string& defect) { return defect.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("Any bytes give a mail") {
  for (const std::string& bytes :
       {std::string(), std::string("To: x:"), std::string(1000, '\0'), std::string("\xFF\xFE"),
        std::string("Content-Type: multipart/mixed; boundary=b\n\n--b"), std::string("\n\n\n"),
        std::string(":\n:\n"), std::string(" \n")}) {
    const Mail mail = parse(bytes);
    CHECK_FALSE(mail.defects.empty());
  }
  CHECK(parse("just words").text == "just words");
}

TEST_CASE("The best body is the text, the others are attachments") {
  const Mail mail = parse(mail_of(
      "Content-Type: multipart/mixed; boundary=o\n\n"
      "--o\nContent-Type: multipart/alternative; boundary=i\n\n"
      "--i\nContent-Type: text/plain\n\nplain\n--i\nContent-Type: text/html\n\n<b>rich</b>\n--i--\n"
      "--o\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\naGVsbG8=\n"
      "--o\nContent-Type: text/plain\n\nfooter\n--o--\n"));
  CHECK(mail.text == "plain\nfooter");
  CHECK(mail.html == "<b>rich</b>");
  REQUIRE(mail.attachments.size() == 1);
  CHECK(mail.attachments[0].name == "a.pdf");
  CHECK(mail.attachments[0].type == "application/pdf");
  CHECK(mail.attachments[0].size == 5);
  CHECK(hex(mail.attachments[0].sha256) ==
        "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
}

TEST_CASE("The decoded content of an attachment can be had again") {
  const std::string raw = mail_of(
      "Content-Type: multipart/mixed; boundary=o\n\n--o\n\nhi\n"
      "--o\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\naGVs!bG8=\n--o--\n");
  CHECK(attachment_content(raw, 0) == "hello");
  CHECK(attachment_content(raw, 1).empty());
}

TEST_CASE("HTML alone becomes text, and an empty plain part does not hide it") {
  CHECK(parse(mail_of("Content-Type: text/html\n\n<p>hi</p>")).text == "hi\n");
  CHECK(parse(mail_of("Content-Type: multipart/alternative; boundary=i\n\n--i\n\n \n--i\nContent-Type: "
                      "text/html\n\nhi\n--i--"))
            .text == "hi\n");
}

TEST_CASE("Broken structure loses nothing") {
  const Mail wrong =
      parse(mail_of("Content-Type: multipart/mixed; boundary=declared\n\n--used\nContent-Type: "
                    "text/plain\n\nhi\n--used--\n"));
  CHECK(wrong.text == "hi");
  CHECK(has_defect(wrong, "boundary"));
  const Mail none = parse(mail_of("Content-Type: multipart/mixed\n\njust text\n"));
  CHECK(none.text == "just text\n");
  const Mail unclosed = parse(mail_of(
      "Content-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: multipart/mixed; boundary=oi\n\n"
      "--oi\n\ninner\n--o\nContent-Type: image/png; name=p.png\n\nx\n"));
  CHECK(unclosed.text == "inner");
  REQUIRE(unclosed.attachments.size() == 1);
  const Mail midline =
      parse(mail_of("Content-Type: multipart/mixed; boundary=o\n\n--o\n\nnot --o\n--ox\nstill\n--o--\n"));
  CHECK(midline.text == "not --o\n--ox\nstill");
}

TEST_CASE("A uuencoded file in the text becomes an attachment") {
  const Mail mail = parse(mail_of("\nsee below\nbegin 644 cat.txt\n#0V%T\n`\nend\nbye\n"));
  CHECK(mail.text == "see below\nbye\n");
  REQUIRE(mail.attachments.size() == 1);
  CHECK(mail.attachments[0].name == "cat.txt");
  CHECK(mail.attachments[0].size == 3);
  CHECK(has_defect(mail, "uuencoded"));
  CHECK(parse(mail_of("\nbegin 644 of the story\nis prose\n")).attachments.empty());
}

TEST_CASE("A forwarded message stays an attachment") {
  const Mail mail = parse(
      mail_of("Content-Type: multipart/mixed; boundary=o\n\n--o\n\nsee\n--o\nContent-Type: message/rfc822\n\n"
              "Subject: inner\n\ninner text\n--o--\n"));
  CHECK(mail.text == "see");
  REQUIRE(mail.attachments.size() == 1);
  CHECK(mail.attachments[0].type == "message/rfc822");
}

TEST_CASE("Identity does not change with transport, and does with content") {
  const Mail plain = parse(mail_of("Subject: s\nDate: Mon, 5 Jan 2026 10:00:00 +0100\n\nhello=\n"));
  const Mail again = parse("Received: by a\r\nX-Other: 1\r\n" +
                           mail_of("Subject: =?utf-8?q?s?=\nDate: Mon, 5 Jan 2026 10:00:00 +0100\n"
                                   "Content-Transfer-Encoding: quoted-printable\n\nhello=3D\n"));
  const Mail other = parse(mail_of("Subject: s\nDate: Mon, 5 Jan 2026 10:00:00 +0100\n\nhello!\n"));
  CHECK(plain.identity == again.identity);
  CHECK(plain.identity != other.identity);
}

TEST_CASE("The Date header is an instant, or a defect") {
  CHECK(parse(mail_of("Date: Mon, 5 Jan 2026 10:00:00 +0100\n\n")).date ==
        ticketd::domain::Instant(ticketd::domain::Seconds(1767603600)));
  CHECK_FALSE(parse(mail_of("Date: yesterday\n\n")).date);
}

TEST_CASE("The language is the declared one, else that of the text") {
  CHECK(parse(mail_of("Content-Language: sv-SE\n\nhello")).language == "sv");
  CHECK(parse(mail_of("\nHej, vi kan inte logga in i systemet sedan i morse. Kan ni hjälpa oss så snart som "
                      "möjligt?\n"))
            .language == "sv");
  CHECK(parse(mail_of("\nGuten Morgen, seit heute früh können wir uns nicht mehr am System anmelden.\n"))
            .language == "de");
  CHECK(parse(mail_of("\nok\n")).language.empty());
}

TEST_CASE("Beyond the limits content is left out and a defect says so") {
  Limits limits;
  limits.parts = 3;
  limits.depth = 2;
  limits.text = 10;
  std::string many = mail_of("Content-Type: multipart/mixed; boundary=o\n\n");
  for (int i = 0; i < 10; ++i) many += "--o\nContent-Type: image/png\n\nx\n";
  const Mail crowded = parse(many, limits);
  CHECK(crowded.attachments.size() == 2);
  CHECK(has_defect(crowded, "too many parts"));
  std::string deep = mail_of("");
  for (int i = 0; i < 5; ++i)
    deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) +
            "\n";
  CHECK(has_defect(parse(deep, limits), "nested too deep"));
  const Mail wordy = parse(mail_of("\n0123456789abc"), limits);
  CHECK(wordy.text == "0123456789");
  CHECK(has_defect(wordy, "too long"));
}
