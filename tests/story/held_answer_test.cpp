// SPDX-License-Identifier: Apache-2.0
// An agent's mail that is held: it comes back, and /send in an answer to what told of it sends it, once.
#include <doctest/doctest.h>

#include "flow/conversation/held_answers.hpp"
#include "flow/conversation/refusals.hpp"
#include "flow/intake/sender_context.hpp"
#include "mail/parse.hpp"
#include "store/tickets.hpp"
#include "story/agent_world.hpp"

namespace ticketd::story {
namespace {

const std::string eva = "eva@customer.example";
const std::string annas = "anna@desk.example";
const domain::TicketNumber first{1};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// A proven mail of Anna's that the desk doubts: filed, then held.
void hold(AgentWorld& world, const std::string& raw_mail, const std::string& why = "it looks like a note") {
  const auto taken = world.mail_arrives(raw_mail);
  const auto parsed = mail::parse(raw_mail, {}, mail::Reading::Filing);
  const auto packed = store::pack(raw_mail);
  const flow::Arrival arrival{1000, world.now, &packed, &parsed, raw_mail.size(), false};
  const auto facts = flow::gather_sender_context({world.session(), world.desk(), world.now}, world.queue(),
                                                 world.cursor, arrival);
  world.unit([&](store::Session& session) {
    flow::hold_answer({session, world.desk(), world.now}, world.ticket(first),
                      *world.desk().directory().agent_named("anna"),
                      {arrival, facts, {domain::Verdict::Reply, false, ""}, *taken.message}, why);
  });
}

// An out-of-office mark keeps the mail from being obeyed before it is held here.
std::string doubted(AgentWorld& world, const std::string& text) {
  return raw({.from = anna,
              .text = text,
              .message_id = world.fresh_id(),
              .in_reply_to = world.newest_id_to(annas),
              .headers = {"Auto-Submitted: auto-replied"}});
}

}  // namespace

TEST_CASE("a held answer comes back to its agent with why and the whole text, and goes to nobody else") {
  AgentWorld world;
  world.eva_writes();
  hold(world, doubted(world, "We changed the fuse.\n/not\n"));
  CHECK(world.mails_to(eva) == 1);
  const auto letter = world.outbox_to(annas).back().mail;
  CHECK(has(letter.subject, "[#1] NOT SENT"));
  CHECK(has(letter.text, "NOT SENT to eva@customer.example"));
  CHECK(has(letter.text, "it looks like a note"));
  CHECK(has(letter.text, "> We changed the fuse.\n> /not"));
  CHECK(has(letter.text, "/send"));
  CHECK(letter.classification.automatic);
  CHECK(world.events(first).back() == "answer_held");
}

TEST_CASE("/send in an answer to it sends what was held, once") {
  AgentWorld world;
  world.eva_writes();
  hold(world, doubted(world, "We changed the fuse.\n"));
  const auto told_by = world.newest_id_to(annas);
  world.answers(anna, "/send\n");
  REQUIRE(world.mails_to(eva) == 2);
  CHECK(has(world.newest_text_to(eva), "We changed the fuse."));
  CHECK_FALSE(has(world.newest_text_to(eva), "/send"));
  CHECK(has(world.newest_text_to(annas), "Command /send: sent to eva@customer.example"));
  CHECK(world.ticket(first).status == domain::Status::Open);
  world.mail_arrives(
      raw({.from = anna, .text = "/send\n", .message_id = world.fresh_id(), .in_reply_to = told_by}));
  CHECK(world.mails_to(eva) == 2);
  CHECK(has(world.newest_text_to(annas), "sent already"));
}

TEST_CASE("/send obeys the commands of the held mail and those beside it, all or nothing") {
  AgentWorld world;
  world.eva_writes();
  hold(world, doubted(world, "/resolve\nWe changed the fuse.\n"));
  world.answers(anna, "/send\n/assign nobody-here\n");
  CHECK(world.mails_to(eva) == 1);
  CHECK(has(world.newest_text_to(annas), "Command /send: possible, but not done"));
  world.mail_arrives(raw({.from = anna,
                          .text = "/send\n/priority 1\nRegards\n",
                          .message_id = world.fresh_id(),
                          .in_reply_to = "<" + world.outbox_to(annas).at(1).mail.message_id + ">"}));
  CHECK(world.ticket(first).status == domain::Status::Resolved);
  CHECK(world.ticket(first).priority == domain::Priority::Urgent);
  CHECK(has(world.newest_text_to(eva), "We changed the fuse."));
  CHECK_FALSE(has(world.newest_text_to(eva), "Regards"));
  CHECK(has(world.newest_text_to(annas), "only the returned mail"));
}

TEST_CASE("/send says why it does nothing: nothing returned, too old, somebody else's") {
  AgentWorld world;
  world.eva_writes();
  world.answers(anna, "/send\n");
  CHECK(has(world.newest_text_to(annas), "no mail that we returned"));
  hold(world, doubted(world, "We changed the fuse.\n"));
  const auto told_by = world.newest_id_to(annas);
  world.mail_arrives(
      raw({.from = bo, .text = "/send\n", .message_id = world.fresh_id(), .in_reply_to = told_by}));
  CHECK(world.mails_to(eva) == 1);
  world.pass(std::chrono::days{8});
  world.mail_arrives(
      raw({.from = anna, .text = "/send\n", .message_id = world.fresh_id(), .in_reply_to = told_by}));
  CHECK(world.mails_to(eva) == 1);
  CHECK(has(world.newest_text_to(annas), "older than a week"));
}

TEST_CASE("an answer to what was returned goes to the requester, though it says the same again") {
  AgentWorld world;
  world.eva_writes();
  hold(world, doubted(world, "We changed the fuse.\n"));
  world.answers(anna, "We changed the fuse.\n\n> NOT SENT to eva@customer.example\n");
  CHECK(world.mails_to(eva) == 2);
  CHECK(has(world.newest_text_to(eva), "We changed the fuse."));
}

TEST_CASE("beyond twenty an hour a held answer is told by the digest") {
  AgentWorld world;
  world.eva_writes();
  const auto before = world.mails_to(annas);
  for (int i = 0; i < 21; ++i) hold(world, doubted(world, "We changed fuse " + std::to_string(i) + ".\n"));
  CHECK(world.mails_to(annas) == before + 20);
  (void)flow::tell_refusals_due(world.tick());
  CHECK(world.mails_to(annas) == before + 21);
  CHECK(has(world.newest_text_to(annas), "it looks like a note"));
}

}  // namespace ticketd::story
