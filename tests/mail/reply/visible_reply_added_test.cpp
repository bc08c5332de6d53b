// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "mail/reply/visible_reply.hpp"

using namespace ticketd::mail;

namespace {

struct Case {
  std::string text;
  std::string reply;
};

const std::vector<std::string> banners{
    "CAUTION: This email originated from outside of the organization. Do not click links or open "
    "attachments "
    "unless you recognize the sender and know the content is safe.",
    "CAUTION: This email originated from outside of\nthe organization. Do not click links or open "
    "attachments\n"
    "unless you recognize the sender and know the content is safe.",
    "*CAUTION:* This email originated from outside your organization. Exercise caution when opening "
    "attachments "
    "or clicking links, especially from unknown senders.",
    "EXTERNAL EMAIL: Do not click links or open attachments unless you trust the sender.",
    "[EXTERNAL EMAIL] DO NOT CLICK links or attachments unless you recognize the sender and know the "
    "content is "
    "safe.",
    "[EXTERNAL]",
    "[External Email]",
    "*** EXTERNAL MAIL ***",
    "EXTERNAL EMAIL",
    "[EXT]",
    "WARNING: This message came from an external sender. Please verify the sender before you open "
    "attachments.",
    "This email originated from outside of the organization.",
    "This message was sent from outside your organization. Please do not click links or open attachments "
    "unless "
    "you recognise the source of this email and know the content is safe.",
    "********************\nCAUTION: This email was sent from outside the company. Use caution with links.\n"
    "********************",
    "\xE2\x9A\xA0\xEF\xB8\x8F External sender. Do not click links or open attachments unless you trust the "
    "sender.",
    "This Message Is From an External Sender\nThis message came from outside your organization.\n"
    "Report Suspicious",
    "ZjQcmQRYFpfptBannerStart\nThis Message Is From an Untrusted Sender\nYou have not previously "
    "corresponded with "
    "this sender.\nReport Suspicious\nZjQcmQRYFpfptBannerEnd",
    "EXTERNAL EMAIL - This email was sent by a person from outside your organization. Exercise caution "
    "when "
    "clicking links, opening attachments or taking further action, before validating its "
    "authenticity.\nSecured by "
    "Check Point",
    "ACHTUNG: Diese E-Mail stammt von einem externen Absender. Klicken Sie nicht auf Links und \xC3\xB6"
    "ffnen Sie keine Anh\xC3\xA4nge, wenn Sie den Absender nicht kennen.",
    "VARNING: Det h\xC3\xA4r mejlet kommer fr\xC3\xA5n en extern avs\xC3\xA4ndare. Klicka inte p\xC3\xA5 "
    "l\xC3\xA4nkar.",
    "ADVARSEL: Denne mail kommer fra en ekstern afsender. Klik ikke p\xC3\xA5 links.",
    "ATTENTION : Ce courriel provient de l'ext\xC3\xA9rieur. Ne cliquez pas sur les liens.",
    "PRECAUCI\xC3\x93N: Este correo proviene de un remitente externo. No haga clic en enlaces.",
    "ATTENZIONE: questo messaggio proviene da un mittente esterno. Non cliccare sui link.",
    "LET OP: Dit bericht is afkomstig van buiten de organisatie. Klik niet op links.",
    "UWAGA: Ta wiadomo\xC5\x9B\xC4\x87 pochodzi spoza organizacji. Nie klikaj linki.",
};

void check(const std::vector<Case>& cases) {
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(visible_reply(each.text) == each.reply);
    CHECK(own_words(each.text, {}).text == each.reply);
  }
}

}  // namespace

