// SPDX-License-Identifier: Apache-2.0
#include "domain/mail_facts.hpp"

#include <array>

#include <doctest/doctest.h>

using namespace ticketd::domain;

namespace {

struct Row {
  MailFacts facts;
  Verdict verdict;
  bool automatic;
};

void check(const Row& row) {
  const Classification found = classify(row.facts);
  CAPTURE(row.facts.subject);
  CAPTURE(found.reason);
  CHECK(name_of(found.verdict) == name_of(row.verdict));
  CHECK(found.automatic == row.automatic);
  CHECK_FALSE(found.reason.empty());
}

}  // namespace

TEST_CASE("People's mails are requests, or replies when they answer something") {
  check({{.from = "a@x", .subject = "help"}, Verdict::Request, false});
  check({{.from = "a@x", .subject = "Re: help", .answers = true}, Verdict::Reply, false});
  check({{.from = "a@x", .return_path = "a@x", .auto_submitted = "no"}, Verdict::Request, false});
  check({{.from = "a@x", .precedence = "first-class"}, Verdict::Request, false});
  check({{.from = "a@x", .response_suppress = "None"}, Verdict::Request, false});
  check({{.from = "a@x", .subject = "Automatic doors are broken"}, Verdict::Request, false});
}

TEST_CASE(
    "Automatic answers are known by a header of their own, or by the subject of a mail that sent itself") {
  check({{.auto_submitted = "auto-replied (vacation)"}, Verdict::AutoReply, true});
  check({{.precedence = "auto_reply"}, Verdict::AutoReply, true});
  check({{.autoresponder_mark = "X-Autoreply: yes"}, Verdict::AutoReply, true});
  for (const char* subject :
       {"Automatic reply: x", "Re: Out of Office: x", "Automatiskt svar: x", "Automatische Antwort: x",
        "Réponse automatique : x", "SV: Autosvar: x", "自動応答: x", "Abwesenheitsnotiz: x", "Out of office",
        "Frånvaromeddelande", "Kim is out of the office (returning Monday)"}) {
    check({{.subject = subject, .auto_submitted = "auto-generated"}, Verdict::AutoReply, true});
    check({{.subject = subject, .return_path = "<>"}, Verdict::AutoReply, true});
  }
}

TEST_CASE("A subject alone hides nothing: at most the mail is not answered") {
  for (const char* subject : {"Automatic reply: x", "Out of Office", "Abwesenheitsnotiz: x", "Autosvar"}) {
    check({{.from = "a@x", .subject = subject}, Verdict::Request, true});
    check({{.from = "a@x", .subject = subject, .response_suppress = "OOF"}, Verdict::Request, true});
    check({{.from = "a@x", .subject = subject, .answers = true}, Verdict::Reply, true});
  }
}

TEST_CASE("People write about automatic replies, in many languages") {
  for (const char* subject :
       {"Out of office reply does not work", "Automatic reply is not sent any more", "Autoreply broken",
        "Automatiskt svar fungerar inte", "Frånvaromeddelande skickas inte", "Abwesenheitsnotiz geht nicht",
        "Automatische Antwort wird nicht gesendet", "Afwezigheidsassistent werkt niet",
        "Automatisch antwoord werkt niet", "Réponse automatique ne marche pas", "Auto reply-all by mistake",
        "Fraværsbesked virker ikke", "My vacation response is broken",
        "[#17] Automatic reply: does not work"}) {
    check({{.from = "a@x", .subject = subject}, Verdict::Request, false});
    check(
        {{.from = "a@x", .subject = std::string("Re: ") + subject, .answers = true}, Verdict::Reply, false});
    check({{.from = "a@x", .subject = subject, .auto_submitted = "auto-generated"}, Verdict::Request, true});
  }
}

