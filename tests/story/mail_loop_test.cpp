// SPDX-License-Identifier: Apache-2.0
// An agent's robot and a customer's robot answer each other through the desk: it ends by itself, the words
// are not lost, and persons are not taken for robots.
#include <functional>
#include <optional>

#include <doctest/doctest.h>

#include "story/agent_world.hpp"

namespace ticketd::story {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

const std::string eva = "Eva Holm <eva@customer.example>";
const std::string evas = "eva@customer.example";
const std::string annas = "anna@desk.example";

// Answers every new mail that was sent to that person, as a robot without any header does.
class Robot {
 public:
  Robot(AgentWorld& world, std::string person, std::string address, std::function<std::string(int)> words)
      : world_(world), person_(std::move(person)), address_(std::move(address)), words_(std::move(words)) {
    seen_ = world.mails_to(address_);
  }

  bool answers() {
    const auto mails = world_.mails_to(address_);
    if (mails == seen_) return false;
    seen_ = mails;
    world_.answers(person_, words_(++said_));
    return true;
  }

  [[nodiscard]] int said() const { return said_; }

 private:
  AgentWorld& world_;
  std::string person_;
  std::string address_;
  std::function<std::string(int)> words_;
  std::size_t seen_ = 0;
  int said_ = 0;
};

std::string in_letters(int number) {
  return std::string(static_cast<std::size_t>(number), 'x');
}

// How many mails the two robots write in `rounds`.
int robots_talk(AgentWorld& world, domain::Seconds pause, int rounds, bool same_words) {
  world.eva_writes();
  Robot agents(world, anna, annas,
               [=](int n) { return same_words ? "I am away.\n" : "I am away " + in_letters(n) + ".\n"; });
  Robot customers(world, eva, evas, [=](int n) {
    return same_words ? "We have your mail.\n" : "We have it " + in_letters(n) + ".\n";
  });
  world.answers(anna, "I am away.\n");
  for (int i = 0; i < rounds; ++i) {
    world.pass(pause);
    customers.answers();
    world.pass(pause);
    agents.answers();
    (void)world.talk();
  }
  return agents.said() + customers.said();
}

bool anna_reads(AgentWorld& world, std::string_view words) {
  return world.newest_text_to(annas).find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("robots that answer at once, whatever they say, are parted after six answers") {
  AgentWorld world;
  CHECK(robots_talk(world, seconds{2}, 300, false) <= 10);
  CHECK(world.outbox().size() < 25);
}

TEST_CASE("robots that say the same every ten minutes are parted after the third time") {
  AgentWorld world;
  CHECK(robots_talk(world, minutes{10}, 300, true) <= 8);
  CHECK(world.outbox().size() < 25);
}

TEST_CASE("the agents read once what is held, and how to lift it") {
  AgentWorld world;
  robots_talk(world, seconds{2}, 300, true);
  int told = 0;
  for (const auto& sent : world.outbox_to(annas))
    if (sent.mail.text.find("/continue") != std::string::npos) {
      ++told;
      CHECK((sent.mail.text.find("> We have your mail.") != std::string::npos ||
             sent.mail.text.find("> I am away.") != std::string::npos));
    }
  CHECK(told == 1);
}

TEST_CASE("/continue lifts it: mails are passed on again, and its own words are") {
  AgentWorld world;
  robots_talk(world, seconds{2}, 20, true);
  const auto mails = world.mails_to(evas);
  world.pass(minutes{30});
  world.answers(anna, "/continue\nNow it is me.\n");
  CHECK(world.mails_to(evas) == mails + 1);
  CHECK(world.newest_text_to(evas).find("Now it is me.") != std::string::npos);
  world.pass(minutes{30});
  world.answers(eva, "And me.\n");
  CHECK(anna_reads(world, "> And me."));
}

TEST_CASE("a person who writes while nothing is passed on is read by the agents within ten minutes") {
  AgentWorld world;
  robots_talk(world, seconds{2}, 20, true);
  world.answers(eva, "It burns again, please call!\n");
  world.pass(minutes{10});
  (void)world.talk();
  CHECK(anna_reads(world, "> It burns again, please call!"));
  CHECK(anna_reads(world, "/continue"));
}

TEST_CASE("an agent's commands are obeyed meanwhile") {
  AgentWorld world;
  robots_talk(world, seconds{2}, 20, true);
  world.answers(anna, "/close\n");
  CHECK(world.ticket(domain::TicketNumber{1}).status == domain::Status::Closed);
}

TEST_CASE("/continue where nothing is held changes nothing and says so") {
  AgentWorld world;
  world.eva_writes();
  world.answers(anna, "/continue\n");
  CHECK(anna_reads(world, "no mail was held"));
}

TEST_CASE("seven photos in a minute, and 'any news?' three times in an hour, are passed on") {
  AgentWorld photos;
  photos.eva_writes();
  const auto before = photos.mails_to(annas);
  for (int i = 0; i < 7; ++i) {
    photos.pass(seconds{8});
    photos.answers(eva, "A photo.\n");
  }
  CHECK(photos.mails_to(annas) == before + 7);
  AgentWorld news;
  news.eva_writes();
  for (const std::string answer : {"Not yet.\n", "In an hour, I think.\n", "It is on its way.\n"}) {
    const auto mails = news.mails_to(annas);
    news.pass(minutes{9});
    news.answers(eva, "Any news?\n");
    CHECK(news.mails_to(annas) == mails + 1);
    news.pass(minutes{4});
    news.answers(anna, answer);
    CHECK(news.newest_text_to(evas).find(answer.substr(0, 5)) != std::string::npos);
  }
}

}  // namespace ticketd::story
