// SPDX-License-Identifier: Apache-2.0
#include <string>

#include <doctest/doctest.h>

#include "mail/reply/visible_reply.hpp"

using ticketd::mail::visible_reply;

namespace {

const char* const kDeviceLines[] = {
    "Sent from my iPhone",
    "Sent from my iPad.",
    "Sent from my BlackBerry",
    "Sent from my Wiko RIDGE FAB 4G",
    "Sent from my Samsung Galaxy smartphone.",
    "Sent from my Verizon, Samsung Galaxy smartphone",
    "Sent from Mail for Windows 10",
    "Sent from Mail<https://go.microsoft.example/fwlink> for Windows",
    "Sent from Yahoo Mail on Android",
    "Sent from Outlook for iOS<https://aka.example/o0ukef>",
    "Get Outlook for iOS<https://aka.example/o0ukef>",
    "Sent via the Samsung Galaxy S21, an AT&T 5G smartphone",
    "Sent with Proton Mail secure email.",
    "Sent with Sparrow (http://www.sparrow.example/?sig)",
    "Von meinem iPhone gesendet",
    "Gesendet von meinem iPad",
    "Gesendet mit der GMX Mail App",
    "Gesendet von Outlook für Android<https://aka.example/x>",
    "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.",
    "Von Samsung-Tablet gesendet",
    "Envoyé de mon iPhone",
    "Envoyé depuis mon téléphone Orange",
    "Envoyé à partir de Outlook pour iOS<https://aka.example/o0ukef>",
    "Télécharger Outlook pour iOS",
    "Enviado desde mi iPhone",
    "Enviado do meu iPhone",
    "Enviado a partir do meu smartphone Samsung Galaxy.",
    "Obtener Outlook para Android",
    "Obter o Outlook para iOS",
    "Inviato da iPhone",
    "Inviato dal mio iPad",
    "Scarica Outlook per iOS",
    "Verstuurd vanaf mijn iPhone",
    "Verzonden vanaf mijn Galaxy",
    "Outlook voor iOS downloaden",
    "Skickat från min iPhone",
    "Skickat från Outlook för Android",
    "Hämta Outlook för iOS",
    "Sendt fra min iPad",
    "Sendt fra Outlook til iOS",
    "Hent Outlook til iOS",
    "Lähetetty iPhonesta",
    "Hanki Outlook for iOS",
    "Wysłane z iPhone'a",
    "Pobierz aplikację Outlook dla systemu iOS",
    "Odesláno z iPhonu",
    "Odoslané z iPhonu",
    "Отправлено с iPhone",
    "Отправлено из мобильной Яндекс Почты: http://m.ya.example/ymail",
    "Надіслано з iPhone",
    "Στάλθηκε από το iPhone μου",
    "iPhone'umdan gönderildi",
    "Trimis de pe iPhone-ul meu",
    "Đã gửi từ iPhone của tôi",
    "iPhoneから送信",
    "从我的iPhone发送",
    "发自我的iPhone",
    "從我的 iPhone 傳送",
    "나의 iPhone에서 보냄",
};

const char* const kSentences[] = {
    "Sent from my desk, is much easier then my mobile phone.",
    "The notification was sent from my iPhone app to all users.",
    "All messages are sent from the main server.",
    "Gesendet haben wir es gestern.",
    "Envoyé hier par la poste.",
    "Skickat från lagret igår.",
    "Inviato da magazzino ieri, arriva domani.",
    "Sent from eva@volvo.example to our mail server",
};

}  // namespace

TEST_CASE("What a telephone signs with is cut, and what stands under it") {
  for (const std::string line : kDeviceLines) {
    CAPTURE(line);
    CHECK(visible_reply("It works.\n\n" + line + "\n") == "It works.");
    CHECK(visible_reply("It works.\n\n" + line + "\n\nDoes it work?\nAnna\n") == "It works.");
  }
}

TEST_CASE("A sentence that resembles a telephone's signature stays") {
  for (const std::string line : kSentences) {
    CAPTURE(line);
    const auto text = "It works.\n\n" + line + "\n\nThe fan is new.";
    CHECK(visible_reply(text) == text);
  }
}

