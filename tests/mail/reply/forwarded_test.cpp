// SPDX-License-Identifier: Apache-2.0
#include "mail/reply/forwarded.hpp"

#include <string>

#include <doctest/doctest.h>

using ticketd::mail::looks_forwarded;

TEST_CASE("A forward is recognised by the prefix of its subject in any language") {
  const std::string subjects[] = {"Fwd: Fan",    "FW: Fan",      "WG: Fan",   "TR: Fan",   "VB: Fan",
                                  "Doorst: Fan", "RV: Fan",      "I: Fan",    "ENC: Fan",  "PD: Fan",
                                  "İLT: Fan",    "Re: Fwd: Fan", "转发: Fan", "転送: Fan", "Пересл: Fan",
                                  "ΠΡΘ: Fan",    "VL: Fan"};
  for (const auto& subject : subjects) {
    CAPTURE(subject);
    CHECK(looks_forwarded(subject, "Please look."));
  }
}

TEST_CASE("A forward is recognised by the line that announces the forwarded message") {
  const std::string lines[] = {
      "---------- Forwarded message ---------",
      "---------- Weitergeleitete Nachricht ---------",
      "---------- Vidarebefordrat meddelande ----------",
      "-------- Пересылаемое сообщение --------",
      "Begin forwarded message:\n\nFrom: Eva <eva@volvo.example>\nDate: 16 November 2021\nSubject: Fan\nTo: "
      "desk@acme.example",
      "Début du message transféré :\n\nDe: Eva <eva@volvo.example>\nDate: 16 novembre 2021\nObjet: Fan\nÀ: "
      "desk@acme.example",
  };
  for (const auto& line : lines) {
    CAPTURE(line);
    CHECK(looks_forwarded("Fan", "Please look.\n\n" + line + "\n\nIt is loud."));
  }
}

TEST_CASE("Answers and talk about forwards are not forwards") {
  CHECK_FALSE(looks_forwarded("Re: Fan", "It works."));
  CHECK_FALSE(looks_forwarded("SV: Fan", "It works.\n\nOn 04/19/2011 07:10 AM, Anna wrote:\n> Does it?"));
  CHECK_FALSE(looks_forwarded("Forwarding of calls", "I sent a forwarded message to you."));
  CHECK_FALSE(looks_forwarded("Re: Fan", "It works.\n\n> ---------- Forwarded message ---------\n> Hello"));
  CHECK_FALSE(looks_forwarded("", ""));
}

TEST_CASE("The writer of the forwarded mail stands in its head") {
  const std::string shapes[] = {
      "Please.\n\n---------- Forwarded message ---------\nFrom: Eva Holm <eva@volvo.example>\nDate: Mon, 2 "
      "Nov "
      "2026 at 10:00\nSubject: Fan\nTo: <anna@acme.example>\n\nIt is loud.",
      "Begin forwarded message:\n\nFrom: Eva Holm <eva@volvo.example>\nDate: 16 November 2021\nSubject: "
      "Fan\nTo: anna@acme.example\n\nFrom: mallory@elsewhere.example",
      "Von: Eva Holm <eva@volvo.example>\nGesendet: Montag, 2. November 2026 10:00\nAn: Anna\nBetreff: "
      "Lüfter\n\nEr ist laut.",
  };
  for (const auto& shape : shapes) {
    CAPTURE(shape);
    const auto from = ticketd::mail::forwarded_from(shape);
    REQUIRE(from.has_value());
    CHECK(from->address == "eva@volvo.example");
    CHECK(from->name == "Eva Holm");
  }
  for (const std::string none : {"It is loud.", "From: the other side of the hall", ""})
    CHECK_FALSE(ticketd::mail::forwarded_from(none).has_value());
}
