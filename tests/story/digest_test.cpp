// SPDX-License-Identifier: Apache-2.0
// New tickets that nobody gets a notice of: one gathered mail an hour and queue.
#include <doctest/doctest.h>

#include "story/agent_world.hpp"

namespace ticketd::story {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

flow::Taken stranger_writes(AgentWorld& world, std::vector<std::string> headers,
                            std::string subject = "A sale") {
  return world.mail_arrives(raw({.from = "news@elsewhere.example",
                                 .subject = std::move(subject),
                                 .message_id = world.fresh_id(),
                                 .headers = std::move(headers)}));
}

}  // namespace

TEST_CASE("a stranger's list, bulk, spam or forged mail is in the next digest of the queue's agents") {
  for (const std::string mark :
       {"List-Id: <news.elsewhere.example>", "List-Unsubscribe: <mailto:x@elsewhere.example>",
        "Precedence: bulk", "X-Spam-Flag: YES",
        "Authentication-Results: mx.desk.example; dmarc=fail header.from=elsewhere.example"}) {
    CAPTURE(mark);
    AgentWorld world;
    const auto taken = stranger_writes(world, {mark});
    CHECK(taken.verdict == domain::Verdict::Bulk);
    CHECK_FALSE(world.ticket(*taken.ticket).respond_by.has_value());
    CHECK(world.outbox().empty());
    (void)world.talk();
    for (const auto& agent : {"anna@desk.example", "bo@desk.example"}) {
      REQUIRE(world.mails_to(agent) == 1);
      CHECK(has(world.newest_text_to(agent), "A sale"));
      CHECK(has(world.newest_text_to(agent), "news@elsewhere.example"));
    }
  }
}

TEST_CASE("there is one digest an hour, and it lists fifty") {
  AgentWorld world;
  stranger_writes(world, {"X-Spam-Flag: YES"}, "The first");
  (void)world.talk();
  CHECK(world.mails_to("anna@desk.example") == 1);
  for (int i = 0; i < 60; ++i)
    stranger_writes(world, {"X-Spam-Flag: YES"}, "Sale " + std::to_string(i) + ".");
  world.pass(std::chrono::minutes{59});
  CHECK(world.talk() == world.now + std::chrono::minutes{1});
  CHECK(world.mails_to("anna@desk.example") == 1);
  world.pass(std::chrono::minutes{1});
  CHECK_FALSE(world.talk().has_value());
  REQUIRE(world.mails_to("anna@desk.example") == 2);
  const auto text = world.newest_text_to("anna@desk.example");
  CHECK(has(text, "Sale 49."));
  CHECK_FALSE(has(text, "Sale 50."));
  CHECK(has(text, "Not listed: 10"));
  CHECK_FALSE(has(text, "The first"));
}

TEST_CASE("a clock that was put back holds no digest up") {
  AgentWorld world;
  stranger_writes(world, {"X-Spam-Flag: YES"});
  (void)world.talk();
  world.now -= std::chrono::days{1};
  stranger_writes(world, {"X-Spam-Flag: YES"});
  (void)world.talk();
  CHECK(world.mails_to("anna@desk.example") == 2);
}

TEST_CASE("a customer's mail with such a mark is told at once, and a list's mark stops no clock") {
  for (const auto& row :
       {std::pair{"List-Unsubscribe: <mailto:x@customer.example>", true}, std::pair{"Precedence: bulk", true},
        std::pair{"X-Spam-Flag: YES", false},
        std::pair{"Authentication-Results: mx.desk.example; dmarc=fail header.from=customer.example",
                  false}}) {
    const std::string mark = row.first;
    const bool has_clock = row.second;
    CAPTURE(mark);
    AgentWorld world;
    const auto taken = world.mail_arrives(raw({.headers = {mark}}));
    CHECK(world.ticket(*taken.ticket).respond_by.has_value() == has_clock);
    CHECK(world.ticket(*taken.ticket).assignee == (has_clock ? "anna" : ""));
    CHECK(world.mails_to("anna@desk.example") == 1);
    CHECK(world.mails_to("eva@customer.example") == 0);
    const auto mails = world.outbox().size();
    (void)world.talk();
    CHECK(world.outbox().size() == mails);
  }
}

TEST_CASE("where nobody works on the queue ops get the digest") {
  DeskWorld world;
  world.mail_arrives(raw({.headers = {"X-Spam-Flag: YES"}}));
  (void)world.talk();
  CHECK(world.outbox_to("ops@desk.example").size() == 1);
}

}  // namespace ticketd::story
