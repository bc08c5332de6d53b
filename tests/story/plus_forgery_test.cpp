// SPDX-License-Identifier: Apache-2.0
// Tokens in the addresses that answers go to: they prove the same as those in ids, to the same person only.
#include <doctest/doctest.h>

#include "story/agent_world.hpp"
#include "story/forged_mail.hpp"

namespace ticketd::story {
namespace {

const std::string eva = "Eva Holm <eva@customer.example>";

// A desk whose letters ask for answers to support+TOKEN@desk.example: Eva's ticket is resolved and hers to
// approve, Anna has it.
class PlusScene {
 public:
  PlusScene() : world_({}, "    plus_addressing: true\n") {
    world_.eva_writes();
    of_anna = reply_to("anna@desk.example");
    world_.answers(anna, "/resolve\nIt is out.\n");
    of_eva = reply_to("eva@customer.example");
    world_.all_is_sent();
  }

  // A mail to that address that names no id of ours.
  domain::Status after(const std::string& from, const std::string& to, std::string text,
                       const std::string& header = "X-Nothing: here") {
    world_.mail_arrives(raw({.from = from,
                             .to = to,
                             .subject = "Hello",
                             .text = std::move(text),
                             .message_id = world_.fresh_id(),
                             .headers = {header}}));
    return world_.ticket(domain::TicketNumber{1}).status;
  }

  std::string of_anna;
  std::string of_eva;

 private:
  std::string reply_to(const std::string& address) {
    const auto sent = world_.outbox_to(address).back();
    REQUIRE(sent.mail.reply_to.size() == 1);
    return sent.mail.reply_to.front().address;
  }

  AgentWorld world_;
};

}  // namespace

TEST_CASE("the address that an agent was asked to answer to proves the agent, and hers the requester") {
  CHECK(PlusScene().after(anna, PlusScene().of_anna, "/reopen\n") == domain::Status::Open);
  CHECK(PlusScene().after(eva, PlusScene().of_eva, "YES\n") == domain::Status::Closed);
}

TEST_CASE("an address with somebody else's token proves nothing") {
  using domain::Status;
  CHECK(PlusScene().after(bo, PlusScene().of_anna, "/reopen\n") == Status::Resolved);
  CHECK(PlusScene().after(mallory, PlusScene().of_anna, "/reopen\n") == Status::Resolved);
  CHECK(PlusScene().after(anna, PlusScene().of_eva, "/reopen\n") == Status::Resolved);
  CHECK(PlusScene().after(anna, PlusScene().of_eva, "YES\n") == Status::Resolved);
  CHECK(PlusScene().after(mallory, PlusScene().of_eva, "YES\n") == Status::Resolved);
  CHECK(PlusScene().after(eva, PlusScene().of_anna, "YES\n") == Status::Resolved);
  CHECK(PlusScene().after(eva, PlusScene().of_eva, "/close\n") == Status::Resolved);
}

TEST_CASE("an address with a token that was changed or cut proves nothing") {
  for (const std::string change : {"cut", "letter", "role", "ticket"}) {
    CAPTURE(change);
    PlusScene scene;
    std::string to = scene.of_anna;  // support+1.5.a.MAC@desk.example
    const auto mac = to.find('@') - 20;
    if (change == "cut") to.erase(mac, 1);
    if (change == "letter") to[mac] = to[mac] == 'a' ? 'b' : 'a';
    if (change == "role") to[mac - 2] = 'r';
    if (change == "ticket") to[to.find('+') + 1] = '2';
    CHECK(scene.after(anna, to, "/reopen\n") == domain::Status::Resolved);
  }
}

TEST_CASE("a token in an address that the mail only mentions proves nothing") {
  for (const std::string field : {"Reply-To", "Sender", "Resent-To", "X-Original-To-Me", "Subject"}) {
    CAPTURE(field);
    PlusScene scene;
    CHECK(scene.after(anna, "support@desk.example", "/reopen\n", field + ": " + scene.of_anna) ==
          domain::Status::Resolved);
  }
}

}  // namespace ticketd::story
