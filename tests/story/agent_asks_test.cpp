// SPDX-License-Identifier: Apache-2.0
// An agent who has asked something is a requester like any other where the mail answers the requester's
// letters, and an agent where it answers an agent's.
#include <algorithm>

#include <doctest/doctest.h>

#include "flow/conversation/refusals.hpp"
#include "store/agent_work.hpp"
#include "story/agent_world.hpp"
#include "story/forged_mail.hpp"

namespace ticketd::story {
namespace {

const std::string annas = "anna@desk.example";
const std::string bos = "bo@desk.example";
const std::string pass = "Authentication-Results: mx.desk.example; dmarc=pass header.from=desk.example";
const std::string fail = "Authentication-Results: mx.desk.example; dmarc=fail header.from=desk.example";
constexpr domain::TicketNumber annas_own{1};
constexpr domain::TicketNumber evas_own{2};

struct Loot {
  std::string of_anna_asking;  // token of the mail that asks Anna whether #1, her own, is resolved
  std::string of_anna;         // hers of #1 as an agent
  std::string of_anna_2;       // hers of #2 as an agent
  std::string of_eva;          // token of the mail that asks Eva whether #2 is resolved
};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// Anna has asked something, Bo has answered it; then Eva, and Anna has answered that.
class Scene {
 public:
  Scene() {
    world_.mail_arrives(raw({.from = anna,
                             .subject = "My chair",
                             .text = "It squeaks.\n",
                             .message_id = world_.fresh_id(),
                             .headers = {pass}}));
    loot_.of_anna = world_.newest_id_to(annas);
    world_.answers(anna, "/assign bo\n");
    world_.answers(bo, "/resolve\nOil it.\n");
    loot_.of_anna_asking = world_.newest_id_to(annas);
    world_.eva_writes();
    world_.answers(bo, "/assign anna\n");
    loot_.of_anna_2 = world_.newest_id_to(annas);
    world_.answers(anna, "/resolve\nIt is out.\n");
    loot_.of_eva = world_.newest_id_to("eva@customer.example");
    world_.all_is_sent();
  }

  flow::Taken anna_answers(const std::string& id, std::string words) {
    return world_.mail_arrives(mail_with(anna, id, std::move(words), {}, "Re: your mail"));
  }

  domain::Status status(domain::TicketNumber number) { return world_.ticket(number).status; }
  AgentWorld& world() { return world_; }
  const Loot& loot() const { return loot_; }

