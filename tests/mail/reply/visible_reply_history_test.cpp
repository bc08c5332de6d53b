// SPDX-License-Identifier: Apache-2.0
#include <string>

#include <doctest/doctest.h>

#include "mail/reply/visible_reply.hpp"

using ticketd::mail::visible_reply;

namespace {

const char* const kHeaderBlocks[] = {
    "From: Eva Berg [mailto:eva@volvo.example]\nSent: Wednesday, October 18, 2017 2:05 PM\nTo: "
    "Desk\nSubject: RE: Fan",
    "*From:* Eva Berg\n*Sent:* 2016-01-27\n*To:* desk@acme.example\n*Subject:* Fan",
    "From: Eva Berg\n<a-very-long-address@workshop.volvo.example>\nSent: Monday, August 26, 2019 4:37 PM\n"
    "To: Desk <desk@acme.example>\nSubject: Fan",
    "From: Eva Berg <eva@volvo.example>\nDate: Thu, 24 Mar 2016 08:07:12 -0700",
    "From: Eva Berg <eva@volvo.example> Date: Thu, 24 Mar 2016 08:07:12 -0700",
    "Date: Wed, 16 May 2012 00:15:02 -0600\nTo: desk@acme.example",
    "Date: Fri, 23 Mar 2012 12:35:31 -0600\nTo: desk@acme.example\nFrom: eva@volvo.example\nSubject: Fan",
    "From: Eva Berg\n\nSent: Monday, January 01, 2000 12:00 AM\n\nTo: desk@acme.example\n\nSubject: Fan",
    "From: Eva Berg <eva@volvo.example>\nSent: Monday, 1 May 2017\nTo: A <a@acme.example>; B "
    "<b@acme.example>;\n"
    " C <c@acme.example>;\n D <d@acme.example>;\n E <e@acme.example>\nCc: F <f@acme.example>\nSubject: Fan",
    "Von: Eva Berg <eva@volvo.example>\nGesendet: Donnerstag, 23. März 2023 17:11\nAn: Desk\nBetreff: AW: "
    "Lüfter",
    "Från: Eva Berg [mailto:eva@volvo.example]\nSkickat: den 26 augusti 2015 14:45\nTill: Desk\nÄmne: RE: "
    "Fläkt",
    "Fra: Eva Berg <eva@volvo.example>\nSendt: 19. marts 2011 12:10\nTil: Desk\nEmne: Blæser",
    "Fra: Eva Berg\nDato: tirsdag 16. november 2021 kl. 12:34\nTil: desk@acme.example\nEmne: Vifte",
    "Lähettäjä: Eva Berg\nLähetetty: tiistai 16. marraskuuta 2021 12.34\nVastaanottaja: Desk\nAihe: Tuuletin",
    "Van: Eva Berg [mailto:eva@volvo.example]\nVerzonden: dinsdag 16 november 2021 12:34\nAan: "
    "Desk\nOnderwerp: Ventilator",
    "De : Eva Berg [mailto:eva@volvo.example]\nEnvoyé : vendredi 23 janvier 2015 16:39\nÀ : Desk\nObjet : "
    "Ventilateur",
    "De: Eva Berg <eva@volvo.example>\nEnviado el: martes, 16 de noviembre de 2021 12:34\nPara: "
    "Desk\nAsunto: Ventilador",
    "De: Eva Berg <eva@volvo.example>\nEnviada em: terça-feira, 16 de novembro de 2021 12:34\nPara: "
    "Desk\nAssunto: Ventoinha",
    "Da: Eva Berg<mailto:eva@volvo.example>\nInviato: martedì 3 gennaio 2017 10:35\nA: Desk\nOggetto: "
    "Ventola",
    "De la: Eva Berg\nTrimis: marți, 16 noiembrie 2021 12:34\nCătre: Desk\nSubiect: Ventilator",
    "Od: Eva Berg\nWysłano: wtorek, 16 listopada 2021 12:34\nDo: Desk\nTemat: Wentylator",
    "From: Eva Berg\nWysłano: wtorek, 16 listopada 2021 12:34\nDo: Desk\nTemat: Wentylator",
    "Od: Eva Berg\nOdesláno: úterý 16. listopadu 2021 12:34\nKomu: Desk\nPředmět: Ventilátor",
    "Od: Eva Berg\nOdoslané: utorok 16. novembra 2021 12:34\nKomu: Desk\nPredmet: Ventilátor",
    "Feladó: Eva Berg\nElküldve: 2021. november 16. 12:34\nCímzett: Desk\nTárgy: Ventilátor",
    "От: Eva Berg\nОтправлено: вторник, 16 ноября 2021 г. 12:34\nКому: Desk\nТема: Вентилятор",
    "От: Eva Berg\nОтправлено: \xE2\x80\x8E"
    "четверг\xE2\x80\x8E, \xE2\x80\x8E"
    "26 июня 2014 г. 15:05\nКому: Desk",
    "Від: Eva Berg\nНадіслано: 16 листопада 2021 р. 12:34\nКому: Desk\nТема: Вентилятор",
    "Από: Eva Berg\nΣτάλθηκε: Τρίτη, 16 Νοεμβρίου 2021 12:34\nΠρος: Desk\nΘέμα: Ανεμιστήρας",
    "Kimden: Eva Berg\nGönderildi: 16 Kasım 2021 Salı 12:34\nKime: Desk\nKonu: Fan",
    "差出人: Eva Berg <eva@volvo.example>\n送信日時: 2021年11月16日 12:34\n宛先: Desk\n件名: ファン",
    "发件人: Eva Berg <eva@volvo.example>\n发送时间: 2017年8月2日 15:37\n收件人: Desk\n主题: 风扇",
    "寄件者：Eva Berg\n寄件日期：2017年8月2日 15:37\n收件者：Desk\n主旨：風扇",
    "보낸 사람: Eva Berg\n보낸 날짜: 2021년 11월 16일 화요일 오후 12:34\n받는 사람: Desk\n제목: 팬",
    "Từ: Eva Berg\nĐã gửi: Thứ Ba, 16 tháng 11, 2021 12:34\nĐến: Desk\nChủ đề: Quạt",
};

const char* const kSeparators[] = {
    "-----Original Message-----",
    "-------- Original Message --------",
    "----- Original Message -----",
    "-----Ursprüngliche Nachricht-----",
    "-------- Originalnachricht --------",
    "-------- Message d'origine --------",
    "-----Message d\xE2\x80\x99origine-----",
    "-----Mensaje original-----",
    "-----Mensagem original-----",
    "-----Messaggio originale-----",
    "-----Oorspronkelijk bericht-----",
    "-----Ursprungligt meddelande-----",
    "-----Oprindelig meddelelse-----",
    "-----Opprinnelig melding-----",
    "-----Alkuperäinen viesti-----",
    "-----Wiadomość oryginalna-----",
    "-----Původní zpráva-----",
    "-----Исходное сообщение-----",
    "-----Αρχικό μήνυμα-----",
    "-----Orijinal Mesaj-----",
    "-----元のメッセージ-----",
    "-----原始邮件-----",
    "------------------ 原始邮件 ------------------",
    "-----원본 메시지-----",
    "---------- Forwarded message ---------",
    "---------- Weitergeleitete Nachricht ---------",
    "---------- Message transféré ---------",
    "---------- Vidarebefordrat meddelande ---------",
    "##- Please type your reply above this line -##",
};

}  // namespace

