// SPDX-License-Identifier: Apache-2.0
#include "mail/reply/forwarded.hpp"

#include <string>

#include <doctest/doctest.h>

TEST_CASE("The writer of the forwarded mail stands in its head") {
  const std::string shapes[] = {
      "Please.\n\n---------- Forwarded message ---------\nFrom: Eva Holm <eva@volvo.example>\nDate: Mon, 2 "
      "Nov "
      "2026 at 10:00\nSubject: Fan\nTo: <anna@acme.example>\n\nIt is loud.",
      "Begin forwarded message:\n\nFrom: Eva Holm <eva@volvo.example>\nDate: 16 November 2021\nSubject: "
      "Fan\nTo: anna@acme.example\n\nFrom: mallory@elsewhere.example",
      "Von: Eva Holm <eva@volvo.example>\nGesendet: Montag, 2. November 2026 10:00\nAn: Anna\nBetreff: "
      "Lüfter\n\nEr ist laut.",
      "---------- Weitergeleitete Nachricht ---------\nVon: Eva Holm <eva@volvo.example>\nAn: Anna\n\nEr ist "
      "laut.",
      "---------- Vidarebefordrat meddelande ----------\nFrån: Eva Holm <eva@volvo.example>\nTill: "
      "Anna\n\nDen "
      "låter.",
      "Début du message transféré :\n\nDe: Eva Holm <eva@volvo.example>\nDate: 16 novembre 2021\nObjet: "
      "Fan\nÀ: "
      "anna@acme.example\n\nIl est bruyant.",
  };
  for (const auto& shape : shapes) {
    CAPTURE(shape);
    const auto from = ticketd::mail::forwarded_from(shape);
    REQUIRE(from.has_value());
    CHECK(from->address == "eva@volvo.example");
    CHECK(from->name == "Eva Holm");
  }
  for (const std::string none :
       {"It is loud.", "From: the other side of the hall", "I sent a forwarded message to you.", ""})
    CHECK_FALSE(ticketd::mail::forwarded_from(none).has_value());
}
