// Everybody writes anything in any order: what must hold whatever they write.
#include <array>
#include <map>
#include <random>

#include <doctest/doctest.h>

#include "flow/talk_due.hpp"
#include "story/agent_world.hpp"

namespace ticketd::story {
namespace {

const std::string eva = "eva@customer.example";
constexpr std::array said_by_agents{"/take\n",
                                    "/assign bo\n",
                                    "/priority 1\n",
                                    "/start\n",
                                    "/wait\nWhich one?\n",
                                    "/close\n",
                                    "/resolve\nIt is done.\n",
                                    "/reopen\n",
                                    "/note\nINTERNAL words\n",
                                    "/spam\nINTERNAL words\n/x",
                                    "/merge 1\n",
                                    "/time 15m\n",
                                    "Plain words.\n",
                                    "/cc boss@customer.example\n",
                                    "/nonsense\nINTERNAL words\n",
                                    "/history\n",
                                    "/help\n",
                                    "/subject Another\n",
                                    "/move support\n"};
constexpr std::array said_by_eva{"YES\n",     "NO\nnot yet\n",      "STATUS\n",
                                 "HISTORY\n", "Some more words.\n", "/close\nplease\n"};

std::string replayed_status(DeskWorld& world, domain::TicketNumber number) {
  std::string status = "new";
  for (const auto& event : store::history_of(world.database(), number)) {
    if (event.name != "status_changed") continue;
    const auto arrow = event.detail.find(" -> ");
    const auto end = event.detail.find(':', arrow);
    REQUIRE(arrow != std::string::npos);
    CHECK(event.detail.substr(0, arrow) == status);
    status = event.detail.substr(arrow + 4, end - arrow - 4);
  }
  return status;
}

class Talk {
 public:
  explicit Talk(std::uint32_t seed) : random_(seed) {
    world_.eva_writes();
    world_.eva_writes("It smokes.\n", "Smoke");
  }

  void go_on() {
    const auto before = world_.outbox().size();
    speak();
    check_one_mail_each(before);
    world_.all_is_sent();
  }

  void check_whole() {
    for (std::int64_t number = 1; number <= world_.totals().tickets; ++number) {
      const domain::TicketNumber ticket{number};
      CHECK(replayed_status(world_, ticket) == name_of(world_.ticket(ticket).status));
    }
    for (const auto& sent : world_.outbox())
      if (sent.row.recipient.ends_with("@customer.example"))
        CHECK(sent.mail.text.find("INTERNAL") == std::string::npos);
  }

 private:
  template <std::size_t N>
  const char* one_of(const std::array<const char*, N>& words) {
    return words[std::uniform_int_distribution<std::size_t>(0, N - 1)(random_)];
  }

  void speak() {
    switch (std::uniform_int_distribution<int>(0, 5)(random_)) {
      case 0: world_.answers(eva, one_of(said_by_eva)); break;
      case 1: world_.answers(bo, one_of(said_by_agents)); break;
      case 2:
        world_.mail_arrives(raw({.from = anna,
                                 .subject = "[#1]",
                                 .text = one_of(said_by_agents),
                                 .message_id = world_.fresh_id()}));
        break;
      case 3:
        world_.pass(std::chrono::hours{7});
        (void)flow::talk_due(world_.database(), world_.desk(), world_.now);
        break;
      default: world_.answers(anna, one_of(said_by_agents));
    }
  }

  // The hands of time may do something to several tickets at once, so a person and a ticket are counted.
  void check_one_mail_each(std::size_t before) {
    std::map<std::pair<std::string, std::int64_t>, int> mails;
    const auto sent = world_.outbox();
    for (auto i = before; i < sent.size(); ++i)
      if (sent[i].row.ticket) CHECK(++mails[{sent[i].row.recipient, sent[i].row.ticket->value}] == 1);
  }

  AgentWorld world_;
  std::mt19937 random_;
};

}  // namespace

TEST_CASE(
    "whatever is said in whatever order: one action one mail, nothing internal outside, history replays") {
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    INFO(seed);
    Talk talk(seed);
    for (int i = 0; i < 25; ++i) talk.go_on();
    talk.check_whole();
  }
}

}  // namespace ticketd::story
