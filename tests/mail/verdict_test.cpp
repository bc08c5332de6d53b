// SPDX-License-Identifier: Apache-2.0
// What whole mails are taken for: people who write with machines' marks, and machines without words.
#include <array>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "mail/list_marks.hpp"
#include "mail/parse.hpp"

using namespace ticketd::mail;
using ticketd::domain::Mark;
using ticketd::domain::name_of;
using ticketd::domain::Verdict;

namespace {

struct Row {
  std::string_view what;
  std::string_view header;  // beside To, Date and Message-ID
  std::string_view body;
  Verdict verdict;
  bool automatic;
};

Mail parsed(const Row& row) {
  return parse(
      std::string(row.header) +
      "To: Support <support@acme.example>\nDate: Mon, 2 Nov 2026 09:00:00 +0100\nMessage-ID: <m1@a>\n" +
      (row.header.find("Content-Type") == std::string_view::npos
           ? "Content-Type: text/plain; charset=utf-8\n\n"
           : "\n") +
      std::string(row.body));
}

template <class Rows>
void check(const Rows& rows) {
  for (const Row& row : rows) {
    const auto found = presumed_classification(parsed(row));
    CAPTURE(row.what);
    CAPTURE(found.reason);
    CHECK(name_of(found.verdict) == name_of(row.verdict));
    CHECK(found.automatic == row.automatic);
  }
}

constexpr std::string_view eva = "From: Eva Berg <eva@volvo.example>\n";

const std::string reaction(std::string_view line) {
  return std::string(line) +
         "\n________________________________\nFrom: Acme Support <support@acme.example>\n"
         "Sent: Monday, November 2, 2026 09:00\nTo: Eva Berg <eva@volvo.example>\nSubject: [#17] "
         "Printer\n\nDone.\n";
}

}  // namespace

TEST_CASE("What Outlook's rules pass on is what it was before") {
  check(std::array{
      Row{"a person's mail, redirected",
          "From: eva@volvo.example\nSubject: Printer\nX-MS-Exchange-Inbox-Rules-Loop: it@volvo.example\n",
          "Help\n", Verdict::Request, false},
      Row{"with the firm's stamp",
          "From: eva@volvo.example\nSubject: Printer\nX-MS-Exchange-Inbox-Rules-Loop: it@volvo.example\n"
          "X-Auto-Response-Suppress: OOF\n",
          "Help\n", Verdict::Request, true},
      Row{"an answer, forwarded by a rule",
          "From: eva@volvo.example\nSubject: Re: x\nX-MS-Exchange-Inbox-Rules-Loop: it@volvo.example\n"
          "Auto-Submitted: auto-generated\nIn-Reply-To: <x@y>\n",
          "It is the grey one.\n", Verdict::Reply, true},
      Row{"the out-of-office of Outlook itself",
          "From: eva@volvo.example\nSubject: Automatic reply: x\nX-MS-Exchange-Inbox-Rules-Loop: "
          "eva@volvo.example\n"
          "Auto-Submitted: auto-generated\nX-Auto-Response-Suppress: All\nIn-Reply-To: <x@y>\n",
          "I am away.\n", Verdict::AutoReply, true},
  });
}

TEST_CASE("Who is called like a mail system and writes everyday words sends no bounce") {
  check(std::array{
      Row{"an admin", "From: Kim Lund <postmaster@volvo.example>\nSubject: Problem with mail\n",
          "Our mails could not be delivered since Monday, your server rejected them.\nUser unknown, it "
          "says.\n",
          Verdict::Request, true},
      Row{"an admin who names a code",
          "From: Kim Lund <postmaster@volvo.example>\nSubject: Undelivered mail\n",
          "We get 550 5.1.1 user unknown for info@acme.example, mailbox full for another.\n",
          Verdict::Request, true},
      Row{"an admin's answer",
          "From: Postmaster Volvo <it@volvo.example>\nSubject: Re: x\nIn-Reply-To: <x@y>\n",
          "It was rejected by our filter, the mailbox full warning is gone.\n", Verdict::Reply, false},
      Row{"a firm", "From: Mail Delivery Ume <info@budet.example>\nSubject: Mail delivery failed\n",
          "The parcel could not be delivered. Returned to sender.\n", Verdict::Request, false},
      Row{"a postmaster that carries a mail back",
          "From: Postmaster <postmaster@volvo.example>\nSubject: Undeliverable: x\n",
          "Your message could not be delivered: user unknown.\n\n--- Below this line is a copy of the "
          "message.\n\n"
          "Return-Path: <support@acme.example>\nMessage-ID: <ours@acme.example>\nFrom: "
          "support@acme.example\n",
          Verdict::Bounce, true},
      Row{"a postmaster that says it is a machine",
          "From: Postmaster <postmaster@volvo.example>\nSubject: Undeliverable: x\nAuto-Submitted: "
          "auto-generated\n",
          "Your message to gone@volvo.example could not be delivered: user unknown.\n", Verdict::Bounce,
          true},
  });
}

