// SPDX-License-Identifier: Apache-2.0
// Whoever is rung reads before what it is about, and can answer that mail.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "flow/conversation/operate.hpp"
#include "story/backlog_world.hpp"
#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using domain::ChainState;
using std::chrono::hours;
using std::chrono::minutes;

constexpr domain::TicketNumber one{1};

std::string with_contact(const std::string& escalation) {
  return "contracts: [ { name: gold, calendar: 24x7, priorities: { 1: 1h, 2: 2h, 3: 3h }, escalation: late } "
         "]\n"
         "customers: [ { name: Customer, domains: [customer.example], contract: gold, contacts: "
         "[ { name: Eva Holm, address: eva@customer.example, phone: \"+4631000001\" } ] } ]\n"
         "escalations: { late: [ " +
         escalation + " ] }\n";
}

struct Rung : PhoneWorld {
  using PhoneWorld::PhoneWorld;
  std::vector<SentMail> to_anna() { return mails_about("Din telefon ringer", "anna@desk.example"); }
  std::vector<SentMail> to_bo() { return mails_about("Your phone rings", "bo@desk.example"); }
  // An answer in the first ticket's thread.
  void customer_adds(std::string text, std::vector<std::string> headers = {}) {
    const auto taken =
        mail_arrives(raw({.from = "first@customer.example",
                          .subject = "Re: About the first one",
                          .text = std::move(text),
                          .message_id = "<more-" + std::to_string(++mails_) + "@customer.example>",
                          .in_reply_to = "<first@customer.example>",
                          .headers = std::move(headers)}));
    REQUIRE(taken.ticket == one);
  }
  // The call to anna is passed on, and bo answers the mail that he has by then.
  void bo_answers(const std::string& text) {
    end(first_call(), CallOutcome::PassedOn);
    REQUIRE(the_call().person == "bo");
    REQUIRE(to_bo().size() == 1);
    mail_arrives(raw({.from = "bo@desk.example",
                      .subject = "Re: it rang",
                      .text = text,
                      .message_id = "<bo-1@desk.example>",
                      .in_reply_to = "<" + to_bo().front().mail.message_id + ">"}));
  }

 private:
  int mails_ = 0;
};

bool says(const mail::Mail& mail, std::string_view words) {
  return mail.text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("whoever is rung has the words, the customer, whom to call there and the deadline by mail") {
  Rung world(with_contact("{ clock: open, at: 4h, tell: [bo], by: phone }"));
  world.request("eva");
  world.pass(hours{4});
  CHECK(world.the_call().person == "bo");
  REQUIRE(world.to_bo().size() == 1);
  const auto sent = world.to_bo().front();
  CHECK(sent.row.ticket == one);
  CHECK(sent.row.state == domain::SendState::Pending);
  CHECK(says(sent.mail, "\n> The eva one has stopped.\n"));
  CHECK(says(sent.mail, "\n  Customer: Customer\n  Call:     Eva Holm, +4631000001\n"));
  CHECK(says(sent.mail, "\n  Due:      Monday 2 November 2026, 12:00 (UTC)\n"));
  CHECK(says(sent.mail, "/start"));
  CHECK(world.to_anna().empty());
}

TEST_CASE("words in answer to that mail go to the requester and end the calls") {
  Rung world;
  world.bo_answers("We are coming.\n");
  CHECK(world.chain(one).chain.state == ChainState::Stopped);
  CHECK(says(world.outbox_to("first@customer.example").back().mail, "We are coming."));
}

TEST_CASE("/start in answer to that mail acts") {
  Rung world;
  world.bo_answers("/start\n");
  CHECK(world.chain(one).chain.state == ChainState::Stopped);
  CHECK(world.ticket(one).status == domain::Status::Open);
  CHECK(world.count(one, "proof_refused") == 0);
}

TEST_CASE("however often the same phone rings about it, there is one mail until somebody writes") {
  Rung world;
  world.request();
  world.pass(hours{4});
  world.let_a_round_pass();
  CHECK(world.to_anna().size() == 1);
  CHECK(world.to_bo().size() == 1);
  world.pass(minutes{15});
  world.end(world.the_call(), CallOutcome::NoAnswer);
  CHECK(world.to_anna().size() == 1);
  world.customer_adds("Now the second one has stopped, too.\n");
  world.pass(minutes{2});
  CHECK(world.the_call().person == "anna");
  REQUIRE(world.to_anna().size() == 2);
  CHECK(says(world.to_anna().back().mail, "> Now the second one has stopped, too.\n"));
  CHECK(says(world.to_anna().back().mail, "> The first one has stopped.\n"));
}

TEST_CASE("what was said before stands in it, notes and absences do not") {
  Rung world;
  world.request();
  (void)world.unit([&](store::Session& session) {
    return flow::operate({session, world.desk(), world.now}, one, "anna", "/note\nThey never pay.\n");
  });
  (void)world.unit([&](store::Session& session) {
    return flow::operate({session, world.desk(), world.now}, one, "anna", "Which of them?\n");
  });
  world.pass(minutes{5});
  world.customer_adds("The one in the hall.\n");
  world.customer_adds("I am away until Monday.\n", {"Auto-Submitted: auto-replied"});
  world.pass(hours{4});
  CHECK(world.the_call().person == "anna");
  const auto mail = world.to_anna().at(0).mail;
  CHECK(says(mail, "skrev senast:\n> The one in the hall.\n"));
  CHECK(says(mail, "> The first one has stopped.\n"));
  CHECK(says(mail, "> Which of them?\n"));
  CHECK_FALSE(says(mail, "never pay"));
  CHECK_FALSE(says(mail, "away until"));
}

TEST_CASE("a call about hundreds of tickets is five mails and one that lists the others, once") {
  Rung world;
  open_old(world, 200);
  const auto call = world.the_call();
  REQUIRE(call.legs.size() == 200);
  CHECK(world.to_anna().size() == 5);
  CHECK(world.mails_about("195", "anna@desk.example").size() == 1);
  CHECK(world.outbox_to("anna@desk.example").size() == 6);
  world.end(call, CallOutcome::NoAnswer);
  world.pass(minutes{2});
  CHECK(world.the_call().legs.size() == 200);
  CHECK(world.outbox_to("anna@desk.example").size() == 6);
}

TEST_CASE("a mail that time runs out quotes the customer's last words and whom to call there") {
  Rung world(with_contact("{ clock: open, at: 4h, tell: [bo] }"));
  world.request("eva");
  world.pass(hours{4});
  CHECK(world.look().empty());
  const auto sent = world.mails_about("Time is up", "bo@desk.example");
  REQUIRE(sent.size() == 1);
  CHECK(says(sent[0].mail, "\n  Call:     Eva Holm, +4631000001\n"));
  CHECK(says(sent[0].mail, "wrote last:\n> The eva one has stopped.\n"));
}

TEST_CASE("a call that tells the customer writes no mail") {
  Rung world(with_contact("{ clock: open, at: 4h, tell: [customer], by: phone }"));
  world.request("eva");
  world.pass(hours{4});
  const auto mails = world.rows().size();
  CHECK(world.the_call().to == "+4631000001");
  CHECK(world.rows().size() == mails);
}

}  // namespace ticketd::story
