// SPDX-License-Identifier: Apache-2.0
// What programs of mail sign with, known by its form: the names here are partly made up.
#include <string>

#include <doctest/doctest.h>

#include "mail/reply/visible_reply.hpp"

using ticketd::mail::visible_reply;

namespace {

const char* const kAppLines[] = {
    "Sent from HEY",
    "Sent from Pigeon",
    "Sent from Pigeon Mail for iOS",
    "Sent from Canary (https://canary.example)",
    "Sent from eM Client | www.emclient.example",
    "Sent with Pigeon",
    "Sent via Superhuman ( https://pigeon.example/?vip=eva@customer.example )",
    "Sent via Pigeon <https://pigeon.example>",
    "*Sent via [Pigeon](https://pigeon.example)*",
    "Sent via Missive",
    "Secured with Tuta Mail: https://tuta.example/free",
    "Encrypted with Pigeon - https://pigeon.example",
    "Get Pigeon for Android",
    "Get BlueMail for iOS",
    "Download Pigeon Mail for Windows 11",
    "Hämta Pigeon för Android",
    "Télécharger Pigeon pour Android",
    "Scarica Pigeon per iPhone",
    "Gesendet mit Pigeon",
    "Skickat från Pigeon",
    "Sent from my Android device with K-9 Mail. Please excuse my brevity.",
    "Sent from my phone. Please excuse typos.",
    "Yahoo Mail: Search, Organize, Conquer",
    "Pigeon Mail: Faster, Simpler",
    "来自 Outlook for iOS",
    "來自 Outlook for Android",
};

const char* const kSentences[] = {
    "Sent from the meeting room",
    "Sent with DHL, number 17",
    "Sent via DHL",
    "Sent by Anna",
    "Sent from Hamburg, please look",
    "Get Anna for me",
    "Get the driver for Windows",
    "Get it for Android",
    "Yahoo Mail: does not work",
    "Error: Disk, Full",
    "Mail: Anna",
    "Sent from my desk. It is broken.",
    "Does it come from HEY?",
};

}  // namespace

TEST_CASE("The last line of a form that programs sign with is cut") {
  for (const std::string line : kAppLines) {
    CAPTURE(line);
    CHECK(visible_reply("It works.\n\n" + line + "\n") == "It works.");
    CHECK(visible_reply("It works.\n\n" + line +
                        "\n\nOn Mon, 2 Nov 2026 at 09:00, Desk <desk@acme.example> wrote:\n> Does it?\n") ==
          "It works.");
  }
}

TEST_CASE("What only resembles it stays, and so does a line of that form anywhere else") {
  for (const std::string line : kSentences) {
    CAPTURE(line);
    CHECK(visible_reply("It works.\n\n" + line) == "It works.\n\n" + line);
  }
  for (const std::string text : {"Sent from Pigeon", "It works.\nGet Pigeon for Android",
                                 "It works.\n\nGet Pigeon for Android\n\nThat is what I need."})
    CHECK(visible_reply(text) == text);
}
