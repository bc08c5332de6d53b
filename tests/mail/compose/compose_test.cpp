// SPDX-License-Identifier: Apache-2.0
#include "mail/compose/compose.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

using namespace ticketd::mail;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace {

constexpr ticketd::domain::Instant sunday = std::chrono::sys_days{2026y / 11 / 22} + 8h + 5min + 9s;

Draft plain_draft() {
  Draft draft;
  draft.from = {"Acme Support", "support@acme.example"};
  draft.to = {{"Eva Berg", "eva@volvo.example"}};
  draft.subject = "[#1042] Printer on fire";
  draft.message_id = "1042.77.r.mac@acme.example";
  draft.date = sunday;
  draft.text = "Thank you.\nWe are on it.\n";
  return draft;
}

std::string field(const std::string& mail, std::string_view name) {
  const std::size_t start = mail.find("\r\n" + std::string(name) + ": ");
  if (start == std::string::npos || start > mail.find("\r\n\r\n")) return "(none)";
  const std::size_t from = start + 4 + name.size();
  std::size_t end = mail.find("\r\n", from);
  while (mail[end + 2] == ' ') end = mail.find("\r\n", end + 2);
  return mail.substr(from, end - from);
}

std::size_t longest_line(std::string_view mail) {
  std::size_t longest = 0;
  while (!mail.empty()) {
    const std::size_t end = std::min(mail.find("\r\n"), mail.size());
    longest = std::max(longest, end);
    mail.remove_prefix(std::min(end + 2, mail.size()));
  }
  return longest;
}

}  // namespace

TEST_CASE("A plain mail reads as written here, byte for byte") {
  Draft draft = plain_draft();
  draft.in_reply_to = "abc@volvo.example";
  draft.references = {"root@volvo.example", "abc@volvo.example"};
  draft.reply_to = "support+1042.77.r.mac@acme.example";
  draft.auto_submitted = AutoSubmitted::Replied;
  draft.language = "en";
  CHECK(compose(draft) ==
        "Date: Sun, 22 Nov 2026 08:05:09 +0000\r\n"
        "From: Acme Support <support@acme.example>\r\n"
        "To: Eva Berg <eva@volvo.example>\r\n"
        "Reply-To: support+1042.77.r.mac@acme.example\r\n"
        "Subject: [#1042] Printer on fire\r\n"
        "Message-ID: <1042.77.r.mac@acme.example>\r\n"
        "In-Reply-To: <abc@volvo.example>\r\n"
        "References: <root@volvo.example> <abc@volvo.example>\r\n"
        "Auto-Submitted: auto-replied\r\n"
        "X-Auto-Response-Suppress: OOF, AutoReply\r\n"
        "Content-Language: en\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 7bit\r\n"
        "\r\n"
        "Thank you.\r\n"
        "We are on it.\r\n");
}

TEST_CASE("Foreign text is encoded from its first foreign word to its last and the tag stays readable") {
  Draft draft = plain_draft();
  draft.subject = "[#1042] Skrivaren på våning två brinner";
  draft.to = {{"Åsa Öberg", "asa@volvo.example"}, {"Berg, Eva", "eva@volvo.example"}, {"", "x@y.example"}};
  draft.text = "Hälsningar\n";
  const std::string mail = compose(draft);
  CHECK(field(mail, "Subject") == "[#1042] Skrivaren =?UTF-8?Q?p=C3=A5_v=C3=A5ning_tv=C3=A5?= brinner");
  CHECK(field(mail, "To") ==
        "=?UTF-8?Q?=C3=85sa_=C3=96berg?= <asa@volvo.example>, \"Berg, Eva\"\r\n <eva@volvo.example>, "
        "x@y.example");
  CHECK(field(mail, "Content-Transfer-Encoding") == "quoted-printable");
  CHECK(mail.ends_with("\r\n\r\nH=C3=A4lsningar\r\n"));
}

TEST_CASE("Script that is mostly not Latin travels as base64 words cut between characters") {
  Draft draft = plain_draft();
  draft.subject = "プリンターが燃えていますプリンターが燃えています";
  CHECK(field(compose(draft), "Subject") ==
        "=?UTF-8?B?44OX44Oq44Oz44K/44O844GM54eD44GI44Gm44GE44G+44GZ44OX?=\r\n"
        " =?UTF-8?B?44Oq44Oz44K/44O844GM54eD44GI44Gm44GE44G+44GZ?=");
}

