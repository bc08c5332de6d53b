// SPDX-License-Identifier: Apache-2.0
// Ways to approve a resolved ticket, or to get its record, without being its requester: each is filed,
// nothing is closed by it and nobody but participants on record gets a mail of it.
#include <algorithm>

#include <doctest/doctest.h>

#include "story/agent_world.hpp"
#include "story/forged_mail.hpp"

namespace ticketd::story {
namespace {

const std::string eva = "Eva Holm <eva@customer.example>";

struct Loot {
  std::string of_eva;    // token of the mail that asks for approval of #1
  std::string of_eva_2;  // hers of #2
  std::string of_anna;   // anna's of #1
};

std::string dmarc(std::string_view result) {
  return "Authentication-Results: mx.desk.example; dmarc=" + std::string(result) +
         " header.from=customer.example";
}

// `word`: YES or HISTORY.
std::vector<Forgery<Loot>> ways_to_say(const std::string& word) {
  const std::string said = word + "\n";
  return {
      {"From and the tag alone", [=](const Loot&) { return mail_with(eva, "", said); }},
      {"the requester's own id",
       [=](const Loot&) { return mail_with(eva, "<mail-1@people.example>", said); }},
      {"an agent's token", [=](const Loot& l) { return mail_with(eva, l.of_anna, said); }},
      {"the token of another ticket",
       [=](const Loot& l) { return mail_with(eva, l.of_eva_2, said, {}, "Re: [#1] [#2]"); }},
      {"a stranger with the requester's token",
       [=](const Loot& l) { return mail_with(mallory, l.of_eva, said); }},
      {"a colleague with the requester's token",
       [=](const Loot& l) { return mail_with("boss@customer.example", l.of_eva, said); }},
      {"two in From", [=](const Loot& l) { return mail_with(eva + ", " + mallory, l.of_eva, said); }},
      {"DMARC failed", [=](const Loot& l) { return mail_with(eva, l.of_eva, said, {dmarc("fail")}); }},
      {"a colleague whom DMARC proves",
       [=](const Loot&) { return mail_with("boss@customer.example", "", said, {dmarc("pass")}); }},
      {"a pass by nobody",
       [=](const Loot&) {
         return mail_with(eva, "", said, {"Authentication-Results: evil.example; dmarc=pass"});
       }},
      {"the requester in Sender",
       [=](const Loot& l) { return mail_with(mallory, l.of_eva, said, {"Sender: eva@customer.example"}); }},
      {"the requester in Reply-To",
       [=](const Loot& l) { return mail_with(mallory, l.of_eva, said, {"Reply-To: eva@customer.example"}); }},
      {"the requester as a display name",
       [=](const Loot& l) {
         return mail_with("\"eva@customer.example\" <mallory@elsewhere.example>", l.of_eva, said);
       }},
      {"an out-of-office",
       [=](const Loot& l) { return mail_with(eva, l.of_eva, said, {"Auto-Submitted: auto-replied"}); }},
      {"a list", [=](const Loot& l) { return mail_with(eva, l.of_eva, said, {"List-Id: <x.example>"}); }},
      {"quoted", [=](const Loot& l) { return mail_with(eva, l.of_eva, "> " + said); }},
      {"below an attribution",
       [=](const Loot& l) { return mail_with(eva, l.of_eva, "On Monday the desk wrote:\n> " + said); }},
      {"in the second line", [=](const Loot& l) { return mail_with(eva, l.of_eva, "Well.\n" + said); }},
      {"in the subject", [=](const Loot& l) { return mail_with(eva, l.of_eva, "\n", {}, word); }},
      {"in the signature", [=](const Loot& l) { return mail_with(eva, l.of_eva, "-- \n" + said); }},
      {"in a sentence",
       [=](const Loot& l) { return mail_with(eva, l.of_eva, word + ", but only if it is free\n"); }},
  };
}

class Scene {
 public:
  Scene() {
    world_.eva_writes();
    world_.eva_writes("It smokes.\n", "Smoke");
    loot_.of_eva_2 = world_.newest_id_to("eva@customer.example");
    loot_.of_anna = world_.newest_id_to("anna@desk.example");
    world_.answers(anna, "/resolve\nIt is out.\n");
    loot_.of_eva = world_.newest_id_to("eva@customer.example");
    world_.all_is_sent();
  }

  void try_it(const Forgery<Loot>& forgery) {
    INFO(std::string(forgery.way));
    const auto before = evas_mails_of_one();
    CHECK(world_.mail_arrives(forgery.mail(loot_)).message.has_value());
    CHECK(world_.ticket(domain::TicketNumber{1}).status == domain::Status::Resolved);
    CHECK(evas_mails_of_one() == before);
    for (const auto& row : world_.rows()) {
      if (row.recipient.ends_with("@desk.example") || row.recipient == "eva@customer.example") continue;
      CHECK(world_.mail_of(row).text.find("third floor") == std::string::npos);
    }
  }

  // Of #1: a proven word about #2 gets its answer there.
  std::ptrdiff_t evas_mails_of_one() {
    const auto all = world_.rows();
    return std::count_if(all.begin(), all.end(), [](const auto& row) {
      return row.recipient == "eva@customer.example" && row.ticket == domain::TicketNumber{1};
    });
  }

  AgentWorld& world() { return world_; }
  const Loot& loot() const { return loot_; }

 private:
  AgentWorld world_;
  Loot loot_;
};

}  // namespace

TEST_CASE("nobody consents for the requester") {
  for (const auto& forgery : ways_to_say("YES")) Scene().try_it(forgery);
}

TEST_CASE("nobody gets the record by pretending to be the requester") {
  for (const auto& forgery : ways_to_say("HISTORY")) Scene().try_it(forgery);
}

TEST_CASE("the requester's own token commands nothing") {
  for (const std::string command : {"/close\n", "/reopen\n", "/priority 1\n", "/spam\n", "/merge 2\n"}) {
    CAPTURE(command);
    Scene scene;
    scene.world().mail_arrives(mail_with(eva, scene.loot().of_eva, command));
    const auto ticket = scene.world().ticket(domain::TicketNumber{1});
    CHECK(ticket.status == domain::Status::Resolved);
    CHECK(ticket.priority == domain::Priority::Normal);
  }
}

TEST_CASE("the tables above can fail: the requester's own word counts") {
  Scene scene;
  scene.world().mail_arrives(mail_with(eva, scene.loot().of_eva, "YES\n"));
  CHECK(scene.world().ticket(domain::TicketNumber{1}).status == domain::Status::Closed);
}

}  // namespace ticketd::story
