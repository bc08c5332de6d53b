// SPDX-License-Identifier: Apache-2.0
// The promise of the telephone, over random people, policies, gateways and outcomes: within the time that the
// policy allows every reachable person has been rung, and nobody is rung for ever while others wait.
#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "domain/escalation.hpp"

namespace ticketd::domain {
namespace {

using std::chrono::minutes;
using enum CallOutcome;

constexpr Instant start = std::chrono::sys_days{std::chrono::year{2026} / 3 / 2};
constexpr Seconds longest_call{140};          // 33 s until it rings, 30 s of ringing, 75 s of talk
constexpr Seconds reply_by_mail{minutes{2}};  // where no key can be pressed
constexpr Seconds gateways_again{minutes{1}};
constexpr int seeds = 3000;

// How a person's calls go: Deaf, no gateway ever takes one; Well, of each call's gateways the last one does
// at the latest; Odd, each gateway breaks as it likes.
enum class Luck { Deaf, Well, Odd };

class World {
 public:
  explicit World(unsigned seed) : random_(seed) {
    policy.tries = {Seconds{0}};
    for (int more = pick(0, 3); more > 0; --more)
      policy.tries.push_back(policy.tries.back() + Seconds{pick(1, 300)});
    policy.busy_again = Seconds{pick(0, 120)};
    policy.next_round = Seconds{pick(0, 1200)};
    policy.rounds = pick(1, 3);
    gateways = static_cast<std::size_t>(pick(1, 3));
    for (int i = pick(1, 4); i > 0; --i) people.push_back("p" + std::to_string(i));
  }

  int pick(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random_); }

  // Rings until nothing more is to be done, or until then.
  void play(Instant until) {
    chain = start_chain(ChainPurpose::Alarm, people, policy, start).chain;
    while (chain.next_at && *chain.next_at <= until && calls < 100'000) call();
  }

  [[nodiscard]] Seconds longest_turn() const {
    const auto calls_at_most = static_cast<int>((policy.tries.size() + 1) * gateways);
    return longest_call * calls_at_most + policy.tries.back() + policy.busy_again + reply_by_mail;
  }
  [[nodiscard]] Seconds longest_pass() const { return longest_turn() * static_cast<int>(people.size()); }
  [[nodiscard]] int turns_in_a_round() const { return std::max(2, static_cast<int>(policy.tries.size())); }

  CallPolicy policy;
  std::size_t gateways = 1;
  std::vector<std::string> people;
  std::map<std::string, Luck> luck;
  Instant gateways_work_from = start;
  Chain chain;
  std::map<std::string, Instant> rung;  // when somebody's network answered first
  std::map<std::string, int> in_vain;   // how often all gateways broke, one after the other
  int calls = 0;
  int longest_streak = 0;  // of calls to the same person while there are others

 private:
  CallOutcome outcome_for(const std::string& person, Instant now) {
    constexpr std::array<CallOutcome, 7> answers{NoAnswer, NoKey,       Busy,         Reached,
                                                 PassedOn, Unreachable, NotPutThrough};
    const bool is_last = chain.gateway + 1 == gateways;
    const auto how = luck[person];
    const bool breaks =
        now < gateways_work_from || how == Luck::Deaf || (!(how == Luck::Well && is_last) && pick(0, 2) > 0);
    return breaks ? GatewayBroken : answers.at(static_cast<std::size_t>(pick(0, 6)));
  }

  void call() {
    const Instant now = *chain.next_at;
    const auto bundles = bundle_calls(std::span<const Chain>(&chain, 1), {}, now);
    REQUIRE(bundles.size() == 1);
    const auto person = bundles.front().person;
    const auto outcome = outcome_for(person, now);
    chain = place_call(chain, bundles.front(), now);
    const Instant end = now + Seconds{pick(0, static_cast<int>(longest_call.count()))};
    const bool was_refused = chain.was_refused;
    const bool is_last = chain.gateway + 1 == gateways;
    chain = call_ended(chain, {outcome, end, gateways, end}).chain;
    if (outcome != GatewayBroken) rung.emplace(person, end);
    if (outcome == GatewayBroken && is_last && !was_refused) ++in_vain[person];
    streak_ = person == last_ ? streak_ + 1 : 1;
    last_ = person;
    if (people.size() > 1) longest_streak = std::max(longest_streak, streak_);
    ++calls;
  }

  std::mt19937 random_;
  std::string last_;
  int streak_ = 0;
};

TEST_CASE("every reachable person has been rung when each had the time that the policy gives a person") {
  for (unsigned seed = 0; seed < seeds; ++seed) {
    CAPTURE(seed);
    World world(seed);
    for (const auto& person : world.people)
      world.luck[person] = world.pick(0, 2) > 0 ? Luck::Well : Luck::Deaf;
    world.play(start + world.longest_pass());
    for (const auto& person : world.people)
      if (world.luck[person] == Luck::Well) {
        REQUIRE(world.rung.contains(person));
        REQUIRE(world.rung[person] <= start + world.longest_pass());
      }
  }
}

TEST_CASE("gateways that are down for hours cost everybody a minute once they work, and no try") {
  for (unsigned seed = 0; seed < seeds; ++seed) {
    CAPTURE(seed);
    World world(seed);
    for (const auto& person : world.people) world.luck[person] = Luck::Well;
    world.gateways_work_from = start + Seconds{world.pick(0, 36'000)};
    // Those whom the pass met before they worked come after those whom it met later.
    const Instant bound = world.gateways_work_from + gateways_again + world.longest_pass() * 2;
    world.play(bound);
    for (const auto& person : world.people) {
      REQUIRE(world.rung.contains(person));
      REQUIRE(world.rung[person] <= bound);
    }
  }
}

TEST_CASE("who was never rung had all gateways broken in each turn that the policy gives") {
  for (unsigned seed = 0; seed < seeds; ++seed) {
    CAPTURE(seed);
    World world(seed);
    for (const auto& person : world.people) world.luck[person] = Luck::Odd;
    world.luck[world.people.front()] = Luck::Well;
    world.play(start + std::chrono::years{1});
    REQUIRE(world.chain.state == ChainState::Exhausted);
    for (const auto& person : world.people)
      if (!world.rung.contains(person))
        REQUIRE(world.in_vain[person] >= world.policy.rounds * world.turns_in_a_round());
  }
}

TEST_CASE("nobody is rung for ever while others wait, and rounds in which calls get through come to an end") {
  for (unsigned seed = 0; seed < seeds; ++seed) {
    CAPTURE(seed);
    World world(seed);
    for (const auto& person : world.people) world.luck[person] = static_cast<Luck>(world.pick(0, 2));
    world.luck[world.people.back()] = Luck::Well;
    const int passes = world.turns_in_a_round();
    const Seconds round = (world.longest_pass() + gateways_again) * passes + world.policy.next_round;
    world.play(start + round * world.policy.rounds);
    REQUIRE(world.chain.state == ChainState::Exhausted);
    const auto tries = static_cast<int>(world.policy.tries.size()) + 1;
    // Her turn, her further turns alone, and her turn in the next round.
    REQUIRE(world.longest_streak <= (tries + passes - 1 + tries) * static_cast<int>(world.gateways));
  }
}

}  // namespace
}  // namespace ticketd::domain