TEST_CASE("Data never makes a header, a recipient or a line of its own") {
  Draft draft = plain_draft();
  const std::string evil = "x\r\nBcc: evil@e.example\r\n\r\nbody\0z\x7F\xE2\x80\xA8"s;
  draft.subject = evil;
  draft.from.name = evil;
  draft.to = {{evil, "eva@volvo.example\r\nBcc: evil@e.example"}, {"", "a@b\r\n\r\n.example"}};
  draft.cc = {{"no address", evil}, {"", "<x>,y@z.example"}};
  draft.reply_to = "r@s.example\n, evil@e.example";
  draft.message_id = evil + "@acme.example";
  draft.in_reply_to = evil;
  draft.references = {evil, ">\r\n\r\n<", "ok@volvo.example"};
  draft.language = evil;
  draft.headers = {{"X-Queue", evil}, {"X-Bad: y\r\nBcc", "evil@e.example"}, {"", "x"}};
  draft.enclosures = {{evil, evil, evil}};
  const std::string mail = compose(draft);
  const std::string head = mail.substr(0, mail.find("\r\n\r\n"));
  CHECK(head.find("\nBcc") == std::string::npos);
  CHECK(mail.find('\0') == std::string::npos);
  CHECK(head.find("X-Bad") == std::string::npos);
  CHECK(field(mail, "Subject") == "x Bcc: evil@e.example body z");
  CHECK(field(mail, "To") == "(none)");
  CHECK(field(mail, "Reply-To") == "(none)");
  CHECK(field(mail, "Cc") == "\"<x>,y\"@z.example");
  for (std::size_t at = mail.find('\n'); at != std::string::npos; at = mail.find('\n', at + 1)) {
    CHECK(mail[at - 1] == '\r');
  }
  for (std::size_t at = mail.find('\r'); at != std::string::npos; at = mail.find('\r', at + 1)) {
    CHECK(mail[at + 1] == '\n');
  }
}

TEST_CASE("Broken UTF-8 goes out as replacement characters") {
  Draft draft = plain_draft();
  draft.subject = "a\xC3 \xED\xA0\x80 b";
  draft.text = "\xFFz\n";
  const std::string mail = compose(draft);
  CHECK(field(mail, "Subject") == "=?UTF-8?B?Ye+/vSDvv73vv73vv70=?= b");
  CHECK(mail.ends_with("\r\n=EF=BF=BDz\r\n"));
}

TEST_CASE("What looks like an encoded word is encoded, so that nobody decodes it") {
  Draft draft = plain_draft();
  draft.subject = "=?utf-8?q?=0ABcc:_x?=";
  draft.to = {{"=?utf-8?q?x?=", "eva@volvo.example"}};
  const std::string mail = compose(draft);
  CHECK(field(mail, "Subject") == "=?UTF-8?Q?=3D=3Futf-8=3Fq=3F=3D0ABcc:=5Fx=3F=3D?=");
  CHECK(field(mail, "To") == "=?UTF-8?Q?=3D=3Futf-8=3Fq=3Fx=3F=3D?= <eva@volvo.example>");
}

TEST_CASE("A long thread keeps its root and its last twenty references") {
  Draft draft = plain_draft();
  for (int i = 0; i < 60; ++i) draft.references.push_back("id" + std::to_string(i) + "@volvo.example");
  draft.in_reply_to = "id60@volvo.example";
  const std::string references = field(compose(draft), "References");
  CHECK(references.starts_with("<id0@volvo.example> <id41@volvo.example> <id42@volvo.example>\r\n <id43@"));
  CHECK(references.ends_with("<id59@volvo.example> <id60@volvo.example>"));
}

