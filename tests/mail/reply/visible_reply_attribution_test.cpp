// SPDX-License-Identifier: Apache-2.0
#include <string>

#include <doctest/doctest.h>

#include "mail/reply/visible_reply.hpp"

using ticketd::mail::visible_reply;

namespace {

// As mail programs write them; each row is tried above quoted and above unmarked history.
const char* const kAttributions[] = {
    // English
    "On Mon, Apr 2, 2012 at 6:26 PM, Eva Berg <eva@volvo.example> wrote:",
    "On Mon, Apr 2, 2012 at 6:26 PM Eva Berg <eva@volvo.example>\nwrote:",
    "On Mon, Apr 2, 2012 at 6:26 PM Eva Berg <\neva@volvo.example> wrote:",
    "On Fri, May 6, 2011 at 6:03 PM,\nEva Berg from the workshop\n<eva@volvo.example> wrote:",
    "On 04/19/2011 07:10 AM, Eva Berg wrote:",
    "On 11-Apr-2011, at 6:54 PM, Eva <eva@volvo.example> wrote:",
    "On Thursday, 26 June 2014, 14:21, Eva Berg <eva@volvo.example> wrote:",
    "On Dec 16, 2016 at 12:47 AM -0200, Eva Berg <eva@volvo.example>, wrote:",
    "--- On Thu, 4/1/10, Eva Berg <eva@volvo.example> wrote:",
    "---- On Tue, 22 Dec 2015 14:17:36 +0530 Eva Berg <eva@volvo.example> wrote ----",
    "---- Eva Berg wrote ----",
    "Sent from Samsung MobileName <eva@volvo.example> wrote:",
    "On Tue, Apr 11, 2017 at 10:07 PM Eva Berg\n<\nmailto:Eva Berg <eva@volvo.example>\n> wrote:",
    "------- Original Message -------\nOn Tuesday, November 16th, 2021 at 12:34 PM, Eva <eva@volvo.example> "
    "wrote:",
    "Eva Berg/Volvo wrote on 04/19/2011 07:10:12 AM:",
    "On Tue, 2021-11-16 at 12:34 +0100, Eva Berg wrote:",
    "On Tue, 16 Nov 2021 12:34:56 +0100\nEva Berg <eva@volvo.example> wrote:",
    "Eva Berg <eva@volvo.example> wrote:",
    "Eva Berg <eva@volvo.example> writes:",
    "At 6/16/2016 08:32 PM, you wrote:",
    "Tuesday, 7 March 2017, 3:32 PM +0300 from Eva Berg <eva@volvo.example>:",
    "2014-10-17 11:28 GMT+03:00 Eva Berg <\neva@volvo.example>:",
    "2012/4/2 Eva Berg <eva@volvo.example>:",
    // German
    "Am 03.02.2016 um 15:35 schrieb Eva Berg <eva@volvo.example>:",
    "Am Mo., 1. Feb. 2016 um 06:32 Uhr schrieb Eva Berg <\neva@volvo.example>:",
    "Eva Berg <eva@volvo.example> schrieb am Mo., 1. Feb. 2016 um 06:32 Uhr:",
    "Am 3. Februar 2016 15:35:12 MEZ schrieb Eva Berg <eva@volvo.example>:",
    // Swedish, Danish, Norwegian, Finnish
    "Den tis 16 nov. 2021 kl 12:34 skrev Eva Berg <eva@volvo.example>:",
    "16 nov. 2021 kl. 12:34 skrev Eva Berg <eva@volvo.example>:",
    "Den 2021-11-16 kl. 12:34, skrev Eva Berg:",
    "Den tir. 16. nov. 2021 kl. 12.34 skrev Eva Berg <eva@volvo.example>:",
    "Den 16. nov. 2021 kl. 12.34 skrev Eva Berg <eva@volvo.example>:",
    "tir. 16. nov. 2021 kl. 12:34 skrev Eva Berg <eva@volvo.example>:",
    "ti 16. marrask. 2021 klo 12.34 Eva Berg (eva@volvo.example) kirjoitti:",
    "Eva Berg <eva@volvo.example> kirjoitti 16.11.2021 kello 12.34:",
    // Dutch
    "Op 17-feb.-2015, om 13:18 heeft Eva Berg <eva@volvo.example> het volgende geschreven:",
    "Op di 16 nov. 2021 om 12:34 schreef Eva Berg <eva@volvo.example>:",
    "Op 13-02-2014 3:18 schreef Eva Berg <eva@volvo.example>:",
    // French
    "Le mar. 16 nov. 2021 à 12:34, Eva Berg <eva@volvo.example> a écrit :",
    "Le 4 janv. 2016 19:03, \"Eva Berg\"\n<eva@volvo.example>\na écrit :",
    "Le 16/11/2021 à 12:34, Eva Berg a écrit\xC2\xA0:",
    // Spanish, Portuguese, Italian, Catalan, Romanian
    "El mar, 16 nov 2021 a las 12:34, Eva Berg (<eva@volvo.example>) escribió:",
    "El jueves, 21 de noviembre de 2013, Eva Berg escribió:",
    "Em ter., 16 de nov. de 2021 às 12:34, Eva Berg <eva@volvo.example> escreveu:",
    "No dia 16/11/2021, às 12:34, Eva Berg escreveu:",
    "Em 2 de fevereiro de 2015 10:58, Eva Berg <\neva@volvo.example> escreveu:",
    "Il giorno mar 16 nov 2021 alle ore 12:34 Eva Berg <eva@volvo.example> ha scritto:",
    "In data 11 ottobre 2017 21:11:31 \"Eva Berg\" <eva@volvo.example> ha scritto:",
    "Il 16/11/2021 12:34, Eva Berg ha scritto:",
    "Missatge de Eva Berg <eva@volvo.example> del dia dt., 16 de nov. 2021 a les 12:34:",
    "În mar., 16 nov. 2021 la 12:34, Eva Berg <eva@volvo.example> a scris:",
    // Polish, Czech, Slovak, Hungarian, Slovenian, Croatian, Baltic
    "wt., 16 lis 2021 o 12:34 Eva Berg <eva@volvo.example> napisał(a):",
    "Wiadomość napisana przez Eva Berg <eva@volvo.example> w dniu 16 lis 2021, o godz. 12:34:",
    "W dniu 16.11.2021 o 12:34, Eva Berg pisze:",
    "Dnia 27 grudnia 2016 12:08 Eva Berg <eva@volvo.example> napisał(a):",
    "út 16. 11. 2021 v 12:34 odesílatel Eva Berg <eva@volvo.example> napsal:",
    "Dne 16. 11. 2021 v 12:34 Eva Berg napsal(a):",
    "ut 16. 11. 2021 o 12:34 Eva Berg <eva@volvo.example> napísal(a):",
    "Eva Berg <eva@volvo.example> ezt írta (időpont: 2021. nov. 16., K, 12:34):",
    "V V tor., 16. nov. 2021 ob 12:34 je oseba Eva Berg <eva@volvo.example> napisala:",
    "uto, 16. stu 2021. u 12:34 Eva Berg <eva@volvo.example> napisao je:",
    "2021-11-16, an, 12:34 Eva Berg <eva@volvo.example> rašė:",
    "otrd., 2021. g. 16. nov., plkst. 12:34 — lietotājs Eva Berg (<eva@volvo.example>) rakstīja:",
    // Russian, Ukrainian, Bulgarian, Greek, Turkish
    "вт, 16 нояб. 2021 г. в 12:34, Eva Berg <eva@volvo.example>:",
    "16 ноября 2021 г., 12:34 пользователь Eva Berg <\neva@volvo.example> написал:",
    "16.11.2021 12:34, Eva Berg пишет:",
    "16.11.2021, 12:34, \"Eva Berg\" <eva@volvo.example>:",
    "Вторник, 16 ноября 2021, 12:34 +03:00 от Eva Berg <eva@volvo.example>:",
    "вт, 16 лист. 2021 р. о 12:34 Eva Berg <eva@volvo.example> пише:",
    "На вт, 16.11.2021 г. в 12:34 Eva Berg <eva@volvo.example> написа:",
    "Στις Τρί, 16 Νοε 2021 στις 12:34 μ.μ., ο χρήστης Eva Berg <eva@volvo.example> έγραψε:",
    "Eva Berg <eva@volvo.example>, 16 Kas 2021 Sal, 12:34 tarihinde şunu yazdı:",
    // Asia
    "2021年11月16日(火) 12:34 Eva Berg <eva@volvo.example>:",
    "2021/11/16 12:34、Eva Berg <eva@volvo.example>のメール：",
    "Eva Berg <eva@volvo.example> 于2021年11月16日周二 12:34写道：",
    "在 2021年11月16日，下午12:34，Eva Berg <eva@volvo.example> 写道：",
    "Eva Berg <eva@volvo.example> 於 2021年11月16日 週二 下午12:34寫道：",
    "2021년 11월 16일 (화) 오후 12:34, Eva Berg <eva@volvo.example>님이 작성:",
    "Vào 14:24 8 tháng 6, 2017, Eva Berg <eva@volvo.example> đã viết:",
    "\xE2\x80\xABבתאריך יום ג׳, 16 בנוב׳ 2021 ב-12:34 מאת \xE2\x80\xAA"
    "Eva Berg\xE2\x80\xAC\xE2\x80\x8F "
    "<\xE2\x80\xAA"
    "eva@volvo.example\xE2\x80\xAC\xE2\x80\x8F>:\xE2\x80\xAC",
    "في الثلاثاء، 16 نوفمبر 2021 في 12:34 م تمت كتابة ما يلي بواسطة Eva Berg <eva@volvo.example>:",
    "ในวันที่ อ. 16 พ.ย. 2021 เวลา 12:34 Eva Berg <eva@volvo.example> เขียนว่า:",
};

// Believed only above quoted text, for without it they may be the person's own words.
const char* const kShortAttributions[] = {
    "2011/4/7 Eva Berg <eva@volvo.example>",
    "On Thursday, April 11, 2011, at 7:10 AM, Eva Berg sent:",
    "Eva Berg wrote:",
    "Eva Berg schrieb:",
    "Quoting Eva Berg <eva@volvo.example>:",
    "Zitat von Eva Berg <eva@volvo.example>:",
    "Citát Eva Berg <eva@volvo.example>:",
    "On Thursday Eva Berg wrote:",
    "вторник, 16 ноября 2021 г. пользователь Eva Berg написал:",
};

// The person's own sentences.
const char* const kSentences[] = {
    "On the surface this looks like one, but it is not.",
    "On Thursday:",
    "On your remote host you can run:",
    "As I wrote on 12.03.2024:",
    "Wie ich am 12.03.2024 um 15:35 schrieb ich euch Folgendes:",
    "am 12.03.2024 um 15:30 Uhr hat der Kunde geschrieben:",
    "The log of 15:37 says:",
    "At 10:30 the server wrote:",
    "Please answer to bob@volvo.example and copy:",
    "On 2024-01-15 at 14:30 the disk was full.",
    "2024-01-15 14:30:25",
    "01/15/2024 at 2:30 PM",
    "Meeting 12.03.2024 15:30:",
};

}  // namespace

