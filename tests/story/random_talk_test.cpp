// SPDX-License-Identifier: Apache-2.0
// Everybody writes anything in any order: what must hold whatever they write.
#include <array>
#include <map>
#include <random>

#include <doctest/doctest.h>

#include "flow/conversation/operate.hpp"
#include "story/agent_world.hpp"
#include "story/replayed.hpp"

namespace ticketd::story {
namespace {

using Words = const char*;

const std::string eva = "eva@customer.example";
constexpr std::array said_by_agents{"/take\n",
                                    "/assign bo\n",
                                    "/assign anna\n/start\n",
                                    "/priority 1\n",
                                    "/priority 3\nNo hurry then.\n",
                                    "/start\n",
                                    "/wait\nWhich one?\n",
                                    "/close\n",
                                    "/resolve\nIt is done.\n",
                                    "/resolve\n/assign bo\n",
                                    "/reopen\n",
                                    "/note\nINTERNAL words\n",
                                    "/spam\nINTERNAL words\n/x",
                                    "/merge 1\n",
                                    "/merge 2\n",
                                    "/time 15m\n",
                                    "/time 1h30m phone INTERNAL call\n/take\n",
                                    "Plain words.\n",
                                    "Plain words.\n/note\n",
                                    "/cc boss@customer.example\n",
                                    "/cc bo@desk.example\n",
                                    "/uncc boss@customer.example\n",
                                    "/uncc eva@customer.example\n",
                                    "/cc eva@customer.example\n",
                                    "/nonsense\nINTERNAL words\n",
                                    "/close\n/wait now\nINTERNAL words\n",
                                    "/history\n",
                                    "/help\n",
                                    "/subject Another: one\n",
                                    "/move sales\n",
                                    "/move support\n/start\n"};
constexpr std::array said_by_customers{"YES\n",       "NO\nnot yet\n",    "STATUS\n",
                                       "HISTORY\n",   "More words.\n",    "/close\nplease\n",
                                       "Ja, tack!\n", "> /close\n> YES\n"};

// Texts are cut at the desk's own marks, so what a mail says is checked whole.
bool tells(const mail::Mail& mail, std::string_view secret) {
  return mail.text.find(secret) != std::string::npos || mail.subject.find(secret) != std::string::npos ||
         !mail.attachments.empty();
}

class Talk {
 public:
  explicit Talk(std::uint32_t seed) : world_({}, sales_queue), random_(seed) {
    world_.eva_writes();
    world_.eva_writes("It smokes.\n", "Smoke");
    remember_new_tickets();
  }

  void go_on() {
    const auto before = world_.rows().size();
    const bool by_time = speak();
    check_one_mail_each(before, by_time);
    remember_new_tickets();
    world_.all_is_sent();
  }

  void check_whole() {
    for (const auto& [number, opened] : opened_) {
      const domain::TicketNumber ticket{number};
      const auto by_history = replayed(world_, ticket, opened);
      const auto as_stored = stored(world_, ticket);
      INFO("#", ticket.value, ": ", words_of(by_history), " and stored: ", words_of(as_stored));
      CHECK(by_history == as_stored);
    }
    for (const auto& row : world_.rows())
      if (!row.recipient.ends_with("@desk.example")) CHECK_FALSE(tells(world_.mail_of(row), "INTERNAL"));
  }

 private:
  template <std::size_t N>
  Words one_of(const std::array<Words, N>& words) {
    return words.at(random_() % N);
  }

  std::int64_t one_or_two() { return random_() % 2 == 0 ? 1 : 2; }

  // A ticket that nobody but intake has touched says what it was opened as.
  void remember_new_tickets() {
    for (auto number = static_cast<std::int64_t>(opened_.size()) + 1; number <= world_.totals().tickets;
         ++number)
      opened_.emplace(number, stored(world_, domain::TicketNumber{number}));
    for (auto& [number, state] : opened_) state.status = "new";
  }

  // Whether it was time that acted.
  bool speak() {
    switch (random_() % 9) {
      case 0: world_.answers(eva, one_of(said_by_customers)); break;
      case 1: world_.answers("boss@customer.example", one_of(said_by_customers)); break;
      case 2: world_.answers(bo, one_of(said_by_agents)); break;
      case 3: forge(); break;
      case 4: world_.answers(anna, "INTERNAL: away\n/close\n", {"Auto-Submitted: auto-replied"}); break;
      case 5: world_.answers(eva, "Look!\n", {"Cc: boss@customer.example"}); break;
      case 6:
        (void)world_.unit([&](store::Session& session) {
          return flow::operate({session, world_.desk(), world_.now}, domain::TicketNumber{one_or_two()},
                               "anna", one_of(said_by_agents));
        });
        break;
      case 7:
        world_.pass(std::chrono::hours{7});
        (void)world_.talk();
        return true;
      default: world_.answers(anna, one_of(said_by_agents));
    }
    return false;
  }

  void forge() {
    world_.mail_arrives(raw(
        {.from = anna, .subject = "[#1]", .text = one_of(said_by_agents), .message_id = world_.fresh_id()}));
  }

  // The hands of time may do something to several tickets at once, so there a person and a ticket are
  // counted.
  void check_one_mail_each(std::size_t before, bool by_time) {
    std::map<std::pair<std::string, std::int64_t>, int> mails;
    for (const auto& row : world_.rows(static_cast<std::int64_t>(before) + 1)) {
      INFO(row.recipient);
      const std::int64_t ticket = by_time && row.ticket ? row.ticket->value : 0;
      CHECK(++mails[{row.recipient, ticket}] == 1);
    }
  }

  AgentWorld world_;
  std::mt19937 random_;
  std::map<std::int64_t, TicketState> opened_;
};

}  // namespace

TEST_CASE(
    "whatever is said in whatever order: one action one mail, nothing internal outside, history replays") {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    INFO("seed ", seed);
    Talk talk(seed);
    for (int i = 0; i < 40; ++i) talk.go_on();
    talk.check_whole();
  }
}

}  // namespace ticketd::story
