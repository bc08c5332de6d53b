// SPDX-License-Identifier: Apache-2.0
// Commands of a proven agent that are meant to break something: nothing breaks, and the agent is told.
#include <algorithm>

#include <doctest/doctest.h>

#include "store/agent_work.hpp"
#include "store/tickets.hpp"
#include "story/agent_world.hpp"

namespace ticketd::story {
namespace {

const std::string evas = "eva@customer.example";
const std::string annas = "anna@desk.example";

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// Two tickets of Eva's: #1 Anna's, #2 Bo's.
struct Stage {
  Stage() {
    world.eva_writes();
    world.eva_writes("It smokes.\n", "Smoke");
  }
  domain::Ticket after(const std::string& words) {
    world.answers(anna, words);
    return world.ticket(domain::TicketNumber{1});
  }
  std::string answer() { return world.newest_text_to(annas); }

  AgentWorld world;
};

}  // namespace

TEST_CASE("what would make no sense after another command of the same mail is refused, and nothing is done") {
  struct Case {
    std::string words;
    std::string why;
  };
  const Case cases[] = {
      {"/merge 2\n/merge 3\n", "it goes on as #2"}, {"/merge 2\n/reopen\n", "it goes on as #2"},
      {"/merge 2\n/start\n", "it goes on as #2"},   {"/merge 2\n/merge 1\n", "it goes on as #2"},
      {"/merge 2\n/spam\n", "it goes on as #2"},    {"/merge 2\n/merge 2\n/close\n", "it goes on as #2"},
      {"/close\n/wait\n", "it is closed"},          {"/close\n/priority 9\n", "it is written /priority"},
      {"/spam\n/resolve\n", "it is closed"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.words);
    Stage stage;
    stage.world.eva_writes("It smells.\n", "Smell");
    CHECK(stage.after(each.words).status == domain::Status::New);
    CHECK(has(stage.answer(), "refused, " + each.why));
    CHECK(stage.world.mails_to(evas) == 3);
    CHECK_FALSE(stage.world.ticket(domain::TicketNumber{1}).merged_into);
  }
}

TEST_CASE("a merge with words says in the same mail where it goes on") {
  Stage stage;
  const auto mails = stage.world.mails_to(evas);
  CHECK(stage.after("/merge 2\nBoth are the same fire.\n").status == domain::Status::Closed);
  CHECK(stage.world.mails_to(evas) == mails + 1);
  const auto text = stage.world.newest_text_to(evas);
  CHECK(has(text, "From now on we deal with #1 as #2."));
  CHECK_FALSE(has(text, "is closed"));
}

TEST_CASE("tickets merged in a row and opened again never make a circle that mails are lost in") {
  Stage stage;
  stage.world.eva_writes("It smells.\n", "Smell");  // #3
  const auto of_one = stage.world.newest_id_to(evas);
  stage.after("/note\n");
  stage.world.answers(bo, "/merge 3\n");  // #2 into #3
  CHECK(stage.world.ticket(domain::TicketNumber{2}).status == domain::Status::Closed);
  stage.world.answers(anna, "/merge 2\n");
  const auto refused = stage.answer();
  CHECK(has(refused, "#2 was merged into another one itself"));
  CHECK(stage.world
            .mail_arrives(
                raw({.text = "Any news?\n", .message_id = stage.world.fresh_id(), .in_reply_to = of_one}))
            .ticket.has_value());
}

TEST_CASE("no line end, bidi control or other control gets through /subject") {
  for (const std::string& cunning :
       {std::string("Fire\rBcc: mallory@elsewhere.example"), std::string("Fire\xE2\x80\xAEtxt.exe"),
        std::string("Fire\xE2\x81\xA6txt.exe"), std::string("Fire\xE2\x80\x8Ftxt.exe"),
        std::string("Fire\x1B[2J"), std::string("Fire\0Bcc: m@elsewhere.example", 27),
        std::string("Fire\xE2\x80\xA8"
                    "Bcc: m@elsewhere.example"),
        std::string("Fire\xC2\x85"
                    "Bcc: m@elsewhere.example"),
        std::string("Fire\x0B"
                    "Bcc: m@elsewhere.example")}) {
    CAPTURE(cunning);
    Stage stage;
    const auto subject = stage.after("/subject " + cunning + "\n").subject;
    CHECK(std::none_of(subject.begin(), subject.end(), [](char c) { return c >= '\0' && c < ' '; }));
    for (const std::string misleading : {"\xE2\x80\xAE", "\xE2\x80\xA8", "\xE2\x81\xA6", "\xE2\x80\x8F"})
      CHECK_FALSE(has(subject, misleading));
    stage.after("We are coming.\n");
    const auto sent = stage.world.outbox_to(evas).back();
    CHECK(sent.mail.to.size() == 1);
    CHECK(sent.mail.subject.starts_with("[#1] Fire"));
    CHECK(stage.world.mails_to("mallory@elsewhere.example") == 0);
  }
}

TEST_CASE("a subject of any length is kept short enough for a header and a list") {
  Stage stage;
  stage.after("/subject " + std::string(980, 'x') + "\n");
  stage.after("We are coming.\n");
  CHECK(stage.world.outbox_to(evas).back().mail.subject.starts_with("[#1] xxx"));
}

TEST_CASE("no time is so long that it overflows") {
  Stage stage;
  for (const std::string time :
       {"999999999999999h", "9223372036854775807s", "8d", "7d1s", "1h1h", "1e9h", "-1h", "+1h"}) {
    CAPTURE(time);
    stage.after("/time " + time + "\n");
    CHECK(has(stage.answer(), "refused"));
  }
  std::string week;
  for (int i = 0; i < 50; ++i) week += "/time 7d\n";
  stage.after(week);
  CHECK(stage.world.ticket(domain::TicketNumber{1}).time_spent == std::chrono::hours{50 * 7 * 24});
}

TEST_CASE("no name that only looks like an agent's gets a ticket") {
  for (const std::string name : {"b\xD0\xBE",
                                 "bo\xE2\x80\x8B"
                                 "x",
                                 "bo, anna", "\"bo\"", "b o", "BO.", "bo@desk.example.evil.example"}) {
    CAPTURE(name);
    Stage stage;
    CHECK(stage.after("/assign " + name + "\n").assignee == "anna");
    CHECK(has(stage.answer(), "there is no agent"));
  }
}

TEST_CASE("/cc of whom the desk writes to anyway makes no second mail to anybody") {
  Stage stage;
  stage.after(
      "/cc anna@desk.example\n/cc eva@customer.example\n/cc EVA@customer.example\n/cc bo@desk.example\n");
  const auto eva_before = stage.world.mails_to(evas);
  const auto bo_before = stage.world.mails_to("bo@desk.example");
  const auto anna_before = stage.world.mails_to(annas);
  stage.after("We are coming.\n");
  CHECK(stage.world.mails_to(evas) == eva_before + 1);
  CHECK(stage.world.mails_to("bo@desk.example") == bo_before + 1);
  CHECK(stage.world.mails_to(annas) == anna_before);
}

TEST_CASE("/cc takes no list, no group, no local name and no header of its own") {
  for (const std::string address : {"mallory", "a@b.example, c@d.example", "g: a@b.example;", "<>",
                                    "a b@c.example", "a@b.example c@d.example", "a@", "@b.example"}) {
    CAPTURE(address);
    Stage stage;
    stage.after("/cc " + address + "\n");
    CHECK(store::participants_of(stage.world.session(), domain::TicketNumber{1}).size() == 1);
  }
}

TEST_CASE("the notice that an agent's mail encloses goes to nobody, nor do ids that the agent pastes") {
  Stage stage;
  const auto notice = stage.world.newest_id_to(annas);
  const auto local = notice.substr(1, notice.find('@') - 1);
  stage.world.mail_arrives(
      "From: " + anna + "\r\nTo: support@desk.example\r\nSubject: Re: x\r\nMessage-ID: " +
      stage.world.fresh_id() + "\r\nIn-Reply-To: " + notice +
      "\r\nDate: Mon, 2 Nov 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; "
      "boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee below, it was " +
      notice +
      ".\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: support@desk.example\r\nMessage-ID: " + notice +
      "\r\nSubject: [#1] x\r\n\r\nassigned to anna\r\n--b\r\nContent-Type: application/pdf; name=plan.pdf\r\n"
      "Content-Disposition: attachment; filename=plan.pdf\r\n\r\n%PDF\r\n--b--\r\n");
  const auto sent = stage.world.outbox_to(evas).back();
  CHECK(has(sent.mail.text, "See below"));
  CHECK_FALSE(has(sent.mail.text, local));
  REQUIRE(sent.mail.attachments.size() == 1);
  CHECK(sent.mail.attachments.at(0).name == "plan.pdf");
  CHECK(has(stage.answer(), "shows ids of our mails"));
}

}  // namespace ticketd::story
