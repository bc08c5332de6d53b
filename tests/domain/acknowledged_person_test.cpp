// SPDX-License-Identifier: Apache-2.0
// The promise of the key, over random people, hand-overs, outcomes and moments: who has taken a ticket is
// left alone for as long as that holds, and is not the one who is rung when it has run out.
#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "domain/escalation.hpp"

namespace ticketd::domain {
namespace {

using enum CallOutcome;

constexpr Instant start = std::chrono::sys_days{std::chrono::year{2026} / 3 / 2};
constexpr int seeds = 3000;

class World {
 public:
  explicit World(unsigned seed) : random_(seed) {
    policy_.tries = {Seconds{pick(0, 60)}};
    for (int more = pick(0, 3); more > 0; --more)
      policy_.tries.push_back(policy_.tries.back() + Seconds{pick(1, 300)});
    policy_.rounds = pick(1, 3);
    hand_over();
    chain = start_chain(ChainPurpose::Alarm, carriers, policy_, start).chain;
  }

  int pick(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random_); }

  // Whom the step means changes: any of five, in any order.
  void hand_over() {
    carriers = {"anna", "bo", "cilla", "dora", "eva"};
    std::shuffle(carriers.begin(), carriers.end(), random_);
    carriers.resize(static_cast<std::size_t>(pick(1, 5)));
  }

  // The calls that are due by then, each ending in any way but a key; who was rung.
  std::vector<std::string> ring_until(Instant until) {
    std::vector<std::string> rung;
    while (chain.state == ChainState::Pending && chain.next_at && *chain.next_at <= until) {
      const Instant now = *chain.next_at;
      chain = look_again(chain, {true, carriers}).chain;
      const auto bundles = bundle_calls(std::span<const Chain>(&chain, 1), {}, now);
      REQUIRE(bundles.size() == 1);
      chain = place_call(chain, bundles.front(), now);
      rung.push_back(bundles.front().person);
      constexpr std::array<CallOutcome, 6> outcomes{NoAnswer, NoKey, Busy, Reached, PassedOn, Unreachable};
      const auto how = outcomes.at(static_cast<std::size_t>(pick(0, 5)));
      const Instant end = now + Seconds{pick(0, 90)};
      chain = call_ended(chain, {how, end, 1, end}).chain;
    }
    return rung;
  }

  std::vector<std::string> carriers;
  Chain chain;

 private:
  std::mt19937 random_;
  CallPolicy policy_;
};

TEST_CASE("nobody is rung while an acknowledgement holds, whoever carries the phone by then") {
  for (unsigned seed = 0; seed < seeds; ++seed) {
    CAPTURE(seed);
    World world(seed);
    const Instant taken = start + Seconds{world.pick(0, 3000)};
    (void)world.ring_until(taken);
    const Instant until = taken + Seconds{world.pick(600, 7200)};
    world.chain = acknowledge(world.chain, "anna", until).chain;
    world.hand_over();
    REQUIRE(world.ring_until(until).empty());
    REQUIRE(look_again(world.chain, {true, world.carriers}).chain.next_at == until);
  }
}

TEST_CASE("when it has run out somebody else is rung first, and then everybody who carries the phone") {
  for (unsigned seed = 0; seed < seeds; ++seed) {
    CAPTURE(seed);
    World world(seed);
    const Instant over = start + Seconds{3600};
    world.chain = acknowledge(world.chain, world.pick(0, 1) == 0 ? "anna" : "bo", over).chain;
    const auto taken_by = world.chain.acknowledged_by;
    if (world.pick(0, 1) == 0) world.hand_over();
    world.chain = acknowledgement_over(world.chain, world.carriers, over).chain;
    const auto rung = world.ring_until(over + std::chrono::days{1});
    REQUIRE_FALSE(rung.empty());
    const bool has_others = std::any_of(world.carriers.begin(), world.carriers.end(),
                                        [&](const auto& one) { return one != taken_by; });
    if (has_others) REQUIRE(rung.front() != taken_by);
    const std::set<std::string> all(rung.begin(), rung.end());
    if (world.chain.policy.rounds > 1)
      for (const auto& person : world.carriers) REQUIRE(all.contains(person));
  }
}

}  // namespace
}  // namespace ticketd::domain
