// SPDX-License-Identifier: Apache-2.0
// The short way to a mail's text gives what the long one gives.
#include <doctest/doctest.h>

#include "mail/parse.hpp"

namespace ticketd::mail {

TEST_CASE("the text alone is the text that parse() gives") {
  const std::string_view plain =
      "From: eva@customer.example\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
      "Content-Transfer-Encoding: quoted-printable\r\n\r\nDie T=FCr klemmt.\r\n> Ja?\r\n";
  const std::string_view html =
      "From: eva@customer.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
      "Content-Type: text/html\r\n\r\n<p>One</p><ul><li>two</li></ul>\r\n--b\r\n"
      "Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: "
      "base64\r\n\r\nQUJD\r\n--b--\r\n";
  CHECK(text_for_people(plain) == "Die T\xC3\xBCr klemmt.\n> Ja?\n");
  CHECK(text_for_people(html).find("One") == 0);
  for (const auto raw :
       {plain, html, std::string_view(), std::string_view("\r\n\r\n"), std::string_view("no header")})
    CHECK(text_for_people(raw) == parse(raw).text);
}

}  // namespace ticketd::mail
