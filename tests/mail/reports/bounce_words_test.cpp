// SPDX-License-Identifier: Apache-2.0
// What the world's mail systems write, without any field for machines, when a mail cannot be delivered.
// What is expected was written by hand.
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "domain/verdict.hpp"
#include "mail/parse.hpp"

using namespace ticketd::mail;
using ticketd::domain::Verdict;

namespace {

struct Row {
  std::string_view system;
  std::string_view from;
  std::string_view subject;
  std::string_view body;
  std::string_view recipient;
  std::string_view status;
  Verdict verdict;
};

const Row bounces[] = {
    {"qmail", "MAILER-DAEMON@m.example", "failure notice",
     "Hi. This is the qmail-send program at m.example.\n"
     "I'm afraid I wasn't able to deliver your message to the following addresses.\n"
     "This is a permanent error; I've given up. Sorry it didn't work out.\n"
     "\n"
     "<gone@x.example>:\n"
     "Sorry, no mailbox here by that name. (#5.1.1)\n"
     "\n"
     "--- Below this line is a copy of the message.\n"
     "\n"
     "Return-Path: <desk@y.example>\n"
     "Message-ID: <ours@y.example>\n"
     "From: desk@y.example\n"
     "To: gone@x.example\n"
     "Subject: hi\n"
     "\n"
     "hello\n"
     "",
     "gone@x.example", "5.1.1", Verdict::Bounce},
    {"exim", "Mail Delivery System <Mailer-Daemon@m.example>",
     "Mail delivery failed: returning message to sender",
     "This message was created automatically by mail delivery software.\n"
     "\n"
     "A message that you sent could not be delivered to one or more of its\n"
     "recipients. This is a permanent error. The following address(es) failed:\n"
     "\n"
     "  gone@x.example\n"
     "    host mx.x.example [192.0.2.1]\n"
     "    SMTP error from remote mail server after RCPT TO:<gone@x.example>:\n"
     "    550 Unrouteable address\n"
     "\n"
     "------ This is a copy of the message, including all the headers. ------\n"
     "\n"
     "From: desk@y.example\n"
     "To: gone@x.example\n"
     "\n"
     "hi\n"
     "",
     "gone@x.example", "5.1.1", Verdict::Bounce},
    {"exim warn", "Mail Delivery System <Mailer-Daemon@m.example>",
     "Warning: message 1abc-0001 delayed 24 hours",
     "This message was created automatically by mail delivery software.\n"
     "A message that you sent has not yet been delivered to one or more of its\n"
     "recipients after more than 24 hours on the queue on m.example.\n"
     "\n"
     "The address to which the message has not yet been delivered is:\n"
     "\n"
     "  late@x.example\n"
     "    Delay reason: connection timed out\n"
     "\n"
     "No action is required on your part.",
     "late@x.example", "4.4.1", Verdict::Delay},
    {"sendmail", "Mail Delivery Subsystem <MAILER-DAEMON@m.example>",
     "Returned mail: see transcript for details",
     "The original message was received at Mon, 5 Jan 2026 10:00:00 GMT\n"
     "from desk [192.0.2.5]\n"
     "\n"
     "   ----- The following addresses had permanent fatal errors -----\n"
     "<gone@x.example>\n"
     "    (reason: 550 5.1.1 <gone@x.example>... User unknown)\n"
     "\n"
     "   ----- Transcript of session follows -----\n"
     "... while talking to mx.x.example.:\n"
     ">>> DATA\n"
     "<<< 550 5.1.1 <gone@x.example>... User unknown\n"
     "550 5.1.1 <gone@x.example>... User unknown\n"
     "",
     "gone@x.example", "5.1.1", Verdict::Bounce},
    {"postfix text", "MAILER-DAEMON@m.example (Mail Delivery System)", "Undelivered Mail Returned to Sender",
     "This is the mail system at host m.example.\n"
     "\n"
     "I'm sorry to have to inform you that your message could not\n"
     "be delivered to one or more recipients. It's attached below.\n"
     "\n"
     "For further assistance, please send mail to postmaster.\n"
     "\n"
     "<gone@x.example>: host mx.x.example[192.0.2.1] said: 552 5.2.2 mailbox\n"
     "    full (in reply to RCPT TO command)\n"
     "",
     "gone@x.example", "5.2.2", Verdict::Bounce},
    {"exchange sv", "Microsoft Outlook <postmaster@x.example>", "Kan inte levereras: hej",
     "Leveransen misslyckades till följande mottagare eller grupper:\n"
     "\n"
     "gone@x.example (gone@x.example)\n"
     "E-postadressen du angav kunde inte hittas. Kontrollera mottagarens e-postadress och försök skicka "
     "meddelandet igen.\n"
     "\n"
     "Diagnostikinformation för administratörer:\n"
     "\n"
     "Genererande server: ex.x.example\n"
     "\n"
     "gone@x.example\n"
     "Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address "
     "lookup'\n"
     "",
     "gone@x.example", "5.1.10", Verdict::Bounce},
    {"exchange de no code", "postmaster@x.example", "Unzustellbar: Hallo",
     "Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Verteilerlisten:\n"
     "\n"
     "gone@x.example\n"
     "Das Postfach des Empfängers ist voll und kann zurzeit keine Nachrichten annehmen. Versuchen Sie, diese "
     "Nachricht später erneut zu senden.\n"
     "",
     "gone@x.example", "5.2.2", Verdict::Bounce},
    {"exchange fr", "postmaster@x.example", "Non remis : bonjour",
     "Échec de la remise pour ces destinataires ou groupes :\n"
     "\n"
     "gone@x.example\n"
     "L'adresse de messagerie que vous avez entrée est introuvable. Vérifiez l'adresse et essayez de "
     "renvoyer le message.\n"
     "",
     "gone@x.example", "5.1.1", Verdict::Bounce},
    {"exchange es", "postmaster@x.example", "No se puede entregar: hola",
     "Error de entrega a estos destinatarios o grupos:\n"
     "\n"
     "gone@x.example\n"
     "No se encontró la dirección de correo electrónico que especificó. Compruebe la dirección e intente "
     "reenviar el mensaje.\n"
     "",
     "gone@x.example", "5.1.1", Verdict::Bounce},
    {"exchange da", "postmaster@x.example", "Kan ikke leveres: hej",
     "Levering til disse modtagere eller grupper mislykkedes:\n"
     "\n"
     "gone@x.example\n"
     "Den mailadresse, du har angivet, blev ikke fundet. Kontrollér modtagerens mailadresse, og prøv at "
     "sende meddelelsen igen.\n"
     "",
     "gone@x.example", "5.1.1", Verdict::Bounce},
    {"gmail", "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
     "Delivery Status Notification (Failure)",
     "** Address not found **\n"
     "\n"
     "Your message wasn't delivered to gone@x.example because the address couldn't be found, or is unable to "
     "receive mail.\n"
     "\n"
     "The response from the remote server was:\n"
     "550 5.1.1 The email account that you tried to reach does not exist.\n"
     "",
     "gone@x.example", "5.1.1", Verdict::Bounce},
    {"gmail sv", "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
     "Delivery Status Notification (Failure)",
     "** Det gick inte att hitta adressen **\n"
     "\n"
     "Meddelandet levererades inte till gone@x.example eftersom adressen inte kunde hittas eller inte kan ta "
     "emot e-post.\n"
     "",
     "gone@x.example", "5.1.1", Verdict::Bounce},
    {"yahoo", "MAILER-DAEMON@yahoo.com", "Failure Notice",
     "Sorry, we were unable to deliver your message to the following address.\n"
     "\n"
     "<gone@x.example>:\n"
     "554: delivery error: dd This user doesn't have a x.example account (gone@x.example) [0] - "
     "mta1.x.example\n"
     "\n"
     "--- Original message below.\n"
     "",
     "gone@x.example", "5.1.1", Verdict::Bounce},
    {"notes", "Postmaster@x.example",
     "DELIVERY FAILURE: User gone (gone@x.example) not listed in Domino Directory",
     "Your message\n"
     "\n"
     "  Subject: hi\n"
     "\n"
     "was not delivered to:\n"
     "\n"
     "  gone@x.example\n"
     "\n"
     "because:\n"
     "\n"
     "  User gone (gone@x.example) not listed in Domino Directory\n"
     "",
     "gone@x.example", "5.1.1", Verdict::Bounce},
    {"groupwise", "postmaster@x.example", "Message status - undeliverable",
     "The message that you sent was undeliverable to the following:\n"
     "	gone@x.example (user not found)\n"
     "\n"
     "Possibly truncated original message follows:\n"
     "\n"
     "hi\n"
     "",
     "gone@x.example", "5.1.1", Verdict::Bounce},
    {"mimecast", "Postmaster <postmaster@m.example>", "[Postmaster] Email Delivery Failure",
     "This is a delivery failure notification message indicating that\n"
     "an email you addressed to email address :\n"
     "-- gone@x.example\n"
     "\n"
     "could not be delivered. The problem appears to be :\n"
     "-- Recipient email address is possibly incorrect\n"
     "\n"
     "Additional information follows :\n"
     "-- 550 No such recipient\n"
     "",
     "gone@x.example", "5.1.1", Verdict::Bounce},
    {"barracuda", "Barracuda Spam Firewall <postmaster@m.example>",
     "**Message you sent blocked by our bulk email filter**",
     "Your message to: gone@x.example\n"
     "was blocked by our Spam Firewall. The email you sent with the following subject has NOT BEEN "
     "DELIVERED:\n"
     "\n"
     "Subject: hi\n"
     "",
     "gone@x.example", "5.7.1", Verdict::Bounce},
    {"proofpoint", "MAILER-DAEMON@pphosted.example", "Undeliverable message",
     "Your message could not be delivered to the following recipients:\n"
     "\n"
     "gone@x.example\n"
     "\n"
     "Reason: 554 5.7.1 Message rejected due to policy\n"
     "",
     "gone@x.example", "5.7.1", Verdict::Bounce},
    {"qq", "PostMaster@qq.com", "系统退信/Systems bounce",
     "抱歉,您的邮件被退回来了……\n"
     "\n"
     "原邮件信息:\n"
     "时间: 2026-01-05 10:00\n"
     "主题: hi\n"
     "收件人: gone@qq.example\n"
     "\n"
     "退信原因: 收件人邮箱不存在\n"
     "",
     "gone@qq.example", "5.1.1", Verdict::Bounce},
    {"163", "postmaster@163.com", "系统退信",
     "抱歉，您的邮件未能成功发送给以下收件人：\n"
     "gone@163.example\n"
     "退信原因：收件人邮件地址不存在，邮件无法送达。\n"
     "",
     "gone@163.example", "5.1.1", Verdict::Bounce},
    {"docomo", "MAILER-DAEMON@docomo.ne.jp", "Mail System Error - Returned Mail",
     "次のあて先へのメッセージはエラーのため送信できませんでした。\n"
     "\n"
     "送信先メールアドレスが見つからないか、\n"
     "送信先メールサーバーの事由により送信できませんでした。\n"
     "\n"
     "  gone@docomo.example\n"
     "",
     "gone@docomo.example", "5.1.1", Verdict::Bounce},
    {"jp full", "postmaster@x.example", "配信不能通知",
     "以下の宛先にメールを配信できませんでした。\n"
     "\n"
     "gone@x.example\n"
     "\n"
     "理由: メールボックスの容量を超えています\n"
     "",
     "gone@x.example", "5.2.2", Verdict::Bounce},
    {"mailru", "mailer-daemon@corp.mail.ru", "Mail failure.",
     "Это письмо создано автоматически сервером Mail.Ru, отвечать на него не нужно.\n"
     "\n"
     "К сожалению, Ваше письмо не может быть доставлено одному или нескольким получателям:\n"
     "\n"
     "**********************\n"
     "gone@mail.example:\n"
     "такой пользователь не найден\n"
     "**********************\n"
     "",
     "gone@mail.example", "5.1.1", Verdict::Bounce},
    {"yandex", "mailer-daemon@yandex.ru", "Недоставленное сообщение",
     "Это письмо отправлено почтовым сервером yandex.ru.\n"
     "\n"
     "К сожалению, мы вынуждены сообщить Вам о том, что Ваше письмо не может быть доставлено одному или "
     "нескольким адресатам.\n"
     "\n"
     "<gone@x.example>: host mx.x.example[192.0.2.1] said: 550 5.7.1 Policy rejection (in reply to end of "
     "DATA command)\n"
     "",
     "gone@x.example", "5.7.1", Verdict::Bounce},
    {"o365 de", "Microsoft Outlook <postmaster@x.example>", "Unzustellbar: Hallo",
     "Ihre Nachricht an gone@x.example konnte nicht zugestellt werden.\n"
     "\n"
     "gone wurde bei x.example nicht gefunden.\n"
     "\n"
     "desk	Office 365	gone\n"
     "Aktion erforderlich		Empfänger\n"
     "",
     "gone@x.example", "5.1.1", Verdict::Bounce},
    {"gmx", "GMX Mailer Daemon <mailer-daemon@gmx.de>", "Mail delivery failed: returning message to sender",
     "This message was created automatically by mail delivery software.\n"
     "\n"
     "A message that you sent could not be delivered to one or more of\n"
     "its recipients. This is a permanent error. The following address\n"
     "failed:\n"
     "\n"
     "\"gone@x.example\":\n"
     "SMTP error from remote server after RCPT command:\n"
     "host: mx.x.example\n"
     "Requested action not taken: mailbox unavailable\n"
     "",
     "gone@x.example", "5.1.1", Verdict::Bounce},
    {"it", "postmaster@x.example", "Non recapitabile: ciao",
     "Recapito non riuscito per i seguenti destinatari o gruppi:\n"
     "\n"
     "gone@x.example\n"
     "La cassetta postale del destinatario è piena e non può accettare messaggi.\n"
     "",
     "gone@x.example", "5.2.2", Verdict::Bounce},
    {"pt", "postmaster@x.example", "Não Entregue: olá",
     "Falha na entrega a estes destinatários ou grupos:\n"
     "\n"
     "gone@x.example\n"
     "O endereço de email que você inseriu não foi encontrado.\n"
     "",
     "gone@x.example", "5.1.1", Verdict::Bounce},
    {"nl", "postmaster@x.example", "Onbestelbaar: hallo",
     "Bezorging is mislukt bij deze geadresseerden of groepen:\n"
     "\n"
     "gone@x.example\n"
     "Het e-mailadres dat u hebt ingevoerd, kan niet worden gevonden.\n"
     "",
     "gone@x.example", "5.1.1", Verdict::Bounce},
    {"pl", "postmaster@x.example", "Niedostarczalne: cześć",
     "Dostarczanie do następujących adresatów lub grup nie powiodło się:\n"
     "\n"
     "gone@x.example\n"
     "Nie znaleziono wprowadzonego adresu e-mail.\n"
     "",
     "gone@x.example", "5.1.1", Verdict::Bounce},
};

}  // namespace

TEST_CASE("A bounce in words says who could not be reached, why, and whether it is final") {
  for (const Row& row : bounces) {
    CAPTURE(row.system);
    const Mail mail = parse("Return-Path: <>\nFrom: " + std::string(row.from) +
                            "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nSubject: " +
                            std::string(row.subject) + "\n\n" + std::string(row.body));
    CHECK(mail.classification.verdict == row.verdict);
    REQUIRE(mail.failures.size() == 1);
    CHECK(mail.failures[0].recipient == row.recipient);
    CHECK(mail.failures[0].status == row.status);
    CHECK(mail.failures[0].is_final == (row.verdict == Verdict::Bounce));
  }
}