TEST_CASE("PGP armour around a signed mail is no part of the words, and dash escapes are undone") {
  const std::string signature =
      "-----BEGIN PGP SIGNATURE-----\nVersion: GnuPG v2\n\niQEzBAEBCAAdFiEEabcdefghijklmnopqrstuv\n=abcd\n"
      "-----END PGP SIGNATURE-----\n";
  const std::string begin = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n";
  check({
      {begin + "YES\n" + signature, "YES"},
      {"\n" + begin + "/note\nShe never pays.\n" + signature, "/note\nShe never pays."},
      {"-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA1\r\nCharset: utf-8\r\n\r\nYes.\r\n" + signature,
       "Yes."},
      {begin + "Two things:\n- - the printer\n- - the door\n" + signature,
       "Two things:\n- the printer\n- the door"},
      {begin + "Done.\n\n- -- \nAnna Ek\n" + signature, "Done."},
      {begin + "Yes.\n\nOn Mon, 2 Nov 2026 at 09:00, Acme <support@acme.example> wrote:\n> resolved?\n" +
           signature,
       "Yes."},
      {begin + "Yes.\n-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEEabcdefghijklmnopqrstuv\n=abcd\n",
       "Yes."},
      {begin + "Yes.\n", "Yes."},
      {begin +
           "Yes.\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n=abcd\n-----END PGP SIGNATURE-----\nSent by list\n",
       "Yes.\nSent by list"},
      {"CAUTION: This email originated from outside of the organization.\n\n" + begin + "YES\n" + signature,
       "YES"},
      {"Look at this:\n> -----BEGIN PGP SIGNED MESSAGE-----\n> Hash: SHA1\n",
       "Look at this:\n> -----BEGIN PGP SIGNED MESSAGE-----\n> Hash: SHA1"},
  });
}

TEST_CASE(
    "Banners of gateways above the words are no part of them, in the languages and shapes of the trade") {
  for (const auto& banner : banners) {
    CAPTURE(banner);
    for (const std::string between : {"\n", "\n\n", "\n \n\n"}) {
      CAPTURE(between);
      for (const std::string words :
           {"YES", "Yes, thanks!", "yes", "No, the printer still burns.", "/note\nShe never pays.",
            "The link in your mail is broken.", "I can't open the attachment."}) {
        CAPTURE(words);
        CHECK(visible_reply(banner + between + words + "\n") == words);
        CHECK(own_words(banner + between + words + "\n", {}).text == words);
      }
    }
    CHECK(visible_reply(banner + "\n").empty());
    CHECK(own_words(banner + "\n\nOn Mon, 2 Nov 2026 at 09:00, A <a@b.example> wrote:\n> x\n", {})
              .text.empty());
  }
}

TEST_CASE("Safety tips above the words are no part of them") {
  for (const std::string tip :
       {"You don't often get email from eva@volvo.example. Learn why this is "
        "important<https://aka.ms/LearnAboutSenderIdentification>",
        "You don\xE2\x80\x99t often get email from eva@volvo.example. Learn why this is important "
        "(https://aka.ms/LearnAboutSenderIdentification)",
        "Some people who received this message don't often get email from eva@volvo.example. Learn why this "
        "is important",
        "[You don't often get email from eva@volvo.example. Learn why this is important at "
        "https://aka.ms/LearnAboutSenderIdentification ]",
        "Du f\xC3\xA5r inte ofta e-post fr\xC3\xA5n eva@volvo.example. L\xC3\xA4s om varf\xC3\xB6r det "
        "h\xC3\xA4r \xC3\xA4r viktigt",
        "Sie erhalten nicht oft E-Mails von eva@volvo.example. Erfahren Sie, warum dies wichtig ist",
        "Du f\xC3\xA5r ikke ofte mails fra eva@volvo.example. F\xC3\xA5 mere at vide om, hvorfor dette er "
        "vigtigt",
        "Vous n\xE2\x80\x99obtenez pas souvent d\xE2\x80\x99"
        "e-mail \xC3\xA0 partir de eva@volvo.example. D\xC3\xA9"
        "couvrez pourquoi cela est important"}) {
    CAPTURE(tip);
    CHECK(visible_reply(tip + "\nYES\n") == "YES");
    CHECK(visible_reply(tip + "\n\nyes please\n") == "yes please");
  }
}

