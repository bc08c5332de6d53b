// SPDX-License-Identifier: Apache-2.0
// Headers as mail programs get them wrong: encoded words, people, names of files.
// What is expected was written by hand.
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "mail/parse.hpp"

using namespace ticketd::mail;

namespace {

struct Row {
  std::string_view written;
  std::string_view read;
};

struct PersonRow {
  std::string_view written;
  std::string_view name;
  std::string_view address;
};

const Row subjects[] = {
    {"=?utf-8?B?w6U=?= =?utf-8?B?w6Q?=", "åä"},
    {"=?utf-8?Q?f=C3?= =?utf-8?Q?=B6r?=", "för"},
    {"=?utf-8?Q?f=C3?=\n =?utf-8?Q?=B6r?=", "för"},
    {"=?utf-8?Q?a b c?=", "a b c"},
    {"=?utf-8?q?a_b?=c", "a bc"},
    {"x=?utf-8?q?a?=", "xa"},
    {"=?utf-8?q?a?==?utf-8?q?b?=", "ab"},
    {"=?utf-8?q?a?= b =?utf-8?q?c?=", "a b c"},
    {"=?x-nope?q?caf=E9?=", "café"},
    {"=?utf-8?q?caf=E9?=", "café"},
    {"=?utf-8*sv?q?f=C3=B6r?=", "för"},
    {"=?utf-8?Q?100=?=", "100="},
    {"=?utf-8?Q?=zz?=", "=zz"},
    {"=?iso-2022-jp?B?GyRCJDMkcyRLJEEkTxsoQg==?=", "こんにちは"},
    {"=?iso-2022-jp?B?GyRCJDMkcw==?= =?iso-2022-jp?B?GyRCJEskQRsoQg==?=", "こんにち"},
    {"=?iso-2022-jp?B?GyRCJDMkcyQ=?= =?iso-2022-jp?B?SyRBGyhC?=", "こんにち"},
    {"=?gb2312?B?6UY=?=", "镕"},
    {"f\303\266r \303\245\303\244\303\266", "för åäö"},
    {"f\366r \345\344\366", "för åäö"},
    {"\320\322\311\327\305\324 \315\311\322 \313\301\313 \304\305\314\301", "привет мир как дела"},
    {"\033$B$3$s$K$A$O\033(B", "こんにちは"},
    {"=?utf-8?B?w6XDpA", "åä"},
    {"=?utf-8?q?\?=", ""},
    {"=?utf-8?q?a?=\n\t=?utf-8?q?b?=\n\t=?utf-8?q?c?=", "abc"},
    {"=?UTF-8?Q?=F0=9F=98?= =?UTF-8?Q?=80_hi?=", "😀 hi"},
    {"=?utf-8?B?8J+Y?= =?utf-8?B?gCBoaQ==?=", "😀 hi"},
    {"=?utf-16?B?//5oAOkA?=", "hé"},
    {"=?utf-7?Q?f+APY-r?=", "för"},
    {"\"=?utf-8?q?f=C3=B6r?=\"", "\"för\""},
    {"=?utf-8?B?w6U=w6Q=?=", "åä"},
};

const PersonRow people[] = {
    {"=?utf-8?q?Bj=C3=B6rk?= <b@x.example>", "Björk", "b@x.example"},
    {"\"=?utf-8?q?Bj=C3=B6rk?=\" <b@x.example>", "Björk", "b@x.example"},
    {"=?utf-8?q?Berg=2C_Eva?= <b@x.example>", "Berg, Eva", "b@x.example"},
    {"Berg, Eva <b@x.example>", "Berg, Eva", "b@x.example"},
    {"b@x.example (Eva Berg)", "Eva Berg", "b@x.example"},
    {"Bj\366rk <b@x.example>", "Björk", "b@x.example"},
    {"\"Eva \\\"B\\\" Berg\" <b@x.example>", "Eva \"B\" Berg", "b@x.example"},
    {"Eva Berg b@x.example", "Eva Berg", "b@x.example"},
    {"'Eva' <b@x.example>", "Eva", "b@x.example"},
    {"Eva@home <b@x.example>", "Eva@home", "b@x.example"},
    {"\"b@x.example\" <b@x.example>", "b@x.example", "b@x.example"},
    {"=?utf-8?q?Eva=E2=80=AEgreB?= <b@x.example>", "EvagreB", "b@x.example"},
    {"Eva <eva@[192.0.2.1]>", "Eva", "eva@[192.0.2.1]"},
    {"Eva via Desk <mailto:b@x.example>", "Eva via Desk", "b@x.example"},
    {"Team: Eva <b@x.example>;", "Eva", "b@x.example"},
    {"Eva =?utf-8?q?B=C3=A5?= =?utf-8?q?t?= <b@x.example>", "Eva Båt", "b@x.example"},
};

const Row file_names[] = {
    {"Content-Type: application/pdf; name=\"r\303\244k.pdf\"", "räk.pdf"},
    {"Content-Type: application/pdf; name=\"r\344k.pdf\"", "räk.pdf"},
    {"Content-Type: application/pdf; name=my file.pdf", "my file.pdf"},
    {"Content-Disposition: attachment; filename=my file.pdf; size=3", "my file.pdf"},
    {"Content-Disposition: attachment; filename*=utf-8''r%C3%A4k.pdf", "räk.pdf"},
    {"Content-Disposition: attachment; filename*=r%C3%A4k.pdf", "räk.pdf"},
    {"Content-Disposition: attachment; filename*=\"utf-8''r%C3%A4k.pdf\"", "räk.pdf"},
    {"Content-Disposition: attachment; filename*=iso-8859-1'sv'r%E4k.pdf", "räk.pdf"},
    {"Content-Disposition: attachment; filename*0=a; filename*1=b.pdf", "ab.pdf"},
    {"Content-Disposition: attachment; filename*1=b.pdf; filename*0=a", "ab.pdf"},
    {"Content-Disposition: attachment; filename*0*=utf-8''r%C3; filename*1*=%A4k.pdf", "räk.pdf"},
    {"Content-Disposition: attachment; filename*0*=utf-8''r%C3%A4; filename*1=\"k.pdf\"", "räk.pdf"},
    {"Content-Disposition: attachment; filename=\"=?utf-8?q?r=C3=A4k.pdf?=\"", "räk.pdf"},
    {"Content-Disposition: attachment; filename==?utf-8?q?r=C3=A4k.pdf?=", "räk.pdf"},
    {"Content-Disposition: attachment; filename=\"=?utf-8?q?r=C3=A4?=\n =?utf-8?q?k.pdf?=\"", "räk.pdf"},
    {"Content-Disposition: attachment; filename*0=\"=?utf-8?q?r=C3=A4\"; filename*1=\"k.pdf?=\"", "räk.pdf"},
    {"Content-Disposition: attachment; filename=\"..\\..\\evil.exe\"", "evil.exe"},
    {"Content-Disposition: attachment; filename=\"/etc/passwd\"", "passwd"},
    {"Content-Disposition: attachment; filename=\"C:\\a\\b.txt\"", "b.txt"},
    {"Content-Disposition: attachment; filename=\"a\342\200\256fdp.exe\"", "afdp.exe"},
    {"Content-Disposition: attachment; filename=\"a\007b.txt\"", "ab.txt"},
    {"Content-Disposition: attachment; FILENAME=a.pdf", "a.pdf"},
    {"Content-Disposition: attachment; filename=\"a;b.pdf\"", "a;b.pdf"},
    {"Content-Disposition: attachment; filename=\"unclosed.pdf", "unclosed.pdf"},
    {"Content-Type: application/pdf;\n\tname*=gb2312''%D6%D0.pdf", "中.pdf"},
};

}  // namespace

TEST_CASE("A subject is read whatever is wrong with its encoded words") {
  for (const Row& row : subjects) {
    CAPTURE(row.written);
    CHECK(parse("Subject: " + std::string(row.written) + "\nFrom: a@b.example\n\nx\n").subject == row.read);
  }
}

TEST_CASE("A person is read however they are written") {
  for (const PersonRow& row : people) {
    CAPTURE(row.written);
    const Mail mail = parse("From: " + std::string(row.written) + "\nTo: a@b.example\n\nx\n");
    REQUIRE(mail.from.size() == 1);
    CHECK(mail.from[0].name == row.name);
    CHECK(mail.from[0].address == row.address);
  }
}

TEST_CASE("An attachment's name is read however it is encoded, and harms nobody") {
  for (const Row& row : file_names) {
    CAPTURE(row.written);
    const Mail mail =
        parse("From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nhi\n--b\n" +
              std::string(row.written) + "\n\nx\n--b--\n");
    REQUIRE(mail.attachments.size() == 1);
    CHECK(mail.attachments[0].name == row.read);
  }
}
