#include "mail/forwarded.hpp"

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