TEST_CASE("Headers fold at 76 and no line of a mail exceeds 998 bytes") {
  Draft draft = plain_draft();
  draft.subject = std::string(5000, 'x') + " åäö " + std::string(500, 'y');
  draft.references = {std::string(5000, 'r') + "@x.example", std::string(800, 'r') + "@x.example"};
  draft.to = {{std::string(3000, 'n'), "eva@volvo.example"}, {"", std::string(3000, 'a') + "@x.example"}};
  draft.text = std::string(5000, 't') + "\r\n" + std::string(3, '\xC3');
  draft.enclosures = {
      {std::string(3000, 'f') + ".txt", std::string(3000, 'm') + "/x", std::string(5000, 'c')}};
  const std::string mail = compose(draft);
  CHECK(longest_line(mail) <= 998);
  draft.references.clear();
  CHECK(longest_line(compose(draft)) <= 78);
}

TEST_CASE("Text with a line too long for SMTP travels quoted-printable") {
  Draft draft = plain_draft();
  draft.text = "å = " + std::string(1000, 'x') + "\n.\nFrom here \n";
  const std::string mail = compose(draft);
  CHECK(field(mail, "Content-Transfer-Encoding") == "quoted-printable");
  CHECK(mail.find("\r\n=C3=A5 =3D xxxx") != std::string::npos);
  CHECK(mail.ends_with("xxx\r\n=2E\r\n=46rom here=20\r\n"));
}

TEST_CASE("A mail with files reads as written here") {
  Draft draft = plain_draft();
  draft.enclosures = {{"rapport våning.pdf", "application/pdf", "%PDF"},
                      {"two words.txt", "text/plain", std::string(60, 'a')},
                      {"evil", "multipart/mixed; boundary=x", "z"}};
  const std::string mail = compose(draft);
  CHECK(mail.substr(mail.find("MIME-Version")) ==
        "MIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=\"=_1042.77.r.mac\"\r\n"
        "\r\n"
        "--=_1042.77.r.mac\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 7bit\r\n"
        "\r\n"
        "Thank you.\r\n"
        "We are on it.\r\n"
        "\r\n"
        "--=_1042.77.r.mac\r\n"
        "Content-Type: application/pdf\r\n"
        "Content-Disposition: attachment; filename*=UTF-8''rapport%20v%C3%A5ning.pdf\r\n"
        "Content-Transfer-Encoding: base64\r\n"
        "\r\n"
        "JVBERg==\r\n"
        "--=_1042.77.r.mac\r\n"
        "Content-Type: text/plain\r\n"
        "Content-Disposition: attachment; filename=\"two words.txt\"\r\n"
        "Content-Transfer-Encoding: base64\r\n"
        "\r\n"
        "YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh\r\n"
        "YWFh\r\n"
        "--=_1042.77.r.mac\r\n"
        "Content-Type: application/octet-stream\r\n"
        "Content-Disposition: attachment; filename=evil\r\n"
        "Content-Transfer-Encoding: base64\r\n"
        "\r\n"
        "eg==\r\n"
        "--=_1042.77.r.mac--\r\n");
}

TEST_CASE("Text that holds the boundary is encoded so that it does not") {
  Draft draft = plain_draft();
  draft.text = "--=_1042.77.r.mac\nContent-Type: text/html\n\nx\n";
  draft.enclosures = {{"m.eml", "message/rfc822", "Subject: x\r\n\r\n--=_1042.77.r.mac--\r\n"}};
  const std::string mail = compose(draft);
  CHECK(mail.find("--=3D_1042.77.r.mac\r\nContent-Type: text/html") != std::string::npos);
  CHECK(mail.find("Content-Type: message/rfc822") == std::string::npos);
  draft.enclosures[0].content = "Subject: x\r\n\r\nhello\r\n";
  CHECK(compose(draft).find("Content-Type: message/rfc822\r\n") != std::string::npos);
}

TEST_CASE("A long file name travels in RFC 2231 pieces") {
  Draft draft = plain_draft();
  draft.enclosures = {{std::string(45, 'a') + " å " + std::string(30, 'b') + ".txt", "text/plain", "x"}};
  CHECK(compose(draft).find("Content-Disposition: attachment;\r\n"
                            "\tfilename*0*=UTF-8''aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa%20;\r\n"
                            "\tfilename*1*=%C3%A5%20bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.txt\r\n") !=
        std::string::npos);
}

TEST_CASE("The same draft gives the same bytes") {
  CHECK(compose(plain_draft()) == compose(plain_draft()));
}