TEST_CASE("A bounce that a person may have written says so by its mark") {
  const Row carried{
      "", "From: Postmaster <postmaster@volvo.example>\nSubject: Undeliverable: x\n",
      "Could not be delivered: user unknown.\n\n--- Below this line is a copy of the message.\n\n"
      "Message-ID: <ours@acme.example>\n",
      Verdict::Bounce, true};
  CHECK(parsed(carried).classification.mark == Mark::NoAnswer);
  const Row daemon{"", "From: MAILER-DAEMON@volvo.example\nSubject: Undeliverable: x\n",
                   "Could not be delivered: user unknown.\n", Verdict::Bounce, true};
  CHECK(parsed(daemon).classification.mark == Mark::Machine);
}

TEST_CASE("A list that the mail was written to may be the desk's own") {
  check(std::array{
      Row{"a group",
          "From: eva@volvo.example\nSubject: Printer\nPrecedence: list\nList-ID: <support.acme.example>\n"
          "List-Post: <https://groups.example/post>, <mailto:support@acme.example>\n"
          "List-Unsubscribe: <mailto:groups+1+unsubscribe@googlegroups.com>\n",
          "Help\n", Verdict::Request, true},
      Row{"its answer",
          "From: eva@volvo.example\nSubject: Re: x\nIn-Reply-To: <x@y>\nPrecedence: list\n"
          "Mailing-list: list support@acme.example; contact support+owners@acme.example\nList-Id: x "
          "<a.b.c>\n",
          "The grey one\n", Verdict::Reply, true},
      Row{"an id alone", "From: eva@volvo.example\nSubject: x\nList-Id: Support <support.acme.example>\n",
          "Help\n", Verdict::Request, true},
      Row{"another list", "From: eva@volvo.example\nSubject: x\nList-Post: <mailto:club@clubs.example>\n",
          "Hi\n", Verdict::Bulk, true},
      Row{"a newsletter",
          "From: news@shop.example\nSubject: x\nList-Unsubscribe: <mailto:support@acme.example>\n", "Buy\n",
          Verdict::Bulk, true},
      Row{"spam through the group",
          "From: eva@volvo.example\nSubject: x\nList-Id: <support.acme.example>\nX-Spam-Flag: YES\n", "Buy\n",
          Verdict::Bulk, true},
  });
  const Mail on_a_list_host = parse(
      "From: eva@volvo.example\nTo: club@lists.example\nList-Post: <mailto:club@lists.example>\n\nHi\n");
  CHECK(presumed_classification(on_a_list_host).verdict == Verdict::Bulk);
}

TEST_CASE("What the list's headers name as the list is read however they write it") {
  const Mail mail = parse(
      "From: a@b.example\nList-Id: \"Help, desk\" <help.acme.example>\nList-Post: NO (closed), "
      "<mailto:post@acme.example?subject=x>\nX-Mailing-List: <dev@acme.example> archive\nMailing-List: list "
      "group@acme.example; contact owner@acme.example\n\nHi\n");
  CHECK(mail.lists == std::vector<std::string>{"help@acme.example", "post@acme.example", "dev@acme.example",
                                               "group@acme.example"});
  CHECK(parse("From: a@b.example\nList-Id: none\nList-Post: NO\n\nHi\n").lists.empty());
}