 private:
  AgentWorld world_;
  Loot loot_;
};

std::string both(const Loot& loot) {
  return loot.of_anna_asking + " " + loot.of_anna;
}

const std::vector<Forgery<Loot>> ways{
    {"an agent's token of somebody else's ticket",
     [](const Loot& l) { return mail_with(anna, l.of_anna_2, "YES\n"); }},
    {"the own requester's token and another ticket's tag",
     [](const Loot& l) {
       return mail_with(anna, l.of_anna_2, "YES\n", {"References: " + l.of_anna_asking}, "[#2]");
     }},
    {"the customer's token", [](const Loot& l) { return mail_with(anna, l.of_eva, "YES\n"); }},
    {"the agent's token of the own ticket",
     [](const Loot& l) { return mail_with(anna, l.of_anna, "YES\n"); }},
    {"the agent's token in front of a thread that ends with the requester's",
     [](const Loot& l) { return mail_with(anna, l.of_anna, "YES\n", {"References: " + l.of_anna_asking}); }},
    {"both at once", [](const Loot& l) { return mail_with(anna, both(l), "YES\n"); }},
    {"the requester's token deep in the thread only",
     [](const Loot& l) {
       return mail_with(anna, "", "YES\n", {"References: " + l.of_anna_asking + " <x@elsewhere.example>"});
     }},
    {"DMARC alone", [](const Loot&) { return mail_with(anna, "", "YES\n", {pass}, "Re: [#1]"); }},
    {"DMARC alone, somebody else's ticket",
     [](const Loot&) { return mail_with(anna, "", "YES\n", {pass}, "Re: [#2]"); }},
    {"DMARC failed", [](const Loot& l) { return mail_with(anna, l.of_anna_asking, "YES\n", {fail}); }},
    {"another agent", [](const Loot& l) { return mail_with(bo, l.of_anna_asking, "YES\n"); }},
    {"another agent whom DMARC proves",
     [](const Loot& l) { return mail_with(bo, l.of_anna_asking, "YES\n", {pass}); }},
    {"a stranger", [](const Loot& l) { return mail_with(mallory, l.of_anna_asking, "YES\n"); }},
    {"two in From",
     [](const Loot& l) { return mail_with(anna + ", " + mallory, l.of_anna_asking, "YES\n"); }},
    {"an out-of-office",
     [](const Loot& l) {
       return mail_with(anna, l.of_anna_asking, "YES\n", {"Auto-Submitted: auto-replied"});
     }},
    {"quoted", [](const Loot& l) { return mail_with(anna, l.of_anna_asking, "> YES\n"); }},
    {"a command by the requester's token",
     [](const Loot& l) { return mail_with(anna, l.of_anna_asking, "/close\n"); }},
    {"a command by the requester's token behind YES",
     [](const Loot& l) { return mail_with(anna, l.of_eva, "/close\nYES\n"); }},
};

}  // namespace

TEST_CASE("an agent approves what the agent has asked, in answer to the requester's letter") {
  Scene scene;
  const auto mails = scene.world().mails_to(annas);
  scene.anna_answers(scene.loot().of_anna_asking, "YES\n");
  CHECK(scene.status(annas_own) == domain::Status::Closed);
  CHECK(scene.status(evas_own) == domain::Status::Resolved);
  CHECK(scene.world().mails_to(annas) == mails + 1);
  CHECK(has(scene.world().newest_text_to(annas), "thank you for your answer. #1 is closed."));
}

TEST_CASE("NO of an agent who has asked opens the ticket again, and the assignee is told why") {
  Scene scene;
  scene.anna_answers(scene.loot().of_anna_asking, "No\nIt squeaks on.\n");
  CHECK(scene.status(annas_own) == domain::Status::Open);
  CHECK(has(scene.world().newest_text_to(bos), "> It squeaks on."));
}

TEST_CASE("an agent who has asked gets the record as a requester does, without what is internal") {
  for (const std::string word : {"STATUS\n", "HISTORY\n"}) {
    CAPTURE(word);
    Scene scene;
    scene.world().mail_arrives(raw({.from = bo,
                                    .text = "/note\nA secret.\n",
                                    .message_id = scene.world().fresh_id(),
                                    .in_reply_to = scene.world().newest_id_to(bos)}));
    const auto mails = scene.world().outbox().size();
    scene.anna_answers(scene.loot().of_anna_asking, word);
    CHECK(scene.world().outbox().size() == mails + 1);
    CHECK(has(scene.world().newest_text_to(annas), "Here is what our record says of #1."));
    CHECK_FALSE(has(scene.world().newest_text_to(annas), "secret"));
    CHECK(scene.status(annas_own) == domain::Status::Resolved);
  }
}

TEST_CASE("other words of an agent who has asked are the requester's, and no attempt to command") {
  Scene scene;
  scene.anna_answers(scene.loot().of_anna_asking, "Which oil?\n");
  CHECK(scene.status(annas_own) == domain::Status::Resolved);
  CHECK(scene.world().ticket(annas_own).approval.step == domain::ApprovalStep::Objection);
  CHECK(has(scene.world().newest_text_to(bos), "> Which oil?"));
  CHECK(store::agents_with_refusals(scene.world().session()).empty());
}

TEST_CASE("who has asked and has the ticket as well is not told of the own words") {
  AgentWorld world;
  world.mail_arrives(raw({.from = anna, .message_id = world.fresh_id(), .headers = {pass}}));
  const auto asked = "<" + world.outbox_to(annas).front().mail.message_id + ">";
  REQUIRE(world.ticket(annas_own).assignee == "anna");
  const auto mails = world.outbox().size();
  world.mail_arrives(mail_with(anna, asked, "It burns on.\n", {}, "Re: your mail"));
  CHECK(world.outbox().size() == mails);
}

TEST_CASE("a command of an agent who has asked counts where the agent is proven") {
  Scene scene;
  scene.world().mail_arrives(mail_with(anna, scene.loot().of_anna_asking, "/reopen\n", {pass}));
  CHECK(scene.status(annas_own) == domain::Status::Open);
}

TEST_CASE("neither an agent's token nor a name approves a ticket for its requester") {
  for (const auto& way : ways) {
    INFO(std::string(way.way));
    Scene scene;
    CHECK(scene.world().mail_arrives(way.mail(scene.loot())).message.has_value());
    CHECK(scene.status(annas_own) == domain::Status::Resolved);
    CHECK(scene.status(evas_own) == domain::Status::Resolved);
  }
}

}  // namespace ticketd::story