TEST_CASE("A machine that answers nothing makes a request that is never answered") {
  check({{.from = "a@x", .auto_submitted = "auto-generated"}, Verdict::Request, true});
  check({{.from = "a@x", .auto_submitted = "auto-generated", .precedence = "bulk"}, Verdict::Request, true});
  check({{.from = "a@x", .return_path = "<>"}, Verdict::Request, true});
  check({{.from = "noreply@x"}, Verdict::Request, true});
  check({{.from = "no-reply+17@x"}, Verdict::Request, true});
  check({{.from = "mailer-daemon@x"}, Verdict::Request, true});
  check({{.from = "postmaster@x"}, Verdict::Request, true});
  check({{.from = "a@x", .response_suppress = "All"}, Verdict::Request, true});
}

TEST_CASE("An answer is an answer whatever mark it bears, and is never answered") {
  const std::array<MailFacts, 12> marked{{
      {.auto_submitted = "auto-generated"},
      {.auto_submitted = "auto-notified"},
      {.return_path = "<>"},
      {.precedence = "bulk"},
      {.precedence = "list"},
      {.precedence = "junk"},
      {.response_suppress = "All"},
      {.response_suppress = "OOF"},
      {.response_suppress = "DR, RN, OOF, AutoReply"},
      {.machine_mark = "X-Cron-Env: <USER=root>"},
      {.loop_mark = "X-Loop: x"},
      {.from = "noreply@x"},
  }};
  for (MailFacts facts : marked) {
    if (facts.from.empty()) facts.from = "a@x";
    facts.answers = true;
    check({facts, Verdict::Reply, true});
  }
}

TEST_CASE("A mark tells whether a person may have sent the mail") {
  const auto mark = [](const MailFacts& facts) { return classify(facts).mark; };
  CHECK(mark({.from = "a@x"}) == Mark::None);
  CHECK(mark({.from = "a@x", .response_suppress = "All"}) == Mark::NoAnswer);
  CHECK(mark({.from = "a@x", .loop_mark = "X-Loop: x", .answers = true}) == Mark::NoAnswer);
  CHECK(mark({.from = "a@x", .subject = "Autosvar"}) == Mark::Title);
  CHECK(mark({.from = "a@x", .subject = "Autosvar", .response_suppress = "OOF"}) == Mark::Title);
  CHECK(mark({.from = "a@x", .auto_submitted = "auto-generated", .response_suppress = "All"}) ==
        Mark::Machine);
  CHECK(mark({.from = "noreply@x", .response_suppress = "All"}) == Mark::Machine);
  CHECK(mark({.from = "a@x", .list_mark = "List-Id: x"}) == Mark::ForMany);
  CHECK(mark({.from = "a@x", .spam_mark = "X-Spam: yes"}) == Mark::Spam);
  CHECK(mark({.report = ReportKind::Failed}) == Mark::Machine);
  CHECK(mark({.report = ReportKind::Failed, .report_is_doubtful = true}) == Mark::NoAnswer);
}

TEST_CASE("A reaction, a recall, an invitation's answer are done at a click: nobody is to answer") {
  check({{.from = "a@x", .gesture = "a reaction to a mail", .answers = true}, Verdict::AutoReply, true});
  check({{.from = "a@x", .gesture = "the recall of a mail"}, Verdict::AutoReply, true});
}

TEST_CASE("Lists, newsletters and spam are bulk") {
  check({{.list_mark = "List-Id: x"}, Verdict::Bulk, true});
  check({{.list_mark = "List-Id: x", .answers = true}, Verdict::Bulk, true});
  check({{.precedence = "bulk"}, Verdict::Bulk, true});
  check({{.spam_mark = "X-Spam-Flag: yes"}, Verdict::Bulk, true});
}

TEST_CASE("What a mail reports counts before all headers") {
  check({{.report = ReportKind::Failed, .auto_submitted = "auto-replied"}, Verdict::Bounce, true});
  check({{.report = ReportKind::Delayed}, Verdict::Delay, true});
  check({{.report = ReportKind::Delivered}, Verdict::ReadReceipt, true});
  check({{.report = ReportKind::Disposition}, Verdict::ReadReceipt, true});
  check({{.report = ReportKind::Abuse, .list_mark = "List-Id: x"}, Verdict::FeedbackReport, true});
}
