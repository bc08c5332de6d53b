// SPDX-License-Identifier: Apache-2.0
// Mails of the desk that came back for good: the assignee is told, waiting is over, silence is no consent.
#include <doctest/doctest.h>

#include "flow/conversation/approval.hpp"
#include "store/tickets.hpp"
#include "story/agent_world.hpp"
#include "story/bounced_mail.hpp"

namespace ticketd::story {
namespace {

const std::string evas = "eva@customer.example";
const std::string annas = "anna@desk.example";

std::string bounce(AgentWorld& world, const std::string& status = "5.1.1") {
  return bounce_of(world, evas, status);
}

}  // namespace

TEST_CASE("a final bounce of the mail that asked ends the waiting, and the assignee is told") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  world.answers(anna, "/wait\nWhich one?\n");
  world.mail_arrives(bounce(world));
  CHECK(world.ticket(ticket).status == domain::Status::Open);
  CHECK(world.newest_text_to(annas).find("did not reach eva@customer.example") != std::string::npos);
}

TEST_CASE("a bounce that is not final changes nothing and tells nobody") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  world.answers(anna, "/wait\nWhich one?\n");
  const auto before = world.outbox().size();
  world.mail_arrives(bounce(world, "4.4.1"));
  CHECK(world.ticket(ticket).status == domain::Status::Waiting);
  CHECK(world.outbox().size() == before);
}

TEST_CASE("a bounced resolution mail is never consent, however long the silence") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  world.answers(anna, "/resolve\nIt is out.\n");
  const auto report = bounce(world);
  world.all_is_sent();
  world.mail_arrives(report);
  for (int day = 0; day < 30; ++day) {
    world.pass(std::chrono::hours{24});
    (void)flow::approve_due(world.tick());
  }
  CHECK(world.ticket(ticket).status == domain::Status::Resolved);
  CHECK(world.newest_text_to(annas).find("did not reach") != std::string::npos);
}

TEST_CASE("who resolves the ticket of an address that takes no mail hears that nobody was asked") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  world.mail_arrives(bounce(world));
  const auto mails = world.mails_to(evas);
  world.answers(anna, "/resolve\nIt is out.\n");
  CHECK(world.mails_to(evas) == mails);
  CHECK(world.newest_text_to(annas).find("eva@customer.example was sent nothing") != std::string::npos);
  CHECK(world.ticket(ticket).status == domain::Status::Resolved);
}

}  // namespace ticketd::story
