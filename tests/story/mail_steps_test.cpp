// SPDX-License-Identifier: Apache-2.0
// Steps by mail: three quarters of the response target and the whole of it.
#include <doctest/doctest.h>

#include "flow/conversation/operate.hpp"
#include "flow/escalation/escalate_due.hpp"
#include "story/desk_world.hpp"

namespace ticketd::story {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr domain::TicketNumber one{1};

// The steps are the default ones; nobody has a phone.
struct Mailing : DeskWorld {
  Mailing()
      : DeskWorld(
            "agents:\n  - { name: anna, address: anna@desk.example, language: sv }\n"
            "  - { name: bo, address: bo@desk.example }\n") {
    mail_arrives(raw({}));
  }
  std::size_t fire() { return flow::escalate_due(tick(), pace, 10).steps; }
  std::vector<SentMail> told(std::string_view whom, std::string_view words) {
    auto sent = outbox_to(whom);
    std::erase_if(
        sent, [&](const SentMail& one_of) { return one_of.mail.subject.find(words) == std::string::npos; });
    return sent;
  }
};

}  // namespace

TEST_CASE("at three quarters of the target the assignee is told, in their language, once") {
  Mailing world;
  world.pass(hours{6} - minutes{1});
  CHECK(world.fire() == 1);  // four hours open: by mail, as nobody can be rung
  world.pass(minutes{1});
  CHECK(world.fire() == 1);
  CHECK(world.told("anna@desk.example", "75 %").size() == 1);
  CHECK(world.told("bo@desk.example", "75 %").empty());
  CHECK(world.fire() == 0);
}

TEST_CASE(
    "what was missed while the desk was down is caught up once: of mails over one clock only the last") {
  Mailing world;
  world.pass(hours{40});
  CHECK(world.fire() == 3);
  CHECK(world.told("anna@desk.example", "75 %").empty());
  CHECK(world.told("anna@desk.example", "Tiden är ute").size() == 2);  // response and open
  CHECK(world.fire() == 0);
}

TEST_CASE("once work has begun the response clock tells nobody anything") {
  Mailing world;
  (void)world.unit([&](store::Session& session) {
    return flow::operate({session, world.desk(), world.now}, one, "anna", "/start\n/wait\n");
  });
  world.pass(hours{100});
  CHECK(world.fire() == 0);
}

}  // namespace ticketd::story