TEST_CASE("Sensitivity labels above and below the words are no part of them") {
  for (const std::string label : {"Classification: Internal",
                                  "Classification: Confidential - Acme",
                                  "[Internal]",
                                  "[Confidential]",
                                  "(Internal)",
                                  "Sensitivity: General",
                                  "Sensitivity label: Acme - Internal",
                                  "TLP:AMBER",
                                  "[TLP:GREEN]",
                                  "*Internal*",
                                  "INTERNAL",
                                  "CONFIDENTIAL",
                                  "Internal Use Only",
                                  "OFFICIAL-SENSITIVE",
                                  "Classified as Internal",
                                  "Data Classification: Internal Use Only",
                                  "This message is classified as Confidential",
                                  "Klassificering: Intern",
                                  "Informationsklass: K2 - Intern",
                                  "Klassifizierung: Streng vertraulich",
                                  "Vertraulichkeit: Intern",
                                  "Nur f\xC3\xBCr den internen Gebrauch",
                                  "Fortrolighed: Internt",

                                  "Label: Internal",
                                  "Classification | Public"}) {
    CAPTURE(label);
    CHECK(visible_reply(label + "\n\nYES\n") == "YES");
    CHECK(visible_reply(label + "\n/note\nShe never pays.\n") == "/note\nShe never pays.");
    CHECK(visible_reply("We are on it.\n\n" + label + "\n") == "We are on it.");
    CHECK(visible_reply(label +
                        "\n\nCAUTION: This email originated from outside of the organization.\n\nYES\n") ==
          "YES");
  }
  CHECK(visible_reply("It works again.\n\nThis email has been scanned for viruses by Acme Gate.\n") ==
        "It works again.");
}

TEST_CASE("A person's words are never taken for a banner or a label") {
  for (const std::string words :
       {"Internal",
        "Public",
        "Confidential",
        "Classification: Internal",
        "Internal use only",
        "External",
        "External email.",
        "Which one? The external mail server.",
        "Extern",
        "Internal\n\nThat is the answer to your question.",
        "Warning: our external mail server is down.",
        "Attention: external mail down",
        "Important: do not open the file, it is broken.",
        "Be careful, the printer smokes.",
        "Our external mail server rejects messages from outside the organization.",
        "This email was sent from outside our network yesterday and it never arrived.",
        "This mail was sent from outside the organization and came back to the person who wrote it with an "
        "error.",
        "You don't often get email from me, but now it burns.",
        "The sender of the mail says that the link is safe, but I can't open the attachment.",
        "Caution, hot.",
        "Do not click the button yet.",
        "Please do not reply to her mail.",
        "Classification: internal error 500 on the shop",
        "Label: the printer has none",
        "Classification of the ticket is wrong.",
        "Sensitivity: it reacts too slowly",
        "[ERROR] disk full",
        "[1] first",
        "(open) is what the button says",
        "Our mails show this:\nCAUTION: This email originated from outside of the organization.\nWhy?",
        "Viktigt: klicka inte bort felet.",
        "Achtung, der Drucker brennt.",
        "Attention!\n\nThe printer burns.",
        "Warning\n\nThe disk is full.",
        "Security level: 5 of 6 lamps are red",
        "RED\n\nThat is the colour of the lamp.",
        "It runs again.\n\nThe document was scanned by the new printer.",
        "It runs again.\n\nPowered by the new UPS.",
        "External monitor is black.",
        "External monitor\n\nIt is black."}) {
    CAPTURE(words);
    CHECK(visible_reply(words + "\n") == words);
    CHECK(own_words(words + "\n", {}).text == words);
  }
}

TEST_CASE("Own words end to be clear where anything quote-like begins, and a signature is told apart") {
  const auto clear = [](const std::string& text) {
    const auto words = own_words(text, {});
    return words.text.substr(0, words.clear);
  };
  CHECK(clear("One.\nTwo.\n") == "One.\nTwo.");
  CHECK(clear("One.\n> It burns.\nTwo.\n") == "One.");
  CHECK(clear("> It burns.\nTwo.\n").empty());
  CHECK(clear("On Mon, 2 Nov 2026 at 09:00, Acme <support@acme.example> wrote:\n> resolved?\n\nTwo.\n")
            .empty());
  CHECK(clear("One.\n\nOn Mon, 2 Nov 2026 at 09:00, Acme <support@acme.example> wrote:\n> resolved?\n") ==
        "One.");
  CHECK(clear("[Internal]\n\nOne.\n") == "One.");
  CHECK(clear("One.\n-- \nAnna\n") == "One.");
  CHECK(own_words("One.\n-- \nAnna\n/resolve\n", {}).signature == "-- \nAnna\n/resolve");
  CHECK(own_words("> It burns.\n", {}).text.empty());
  CHECK(own_words("-- \nAnna\n", {}).text.empty());
}