TEST_CASE("An attribution in the words of any mail program is cut with the quoted text under it") {
  for (const std::string attribution : kAttributions) {
    CAPTURE(attribution);
    CHECK(visible_reply("It works.\n\n" + attribution + "\n\n> Does it work?\n>\n> Anna\n") == "It works.");
    CHECK(visible_reply("It works.\n" + attribution + "\n> Does it work?\n") == "It works.");
  }
}

TEST_CASE("An attribution is cut with all that follows it where the history is not marked") {
  for (const std::string attribution : kAttributions) {
    CAPTURE(attribution);
    CHECK(visible_reply("It works.\n\n" + attribution + "\n\nDoes it work?\n\nAnna\n") == "It works.");
  }
}

TEST_CASE("A short attribution is cut only where quoted text follows it") {
  for (const std::string attribution : kShortAttributions) {
    CAPTURE(attribution);
    const std::string& line = attribution;
    CHECK(visible_reply("It works.\n\n" + line + "\n> Does it work?\n") == "It works.");
    CHECK(visible_reply("It works.\n\n" + line + "\n\nDoes it work?") ==
          "It works.\n\n" + line + "\n\nDoes it work?");
  }
}

TEST_CASE("A sentence that resembles an attribution stays, and what follows it") {
  for (const std::string sentence : kSentences) {
    CAPTURE(sentence);
    const auto text = "It works.\n\n" + sentence + "\n\nThe fan is new.";
    CHECK(visible_reply(text) == text);
  }
}