TEST_CASE("A header block in any language is cut with what follows it") {
  for (const std::string block : kHeaderBlocks) {
    CAPTURE(block);
    CHECK(visible_reply("It works.\n\n" + block + "\n\nDoes it work?\n\nAnna\n") == "It works.");
    CHECK(visible_reply("It works.\n________________________________\n" + block + "\n\nDoes it?") ==
          "It works.");
  }
}

TEST_CASE("A separator in any language is cut with what follows it") {
  for (const std::string separator : kSeparators) {
    CAPTURE(separator);
    CHECK(visible_reply("It works.\n\n" + separator + "\n\nDoes it work?\n") == "It works.");
  }
}

TEST_CASE("Lines with colons that are no header block stay") {
  const char* const texts[] = {
      "Invitation:\n\nDate: Wednesday 3, October 2011\nTime: 7:00am\nAddress: 130 Fox St\n\nBring your ID.",
      "From: Berlin\nTo: Hamburg",
      "Subject: the fan\nIt is loud.",
      "From: now on it works.",
      "To: everybody\nDate: tomorrow",
      "Enter it below.\n\n--------- Enter Feedback Below ---------\n\nIt was unparalleled.",
      "Service Date\n-------------------\nFan Jun 27\n\nSincerely,\nEva",
      "The original message was lost.\nPlease send it again.",
      "I forwarded message 12 to you.",
      "Visit us now...\n>>> >>>  http://www.volvo.example <<<\nby clicking the link above",
      ">From the workshop with love",
      "I got this:\n\nFrom: DAEMON@volvo.example\nTo: eva@volvo.example\nSubject: Failed\n\nWhat now?",
      "===",
      "It works.\n-----",
  };
  for (const std::string text : texts) {
    CAPTURE(text);
    CHECK(visible_reply(text) == text);
  }
}

