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

TEST_CASE("Automatic answers are known by header or subject in many languages") {
  check({{.auto_submitted = "auto-replied (vacation)"}, Verdict::AutoReply, true});
  check({{.precedence = "auto_reply"}, Verdict::AutoReply, true});
  check({{.autoresponder_mark = "X-Autoreply: yes"}, Verdict::AutoReply, true});
  for (const char* subject :
       {"Automatic reply: x", "Re: Out of Office: x", "Automatiskt svar: x", "Automatische Antwort: x",
        "Réponse automatique : x", "SV: Autosvar: x", "自動応答: x"}) {
    check({{.subject = subject}, Verdict::AutoReply, true});
  }
}

TEST_CASE("A machine that answers nothing makes a request that is never answered") {
  check({{.from = "a@x", .auto_submitted = "auto-generated"}, Verdict::Request, true});
  check({{.from = "a@x", .auto_submitted = "auto-generated", .precedence = "bulk"}, Verdict::Request, true});
  check({{.from = "a@x", .return_path = "<>"}, Verdict::Request, true});
  check({{.from = "noreply@x"}, Verdict::Request, true});
  check({{.from = "no-reply+17@x"}, Verdict::Request, true});
  check({{.from = "mailer-daemon@x"}, Verdict::Request, true});
  check({{.from = "a@x", .response_suppress = "All"}, Verdict::Request, true});
  check({{.from = "a@x", .return_path = "<>", .answers = true}, Verdict::AutoReply, true});
}

TEST_CASE("Lists, newsletters and spam are bulk") {
  check({{.list_mark = "List-Id: x"}, Verdict::Bulk, true});
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
