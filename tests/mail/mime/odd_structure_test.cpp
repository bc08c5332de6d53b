// SPDX-License-Identifier: Apache-2.0
// Mails put together in odd ways: what a person should read of each.
// What is expected was written by hand.
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "mail/parse.hpp"

using namespace ticketd::mail;

namespace {

struct Row {
  std::string_view mail;
  std::string_view text;
};

const Row mails[] = {
    {"From ann@x.example Mon Jan  5 10:00:00 2026\nFrom: Ann <ann@x.example>\nTo: "
     "desk@y.example\nMessage-ID: <1@x.example>\n\nhi\n",
     "hi\n"},
    {">From ann@x.example Mon Jan  5 10:00:00 2026\nFrom: Ann <ann@x.example>\nTo: "
     "desk@y.example\nMessage-ID: <1@x.example>\n\nhi\n",
     "hi\n"},
    {"From: Ann <ann@x.example>\nTo: desk@y.example\nMessage-ID: <1@x.example>\nhi there\nnext line\n",
     "hi there\nnext line\n"},
    {"From: Ann <ann@x.example>\nTo: desk@y.example\nMessage-ID: <1@x.example>\nContent-Type: "
     "multipart/mixed; boundary=b\n--b\nContent-Type: text/plain\n\nhi\n--b--\n",
     "hi"},
    {"From: Ann <ann@x.example>\nTo: desk@y.example\nMessage-ID: <1@x.example>\nContent-Type: "
     "multipart/mixed; boundary=\"b\n\n--b\n\nhi\n--b--\n",
     "hi"},
    {"From: Ann <ann@x.example>\nTo: desk@y.example\nMessage-ID: <1@x.example>\nContent-Type: "
     "multipart/mixed; boundary=b b\n\n--b b\n\nhi\n--b b--\n",
     "hi"},
    {"From: Ann <ann@x.example>\nTo: desk@y.example\nMessage-ID: <1@x.example>\nContent-Type: "
     "multipart/mixed; boundary==_b\n\n--=_b\n\nhi\n--=_b--\n",
     "hi"},
    {"From: Ann <ann@x.example>\nTo: desk@y.example\nMessage-ID: <1@x.example>\nContent-Type: "
     "multipart/alternative; boundary=b\n\n--b\nContent-Type: text/html\n\n<b>h</b>\n--b\nContent-Type: "
     "text/plain\n\nplain\n--b--\n",
     "plain"},
    {"From: Ann <ann@x.example>\nTo: desk@y.example\nMessage-ID: <1@x.example>\nContent-Type: "
     "multipart/related; boundary=b\n\n--b\nContent-Type: image/png; name=p.png\nContent-ID: "
     "<1@x>\n\nx\n--b\nContent-Type: text/html\n\n<p>hi</p>\n--b--\n",
     "hi\n"},
    {"From: Ann <ann@x.example>\nTo: desk@y.example\nMessage-ID: <1@x.example>\nContent-Type: "
     "multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nmeet\n--b\nContent-Type: "
     "text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\n--b--\n",
     "meet"},
    {"From: Ann <ann@x.example>\nTo: desk@y.example\nMessage-ID: <1@x.example>\nContent-Type: "
     "multipart/signed; boundary=b; protocol=\"application/pgp-signature\"\n\n--b\nContent-Type: "
     "text/plain\n\nsigned\n--b\nContent-Type: application/pgp-signature; name=signature.asc\n\nx\n--b--\n",
     "signed"},
    {"From: Ann <ann@x.example>\nTo: desk@y.example\nMessage-ID: <1@x.example>\nContent-Type: text\n\nhi\n",
     "hi\n"},
    {"From: Ann <ann@x.example>\nTo: desk@y.example\nMessage-ID: <1@x.example>\nContent-Type: plain\n\nhi\n",
     "hi\n"},
    {"From: Ann <ann@x.example>\r\nTo: desk@y.example\r\nMessage-ID: <1@x.example>\r\n\r\nhi\r\nthere\r\n",
     "hi\nthere\n"},
    {"From: Ann <ann@x.example>\rTo: desk@y.example\rMessage-ID: <1@x.example>\r\rhi\rthere\r",
     "hi\nthere\n"},
    {"From: Ann <ann@x.example>\nTo: desk@y.example\nMessage-ID: <1@x.example>\nContent-Type: "
     "multipart/mixed; boundary=b\n\n--b\nhi, no header and no blank line\n--b--\n",
     "hi, no header and no blank line"},
};

}  // namespace

TEST_CASE("The text of a mail is found however it is put together") {
  for (const Row& row : mails) {
    CAPTURE(row.mail);
    CHECK(parse(row.mail).text == row.text);
  }
}

TEST_CASE("What a list server writes under base64 is read as it is") {
  const Mail mail = parse(
      "From: a@b.example\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
      "aGVsbG8K\n-- \nfooter of a list\n");
  CHECK(mail.text == "hello\n-- \nfooter of a list\n");
  CHECK(mail.reply == "hello");
}

TEST_CASE("The root of a related multipart is the part named as its start") {
  const Mail mail = parse(
      "From: a@b.example\nContent-Type: multipart/related; boundary=b; start=\"<t@x>\"\n\n"
      "--b\nContent-Type: text/plain\nContent-ID: <o@x>\n\nother\n"
      "--b\nContent-Type: text/html\nContent-ID: <t@x>\n\n<p>hi</p>\n--b--\n");
  CHECK(mail.text == "hi\n");
  REQUIRE(mail.attachments.size() == 1);
  CHECK(mail.attachments[0].content_id == "o@x");
}

TEST_CASE("What a mail says again as a program is neither text nor a file, an unknown form of it is a file") {
  const auto mail_with = [](const std::string& type) {
    return parse(
        "From: a@b.example\nContent-Type: multipart/alternative; boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\nHello\n--b\nContent-Type: " +
        type + "\n\n<html>Hello</html>\n--b\nContent-Type: text/html\n\n<p>Hello</p>\n--b--\n");
  };
  CHECK(mail_with("text/x-amp-html").attachments.empty());
  CHECK(mail_with("text/x-amp-html").text == "Hello");
  CHECK(mail_with("text/x-amp-html; name=a.html").attachments.size() == 1);
  CHECK(mail_with("text/watch-html").attachments.size() == 1);
}

TEST_CASE("HTML that is called plain text is read as HTML, words about HTML are words") {
  const auto text = [](const std::string& body) {
    return parse("From: a@b.example\nContent-Type: text/plain\n\n" + body).text;
  };
  CHECK(text("<!DOCTYPE html>\n<html><body><p>It is <b>broken</b>.</p></body></html>\n") ==
        "It is broken.\n");
  CHECK(text("\n<html><p>It is</p></html>") == "It is\n");
  CHECK(text("<html> is what I see.\n") == "<html> is what I see.\n");
  CHECK(text("I see <html></html>\n") == "I see <html></html>\n");
}

TEST_CASE("A file's name holds nothing that takes no room, in either header") {
  for (const std::string& header :
       {std::string("Content-Type: application/pdf; "
                    "name=\"in\u200bvoi\u00adce\u202e.pdf\ufeff\""),
        std::string("Content-Type: application/pdf\nContent-Disposition: attachment; "
                    "filename*=utf-8''in%E2%81%A0voi%CD%8Fce%E2%80%8F.p%E2%80%8Ddf")}) {
    const Mail mail = parse("From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n" + header +
                            "\n\nx\n--b--\n");
    REQUIRE(mail.attachments.size() == 1);
    CHECK(mail.attachments[0].name == "invoice.pdf");
  }
}