TEST_CASE("Answers between quoted lines are kept with the lines they answer") {
  CHECK(visible_reply("On Tue, Apr 29, 2014 at 4:22 PM, Anna <anna@acme.example> wrote:\n> Which fan?\n\nThe "
                      "left one.\n\n"
                      "> Since when?\n\nMonday.\n\n> Regards\n> Anna\n") ==
        "On Tue, Apr 29, 2014 at 4:22 PM, Anna <anna@acme.example> wrote:\n> Which fan?\n\nThe left one.\n\n"
        "> Since when?\n\nMonday.");
  CHECK(visible_reply("> Shall we replace the disk in the server tomorrow?\nyes\n> And the fans?\nno\n") ==
        "> Shall we replace the disk in the server tomorrow?\nyes\n> And the fans?\nno");
}

TEST_CASE("Text above and under one announced quote is kept without it") {
  CHECK(visible_reply(
            "It works.\n\nOn 04/19/2011 07:10 AM, Anna wrote:\n\n> Does it?\n>\n> Anna\n\nRegards, Eva") ==
        "It works.\n\nRegards, Eva");
  CHECK(visible_reply("On 04/19/2011 07:10 AM, Anna wrote:\n> Does it?\nIt works.") == "It works.");
}

TEST_CASE("A quote that nothing announces is kept above text and cut at the end") {
  CHECK(visible_reply("> Does it?\n\nIt works.") == "> Does it?\n\nIt works.");
  CHECK(visible_reply("It works.\n\n> Does it?\n> Anna") == "It works.");
  CHECK(visible_reply("It fails with:\n\n> no fan\n> no disk") == "It fails with:\n\n> no fan\n> no disk");
}

TEST_CASE("A quoted line whose end was torn off by a wrap is quoted as a whole") {
  CHECK(visible_reply("It works.\n\nOn 04/19/2011 07:10 AM, Anna wrote:\n"
                      "> We would like to know whether the new fan that was delivered to you las\nt week "
                      "works\n> now\n") == "It works.");
}

TEST_CASE("A link that stands without mark within a quote is quoted") {
  CHECK(visible_reply(
            "It works.\n\nOn Thursday, October 25, 2012 at 3:03 PM, Anna wrote:\n\n> Answer this mail\n>\n"
            "(http://acme.example/c/YzOTYzMmE) >\n> or call\n>") == "It works.");
}

TEST_CASE("A line of control characters alone introduces no header block") {
  const std::string head =
      "From: Eva <eva@x.example>\nSent: Monday\nTo: desk@x.example\nSubject: Re: printer\n\nold\n";
  for (const std::string line : {"\r\r\r", "\xe9\x80", "\x01"}) {
    CAPTURE(line);
    CHECK(visible_reply("It works.\n\n" + line + "\n" + head).find("old") == std::string::npos);
    CHECK(visible_reply(line + "\n\nIt works.\n").find("It works.") != std::string::npos);
  }
}

TEST_CASE("The inside of a code fence is text whatever it looks like") {
  const char* const text =
      "See:\n```\nOn 04/19/2011 07:10 AM, Eva wrote:\n> x\n-- \nEva\n```\nIs that right?";
  CHECK(visible_reply(text) == text);
}

TEST_CASE("A forward without a word of the sender shows the body that was forwarded") {
  CHECK(
      visible_reply(
          "---------- Forwarded message ----------\nFrom: Eva <eva@volvo.example>\nDate: Thu, Jan 28, 2016\n"
          "Subject: The fan\nTo: desk@acme.example\n\nIt is loud.\n") == "It is loud.");
}

TEST_CASE("A mail of nothing but an announced quote says nothing") {
  CHECK(visible_reply("On 04/19/2011 07:10 AM, Anna wrote:\n\n> Does it?\n") == "");
  CHECK(visible_reply("") == "");
  CHECK(visible_reply(" \n\t\n") == "");
}

TEST_CASE("A replied message in rows of a table is history, a table of the person's is not") {
  const std::string rows =
      "| From | Desk<desk@acme.example> |\n| Date | 11/03/2026 09:00 |\n| To | Eva<eva@customer.example> |\n"
      "| Subject | [#17] Fan |\n\nWe have looked at it.\n";
  for (const std::string title :
       {"---- Replied Message ----\n", "---- Replied Email ----\n", "---- Forwarded Message ----\n", ""}) {
    CAPTURE(title);
    CHECK(ticketd::mail::visible_reply("It works.\n\n" + title + rows) == "It works.");
  }
  CHECK(ticketd::mail::visible_reply(
            "It works.\n\n---- Replied Message ----\n| 发件人 | Desk<desk@acme.example> |\n"
            "| 日期 | 2026年11月3日 |\n| 收件人 | Eva<eva@customer.example> |\nWe looked.") == "It works.");
  const std::string table = "These fail:\n\n| Fan | State |\n| Date | 11/03/2026 |\n| To | check |";
  CHECK(ticketd::mail::visible_reply(table) == table);
}