TEST_CASE("A signature under its delimiter is cut, above history and at the end") {
  CHECK(visible_reply("It works.\n\n-- \nEva Berg\nVolvo") == "It works.");
  CHECK(visible_reply("It works.\n\n--\nEva Berg\n\n> Does it?") == "It works.");
  CHECK(
      visible_reply("It works.\n\n-- \nEva\n\nOn 04/19/2011 07:10 AM, Anna wrote:\n> Does it?\n\nIt does.") ==
      "It works.\n\nIt does.");
}

TEST_CASE("Dashes that delimit no signature stay") {
  const char* const texts[] = {
      "Because of:\n-- the first point\n-- the second point\n\nI hope you can check it",
      "And here is a fix -- this is not a signature.\n\nBye",
      "Done:\n\n-fans\n-disks",
      "It works.\n\n-remove the old one",
      "It works\n\n\xE2\x80\x94\nEva Berg",
  };
  for (const std::string text : texts) {
    CAPTURE(text);
    CHECK(visible_reply(text) == text);
  }
  const std::string long_text = "First part.\n--\n" + [] {
    std::string lines;
    for (int i = 0; i < 50; ++i) lines += "Line of the second part.\n";
    return lines;
  }();
  CHECK(visible_reply(long_text).size() > 1000);
}

TEST_CASE("The footer of a mailing list is cut, other underscores stay") {
  CHECK(visible_reply("It works.\n\n_______________________\nfan-users mailing list\nfan-users@acme.example\n"
                      "http://acme.example/mailman/listinfo/fans\n") == "It works.");
  const char* const form = "Name\n______\nEva\nFan\n______\nleft";
  CHECK(visible_reply(form) == form);
}

TEST_CASE("A closing formula stays with a name and goes with a block of titles and numbers") {
  CHECK(visible_reply("It works.\n\nBest regards,\nEva") == "It works.\n\nBest regards,\nEva");
  CHECK(visible_reply("It works.\n\nRegards,\n\nEva Berg\nCEO @ Volvo !") == "It works.");
  CHECK(visible_reply("Es geht.\n\nMit freundlichen Grüßen\n\nEva Berg\nWerkstatt\nTel. +46 31 000001") ==
        "Es geht.");
  CHECK(visible_reply("It works.\n\nRegards,\nEva Berg\nVolvo, +46 31 000001\n\nOn 04/19/2011 07:10 AM, Anna "
                      "wrote:\n> Does it?") == "It works.");
  const char* const texts[] = {
      "It works.\n\nRegards,\nEva Berg\nVolvo",
      "It works.\n\nRegards,\nEva\n\nP.S. Will you send somebody for the other fan too, please?",
      "It works.\n\nRegards,\nEva Berg\nVolvo\n\nPlease call me on 031-000001 tomorrow, the fan smokes.",
      "It works.\n\nRegards,\nEva Berg, 031-000001\n\nCall me tomorrow",
  };
  for (const std::string text : texts) {
    CAPTURE(text);
    CHECK(visible_reply(text) == text);
  }
}

TEST_CASE("Dashes that stand there twice part sections, dashes with a blank are a signature's") {
  const char* const form = "A new enquiry.\n\n--\n\nName: Lena\n\n--\n\nStreet 1\n\n--\nFloor 3";
  CHECK(visible_reply(form) == form);
  CHECK(visible_reply("One.\n--\nTwo.\n--\nThree.\n\nOn 01/03/11 7:07 PM, Anna wrote:\n> Does it?") ==
        "One.\n--\nTwo.\n--\nThree.");
  CHECK(visible_reply("It works.\n-- \nEva\n-- \nThis mail is for you only") == "It works.");
  CHECK(visible_reply("It works.\n\n--\nEva\n\nOn 01/03/11 7:07 PM, Anna wrote:\n> Does it?\n--\nAnna") ==
        "It works.");
  CHECK(visible_reply("It works.\n\n--\nEva\n\n> Does it?\n> --\n> Anna") == "It works.");
}

TEST_CASE("A name behind a dash at the end is a signature") {
  CHECK(visible_reply("It works.\n\n-Eva Berg") == "It works.");
  CHECK(visible_reply("It works.\n\n-Eva Berg\n\nOn 01/03/11 7:07 PM, Anna wrote:\n> Does it?") ==
        "It works.");
}
