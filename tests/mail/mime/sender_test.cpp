// SPDX-License-Identifier: Apache-2.0
// Who wrote a mail, where From is written badly or not at all.
#include <array>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "mail/parse.hpp"

using namespace ticketd::mail;

namespace {

struct Row {
  std::string_view header;
  std::string_view name;
  std::string_view address;
};

Mail mail_with(std::string_view header) {
  return parse(std::string(header) +
               "\nTo: desk@acme.example\nSubject: Printer\n"
               "Authentication-Results: mx.acme.example; dmarc=pass\n\nIt is broken.\n");
}

}  // namespace

TEST_CASE("The sender is found however From is written, once only") {
  constexpr std::array rows = {
      Row{"From: =?utf-8?Q?J=C3=B6rg_Ash_=3Cj=40x=2Eexample=3E?=", "Jörg Ash", "j@x.example"},
      Row{"From: =?utf-8?B?IkrDtnJnIEFzaCIgPGpAeC5leGFtcGxlPg==?=", "Jörg Ash", "j@x.example"},
      Row{"From: =?utf-8?Q?j=40x=2Eexample?=", "", "j@x.example"},
      Row{"From: =?utf-8?Q?J=C3=B6rg?=\n =?utf-8?Q?_=3Cj=40x=2Eexample=3E?=", "Jörg", "j@x.example"},
      Row{"From: \"=?utf-8?Q?J=C3=B6rg_=3Cj=40x=2Eexample=3E?=\"", "Jörg", "j@x.example"},
      Row{"From: Ash; Ann <ann@x.example>", "Ash; Ann", "ann@x.example"},
      Row{"From: Ann <Annie> Ash <ann@x.example>", "Ann <Annie> Ash", "ann@x.example"},
      Row{"From: Ann <Annie, the boss> Ash <ann@x.example>", "Ann <Annie, the boss> Ash", "ann@x.example"},
      Row{"From: Ann [Sales] Ash <ann@x.example>", "Ann [Sales] Ash", "ann@x.example"},
      Row{"From: Ann [ann@x.example]", "Ann", "ann@x.example"},
      Row{"From: Ann (ann@x.example)", "Ann", "ann@x.example"},
      Row{"From: <Ann Ash <ann@x.example>", "Ann Ash", "ann@x.example"},
      Row{"Sender: Ann Ash <ann@x.example>", "Ann Ash", "ann@x.example"},
      Row{"From: Ann Ash\nSender: <ann@x.example>", "Ann Ash", "ann@x.example"},
      Row{"From: Ann Ash\nReturn-Path: <ann@x.example>", "Ann Ash", "ann@x.example"},
      Row{"From:\nSender: ann@x.example", "", "ann@x.example"},
      Row{"From: Ann Ash <>\nReturn-Path: <ann@x.example>", "Ann Ash", "ann@x.example"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.header);
    const Mail mail = mail_with(row.header);
    REQUIRE(mail.from.size() == 1);
    CHECK(mail.from[0].name == row.name);
    CHECK(mail.from[0].address == row.address);
  }
}

TEST_CASE("An address in From stands, whatever its name or other fields say") {
  constexpr std::array rows = {
      Row{"From: =?utf-8?Q?=3Cboss=40acme=2Eexample=3E?= <eve@x.example>", "<boss@acme.example>",
          "eve@x.example"},
      Row{"From: \"boss@acme.example\" <eve@x.example>\nSender: boss@acme.example", "boss@acme.example",
          "eve@x.example"},
      Row{"From: Eve <eve@x.example>\nSender: list@lists.example\nReturn-Path: <list@lists.example>", "Eve",
          "eve@x.example"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.header);
    const Mail mail = mail_with(row.header);
    REQUIRE(mail.from.size() == 1);
    CHECK(mail.from[0].name == row.name);
    CHECK(mail.from[0].address == row.address);
    CHECK(mail.authentication_results.size() == 1);
  }
}

TEST_CASE("What a host says of From proves no sender that had to be looked for") {
  CHECK(mail_with("Sender: ann@x.example").authentication_results.empty());
  CHECK(mail_with("From: =?utf-8?Q?ann=40x=2Eexample?=").authentication_results.empty());
}

TEST_CASE("Nobody is made the sender of a mail system's mail, nor of a mail that names nobody") {
  for (const std::string_view header :
       {"From: MAILER-DAEMON\nReturn-Path: <ann@x.example>",
        "From: Mail Delivery System <MAILER-DAEMON>\nSender: a@x.example", "From: Ann Ash\nReturn-Path: <>",
        "From: Ann Ash", "X-Odd: 1", "From: Ann\nSender: postmaster@x.example"}) {
    CAPTURE(header);
    const Mail mail = mail_with(header);
    const bool names_somebody = !mail.from.empty() && mail.from[0].address.find('@') != std::string::npos;
    CHECK_FALSE(names_somebody);
  }
}
