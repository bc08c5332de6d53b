// SPDX-License-Identifier: Apache-2.0
// Each command by itself, as an agent's mail brings it: what changes, and who hears of it.
#include <doctest/doctest.h>

#include "store/tickets.hpp"
#include "story/agent_world.hpp"

namespace ticketd::story {
namespace {

const std::string evas = "eva@customer.example";
const std::string annas = "anna@desk.example";

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// A ticket of Eva's that Anna has, and how many mails each had before the command.
struct Stage {
  explicit Stage(std::string_view queues = {}) : world({}, queues) { ticket = *world.eva_writes().ticket; }

  domain::Ticket after(std::string words) {
    evas_before = world.mails_to(evas);
    annas_before = world.mails_to(annas);
    world.answers(anna, std::move(words));
    return world.ticket(ticket);
  }
  std::size_t new_to_eva() { return world.mails_to(evas) - evas_before; }
  std::size_t new_to_anna() { return world.mails_to(annas) - annas_before; }
  std::string answer() { return world.newest_text_to(annas); }

  AgentWorld world;
  domain::TicketNumber ticket;
  std::size_t evas_before = 0;
  std::size_t annas_before = 0;
};

}  // namespace

TEST_CASE("/take and /assign change who has it; the customer hears nothing and work has not begun") {
  Stage stage;
  CHECK(stage.after("/assign BO\n").assignee == "bo");
  CHECK(stage.new_to_eva() == 0);
  CHECK(has(stage.answer(), "assigned to bo"));
  CHECK(stage.after("/take\n").assignee == "anna");
  CHECK(has(stage.answer(), "assigned to anna"));
  CHECK_FALSE(stage.world.ticket(stage.ticket).work_began.has_value());
  CHECK(stage.after("/take\n").assignee == "anna");
  CHECK(has(stage.answer(), "already"));
  CHECK(stage.after("/assign nobody\n").assignee == "anna");
  CHECK(has(stage.answer(), "there is no agent nobody; there are: anna, bo"));
}

TEST_CASE("/start says that work has begun, once") {
  Stage stage;
  CHECK(stage.after("/start\n").status == domain::Status::Open);
  CHECK(stage.new_to_eva() == 1);
  CHECK(has(stage.world.newest_text_to(evas), "work on #1 has begun"));
  CHECK(stage.world.ticket(stage.ticket).work_began == stage.world.now);
  stage.after("/start\n");
  CHECK(stage.new_to_eva() == 0);
  CHECK(has(stage.answer(), "nothing changed"));
}

TEST_CASE("/close closes without asking, /reopen opens again, and both tell the customer") {
  Stage stage;
  CHECK(stage.after("/close\n").status == domain::Status::Closed);
  CHECK(stage.new_to_eva() == 1);
  CHECK(has(stage.world.newest_text_to(evas), "#1 is closed"));
  stage.after("/wait\n");
  CHECK(has(stage.answer(), "refused, it is closed"));
  CHECK(stage.new_to_eva() == 0);
  CHECK(stage.after("/reopen\n").status == domain::Status::Open);
  CHECK(has(stage.world.newest_text_to(evas), "anna has opened #1 again"));
  CHECK_FALSE(stage.world.ticket(stage.ticket).closed.has_value());
  stage.after("/reopen\n");
  CHECK(has(stage.answer(), "already"));
  CHECK(stage.new_to_eva() == 0);
}

TEST_CASE("/cc makes a participant who gets what the requester gets, /uncc ends that") {
  Stage stage;
  stage.after("/cc Boss <Boss@Customer.example>\n");
  CHECK(stage.new_to_eva() == 0);
  stage.after("We are coming.\n");
  const auto copies = stage.world.outbox_to("boss@customer.example");
  REQUIRE(copies.size() == 1);
  CHECK(has(copies.at(0).mail.text, "We are coming."));
  CHECK(copies.at(0).mail.to.size() == 1);
  CHECK(copies.at(0).mail.message_id != stage.world.outbox_to(evas).back().mail.message_id);
  stage.after("/uncc boss@customer.example\n");
  stage.after("We are there.\n");
  CHECK(stage.world.mails_to("boss@customer.example") == 1);
  stage.after("/uncc boss@customer.example\n");
  CHECK(has(stage.answer(), "does not take part"));
}

TEST_CASE("/cc of the desk itself is refused: it would write to itself") {
  Stage stage;
  stage.after("/cc Support+x@desk.example\n");
  CHECK(has(stage.answer(), "refused"));
  stage.after("We are coming.\n");
  CHECK(stage.world.outbox_to("support+x@desk.example").empty());
}

TEST_CASE("/subject renames the ticket in every later mail, and no line end gets into a header by it") {
  Stage stage;
  CHECK(stage.after("/subject Fire on the third floor\n").subject == "Fire on the third floor");
  CHECK(stage.new_to_eva() == 0);
  stage.after("We are coming.\n");
  CHECK(stage.world.outbox_to(evas).back().mail.subject == "[#1] Fire on the third floor");
}

TEST_CASE("/move gives the ticket to the other queue, whose address it is answered from") {
  Stage stage(sales_queue);
  stage.after("/move SALES\n");
  CHECK(stage.world.ticket(stage.ticket).assignee == "bo");
  CHECK(stage.new_to_eva() == 0);
  stage.world.answers(bo, "We sell you a new one.\n");
  const auto mail = stage.world.outbox_to(evas).back().mail;
  CHECK(mail.from.at(0).address == "sales@desk.example");
  stage.after("/move nowhere\n");
  CHECK(has(stage.answer(), "there are: support, sales"));
}

TEST_CASE("/spam closes in silence") {
  Stage stage;
  CHECK(stage.after("/spam\n").status == domain::Status::Closed);
  CHECK(stage.new_to_eva() == 0);
  CHECK(stage.new_to_anna() == 1);
}

TEST_CASE("/history brings the agent the whole record as a file, with the notes") {
  Stage stage;
  stage.after("/note\nA secret among us.\n");
  stage.after("/history\n");
  CHECK(stage.new_to_eva() == 0);
  const auto sent = stage.world.outbox_to(annas).back();
  REQUIRE(sent.mail.attachments.size() == 1);
  CHECK(sent.mail.attachments.at(0).name == "history-1.txt");
}

TEST_CASE("/help lists the commands, none of them alone on a line") {
  Stage stage;
  stage.after("/help\n");
  CHECK(has(stage.answer(), "/merge NUMBER"));
  CHECK_FALSE(has(stage.answer(), "\n/"));
  CHECK(stage.new_to_eva() == 0);
}

TEST_CASE("/time is noted and the customer hears nothing of it") {
  Stage stage;
  stage.after("/time 1h30m phone talked to Eva\n/time 15m\n");
  CHECK(stage.world.ticket(stage.ticket).time_spent == std::chrono::minutes{105});
  CHECK(stage.new_to_eva() == 0);
  CHECK(stage.new_to_anna() == 1);
}

TEST_CASE("/priority computes the promise anew from the arrival, and tells the requester both") {
  Stage stage;
  stage.world.pass(std::chrono::minutes{30});
  const auto after = stage.after("/priority 2\n");
  CHECK(after.respond_by == after.opened + std::chrono::hours{4});
  CHECK(stage.new_to_eva() == 1);
  const auto text = stage.world.newest_text_to(evas);
  CHECK(has(text, "is now 2 (high) (it was 3 (normal))"));
  CHECK(has(text, "We begin work on it by Monday 2 November 2026, 13:00 (UTC)"));
  CHECK(has(text, "4 h Monday 09:00-13:00"));
}

TEST_CASE("once work has begun /priority promises nothing any more, and still tells the requester") {
  Stage stage;
  stage.after("We are coming.\n");
  stage.after("/priority 1\n");
  CHECK(stage.new_to_eva() == 1);
  const auto text = stage.world.newest_text_to(evas);
  CHECK(has(text, "is now 1 (urgent) (it was 3 (normal))"));
  CHECK_FALSE(has(text, "We begin work"));
}

TEST_CASE("/priority beside something else is told in the one mail that this makes") {
  for (const std::string more : {"/start\n", "/wait\n", "/resolve\n", "We are coming.\n"}) {
    CAPTURE(more);
    Stage stage;
    stage.after("/priority 1\n" + more);
    CHECK(stage.new_to_eva() == 1);
    CHECK(has(stage.world.newest_text_to(evas), "The priority of #1 is now 1 (urgent)."));
  }
}

TEST_CASE("a merge keeps both histories and both threads, and both requesters hear on") {
  Stage stage;
  const auto other = stage.world.mail_arrives(raw({.from = "Kim <kim@elsewhere.example>",
                                                   .subject = "Smoke",
                                                   .text = "It smokes.\n",
                                                   .message_id = "<kim-1@elsewhere.example>"}));
  stage.world.answers(bo, "/merge #1\n");
  CHECK(stage.world.ticket(*other.ticket).status == domain::Status::Closed);
  CHECK(has(stage.world.newest_text_to("kim@elsewhere.example"), "#2 and #1 concern the same thing"));
  const auto events = stage.world.events(*other.ticket);
  CHECK(std::count(events.begin(), events.end(), "opened") == 1);
  CHECK(std::count(events.begin(), events.end(), "merged") == 1);
  const auto into = stage.world.events(stage.ticket);
  CHECK(std::count(into.begin(), into.end(), "merged") == 1);
  const auto kims = stage.world.answers("Kim <kim@elsewhere.example>", "Any news?\n");
  CHECK(kims.ticket == stage.ticket);
  CHECK(stage.world.answers("Eva Holm <eva@customer.example>", "It burns on.\n").ticket == stage.ticket);
  stage.after("We are coming.\n");
  CHECK(has(stage.world.newest_text_to("kim@elsewhere.example"), "We are coming."));
  CHECK(has(stage.world.newest_text_to(evas), "We are coming."));
}

TEST_CASE("a merge into itself, into nothing, or round in a circle is refused") {
  Stage stage;
  const auto second = stage.world.eva_writes("It smokes.\n", "Smoke");
  stage.after("/merge 1\n");
  CHECK(has(stage.answer(), "that is this ticket itself"));
  stage.after("/merge 99\n");
  CHECK(has(stage.answer(), "there is no ticket #99"));
  stage.world.answers(bo, "/merge 1\n");
  CHECK(stage.world.ticket(*second.ticket).status == domain::Status::Closed);
  stage.after("/merge 2\n");
  CHECK(has(stage.answer(), "was merged into another one itself"));
  CHECK(stage.world.ticket(stage.ticket).status == domain::Status::New);
}

TEST_CASE("the same mail delivered twice acts once") {
  Stage stage;
  const auto mail = raw({.from = anna,
                         .text = "/time 1h\nWe are coming.\n",
                         .message_id = "<twice@desk.example>",
                         .in_reply_to = stage.world.newest_id_to(annas)});
  stage.world.mail_arrives(mail);
  stage.world.mail_arrives(mail);
  CHECK(stage.world.ticket(stage.ticket).time_spent == std::chrono::hours{1});
  CHECK(stage.world.mails_to(evas) == 2);
}

}  // namespace ticketd::story