TEST_CASE("A reaction is known by its one line in the languages of Outlook, or by Gmail's part") {
  const std::string header = std::string(eva) + "Subject: Re: [#17] Printer\nIn-Reply-To: <m@acme.example>\n";
  for (const std::string_view line :
       {"Eva Berg reacted to your message:", "Eva Berg hat auf Ihre Nachricht reagiert:",
        "Eva Berg reagerade på ditt meddelande:", "Eva Berg reagerede på din meddelelse:",
        "Eva Berg a réagi à votre message :", "Eva Berg ha reaccionado a tu mensaje:"}) {
    const std::string body = reaction(line);
    check(std::array{Row{line, header, body, Verdict::AutoReply, true}});
  }
  check(std::array{
      Row{"Gmail",
          "From: eva@volvo.example\nSubject: Re: x\nIn-Reply-To: <x@y>\nContent-Type: multipart/alternative; "
          "boundary=b\n",
          "--b\nContent-Type: text/plain\n\n+1\n\nEva reacted via Gmail\n--b\nContent-Type: "
          "text/vnd.google.email-reaction+json\n\n{\"emoji\":\"x\",\"version\":1}\n--b--\n",
          Verdict::AutoReply, true},
      Row{"words about one", header, "Anna reacted to your message:\nWhat does that mean?\n", Verdict::Reply,
          false},
      Row{"words before one", header, "See below.\nEva Berg reacted to your message:\n", Verdict::Reply,
          false},
      Row{"a new mail", "From: eva@volvo.example\nSubject: x\n", "Eva Berg reacted to your message:\n",
          Verdict::Request, false},
  });
}

TEST_CASE("A recall says one sentence and quotes what it recalls") {
  check(std::array{
      Row{"Outlook", "From: Eva Berg <eva@volvo.example>\nSubject: Recall: Salaries\n",
          "Eva Berg would like to recall the message, \"Salaries\".\n", Verdict::AutoReply, true},
      Row{"in German", "From: Eva Berg <eva@volvo.example>\nSubject: Rückruf: Gehälter\n",
          "Eva Berg möchte die Nachricht \"Gehälter\" zurückrufen.\n", Verdict::AutoReply, true},
      Row{"a person", "From: Eva Berg <eva@volvo.example>\nSubject: Recall: printer\n",
          "Please recall the printer, \"printer\" is broken.\n", Verdict::Request, false},
      Row{"a reminder", "From: Eva Berg <eva@volvo.example>\nSubject: Rappel: facture\n",
          "La facture n'est pas payée.\n", Verdict::Request, false},
      Row{"a long story", "From: Eva Berg <eva@volvo.example>\nSubject: Recall: car\n",
          "Eva Berg here. The \"car\" must go back to the works because its brakes, as you know, do not work "
          "any "
          "more since the last inspection.\n",
          Verdict::Request, false},
  });
}

TEST_CASE("An invitation's answer is for the calendar, an invitation is a person's mail") {
  const auto invitation = [](std::string_view type, std::string_view method) {
    return "--b\nContent-Type: text/plain\n\nSorry.\n--b\n" + std::string(type) +
           "\n\nBEGIN:VCALENDAR\nMETHOD:" + std::string(method) + "\nEND:VCALENDAR\n--b--\n";
  };
  const std::string header =
      std::string(eva) + "Subject: Visit\nContent-Type: multipart/alternative; boundary=b\n";
  const auto is = [&](std::string_view type, std::string_view method, Verdict verdict) {
    const std::string body = invitation(type, method);
    check(std::array{Row{type, header, body, verdict, verdict == Verdict::AutoReply}});
  };
  is("Content-Type: text/calendar; method=REPLY", "REPLY", Verdict::AutoReply);
  is("Content-Type: text/calendar; charset=utf-8", "REPLY", Verdict::AutoReply);
  is("Content-Type: text/calendar; method=REQUEST", "REQUEST", Verdict::Request);
  is("Content-Type: text/calendar; method=COUNTER", "COUNTER", Verdict::AutoReply);
  is("Content-Type: text/calendar\nContent-Disposition: attachment; filename=a.ics", "REPLY",
     Verdict::Request);
}
