// SPDX-License-Identifier: Apache-2.0
// What programs send on somebody's behalf beside words: answers to invitations, recalls.
#include <array>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "mail/calendar_words.hpp"
#include "mail/parse.hpp"

using namespace ticketd::mail;

namespace {

std::string with_calendar(std::string_view type, std::string_view inside) {
  return "From: Eva Berg <eva@b.example>\nSubject: Accepted: Visit\nContent-Type: multipart/alternative; "
         "boundary=b\n\n"
         "--b\n\nSee you.\n--b\nContent-Type: " +
         std::string(type) + "\n\nBEGIN:VCALENDAR\n" + std::string(inside) + "\nEND:VCALENDAR\n--b--\n";
}

bool is_gesture(const std::string& raw) {
  return parse(raw).classification.automatic;
}

std::string recall(std::string_view subject, std::string_view text) {
  return "From: Eva Berg <eva@b.example>\nSubject: " + std::string(subject) + "\n\n" + std::string(text) +
         "\n";
}

}  // namespace

TEST_CASE("An answer to an invitation is nobody's request, an invitation is one") {
  CHECK(is_gesture(with_calendar("text/calendar; method=REPLY", "VERSION:2.0")));
  CHECK(is_gesture(with_calendar("text/calendar; method=\"COUNTER\"", "VERSION:2.0")));
  CHECK(is_gesture(
      with_calendar("text/calendar; method=reply; name=a.ics\nContent-Disposition: attachment", "X:1")));
  CHECK(is_gesture(with_calendar("application/ics; method=REPLY; name=a.ics", "X:1")));
  CHECK(is_gesture(with_calendar("text/calendar", "METHOD:REPLY")));
  CHECK(is_gesture(with_calendar("text/calendar", "method:counter")));
  CHECK_FALSE(is_gesture(with_calendar("text/calendar; method=REQUEST", "METHOD:REPLY")));
  CHECK_FALSE(is_gesture(with_calendar("text/calendar; method=CANCEL", "METHOD:CANCEL")));
  CHECK_FALSE(is_gesture(
      with_calendar("text/calendar; name=a.ics\nContent-Disposition: attachment", "METHOD:REPLY")));
  CHECK_FALSE(is_gesture(with_calendar("text/calendar", "METHOD:REPLYING")));
}

TEST_CASE("A mail that is nothing but an invitation is read as its words") {
  const std::string event =
      "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VTIMEZONE\r\nDTSTART:19700101T000000\r\nEND:VTIMEZONE\r\n"
      "BEGIN:VEVENT\r\nSUMMARY;LANGUAGE=en:Visit to the\r\n  lift\\, floor 3\r\n"
      "DTSTART;TZID=\"Europe/Oslo\":20261103T080000\r\nDTEND:20261103T090000Z\r\nLOCATION:Gate 3\r\n"
      "DESCRIPTION:Bring the spare part.\\nRing "
      "twice.\r\nBEGIN:VALARM\r\nDESCRIPTION:Reminder\r\nEND:VALARM\r\n"
      "END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Another\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  const std::string words =
      "Visit to the lift, floor 3\n2026-11-03 08:00 (Europe/Oslo) - 2026-11-03 09:00 UTC\nGate 3\n\n"
      "Bring the spare part.\nRing twice.\n";
  CHECK(calendar_words(event) == words);
  const std::string head = "From: a@b.example\nContent-Type: text/calendar; method=REQUEST";
  const Mail alone = parse(head + "\n\n" + event);
  CHECK(alone.text == words);
  CHECK(alone.attachments.size() == 1);
  CHECK(parse(head + "\nContent-Disposition: attachment\n\n" + event).text.empty());
  CHECK(parse(with_calendar("text/calendar; method=REQUEST", event)).text == "See you.");
  for (const std::string_view nothing :
       {"", "BEGIN:VEVENT", "SUMMARY:x", "BEGIN:VEVENT\nSUMMARY\n\\", "END:VEVENT"})
    CHECK(calendar_words(nothing).empty());
  CHECK(calendar_words("BEGIN:VTODO\nSUMMARY:x\\\nDUE;VALUE=DATE:20261103\nDTSTART:soon") ==
        "x\\\nsoon - 2026-11-03\n");
}

TEST_CASE("A recall is known in the languages of its program") {
  for (const auto& [subject, text] : {
           std::pair{"Recall: Pay", "Eva Berg would like to recall the message, \"Pay\"."},
           std::pair{"Rückruf: Pay", "Eva Berg möchte die Nachricht \"Pay\" zurückrufen."},
           std::pair{"Återkalla: Pay", "Eva Berg vill återkalla meddelandet ”Pay”."},
           std::pair{"ÅTERKALLELSE: Pay", "Eva Berg vill återkalla meddelandet \"Pay\"."},
           std::pair{"Rappel : Pay", "Eva Berg souhaite rappeler le message « Pay »."},
           std::pair{"Intrekken: Pay", "Eva Berg wil het bericht Pay intrekken: \"Pay\"."},
           std::pair{"Отзыв: Pay", "Eva Berg хочет отозвать сообщение \"Pay\"."},
           std::pair{"Geri Çağırma: Pay", "Eva Berg \"Pay\" iletisini geri çağırmak istiyor."},
           std::pair{"撤回：Pay", "Eva Berg 希望撤回邮件“Pay”。"},
           std::pair{"取り消し: Pay", "Eva Berg はメッセージ「Pay」を取り消します。"},
       }) {
    const std::string raw = recall(subject, text);
    CAPTURE(raw);
    CHECK(is_gesture(raw));
  }
  for (const auto& [subject, text] : {
           std::pair{"Recall: Pay", "How do I recall \"Pay\"?"},
           std::pair{"Recall: Pay", "Eva Berg here. Please recall the truck."},
           std::pair{"Rappel : Pay", "Bonjour, un rappel pour \"Pay\"."},
           std::pair{"Pay", "Eva Berg would like to recall the message, \"Pay\"."},
       }) {
    const std::string raw = recall(subject, text);
    CAPTURE(raw);
    CHECK_FALSE(is_gesture(raw));
  }
}
