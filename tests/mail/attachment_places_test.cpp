// SPDX-License-Identifier: Apache-2.0
// Where a file is written in its mail, still encoded.
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "mail/parse.hpp"

using namespace ticketd::mail;

namespace {

std::vector<std::string> places(std::string_view raw) {
  std::vector<std::string> written;
  for (const Attachment& each : parse(raw).attachments)
    written.emplace_back(raw.substr(each.begin, each.length));
  return written;
}

const std::string head =
    "From: a@b.example\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee.\r\n";

std::string part(std::string_view encoding, std::string_view body) {
  return "--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: " +
         std::string(encoding) + "\r\n\r\n" + std::string(body) + "\r\n";
}

}  // namespace

TEST_CASE("Each file of a mail is found where it is written, as it is written") {
  const std::string raw = head + part("base64", "b25l\r\n") + part("quoted-printable", "=41=\r\nB") +
                          part("8bit", "as it is") + "--b--\r\n";
  CHECK(places(raw) == std::vector<std::string>{"b25l\r\n", "=41=\r\nB", "as it is"});
}

TEST_CASE(
    "A file that is the whole mail is its body, an unclosed one goes to the end, an empty one is nowhere") {
  CHECK(places("From: a@b.example\r\nContent-Type: application/pdf\r\n\r\n%PDF") ==
        std::vector<std::string>{"%PDF"});
  CHECK(places(head + "--b\r\nContent-Type: application/pdf\r\n\r\n%PDF\r\n") ==
        std::vector<std::string>{"%PDF\r\n"});
  CHECK(places(head + part("base64", "") + "--b--") == std::vector<std::string>{""});
}

TEST_CASE("A mail in a mail is one file with all that it holds") {
  const std::string inner = head + part("base64", "b25l") + "--b--";
  const std::string outer =
      "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=o\r\n\r\n--o\r\n\r\nSee.\r\n--o\r\n"
      "Content-Type: message/rfc822\r\n\r\n" +
      inner + "\r\n--o--\r\n";
  CHECK(places(outer) == std::vector<std::string>{inner});
}
