// SPDX-License-Identifier: Apache-2.0
#include "store/chains.hpp"

#include <chrono>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "store/contract/engines.hpp"
#include "store/query.hpp"

namespace ticketd::store {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr domain::Instant now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 2}};

domain::CallPolicy read_back(Store& store, domain::EscalationNumber number) {
  return read(store, [&](Session& session) { return find_chain(session, number).value().chain.policy; });
}

domain::EscalationNumber add(Store& store, const domain::CallPolicy& policy) {
  return transact(store, [&](Session& session) {
    ChainRow row;
    row.ticket = open_some_ticket(session);
    row.step = "open 4h phone";
    row.chain.policy = policy;
    row.chain.people = {"anna", "bo"};
    return add_chain(session, row, now);
  });
}

void write_policy(Store& store, domain::EscalationNumber number, std::string_view text) {
  transact(store, [&](Session& session) {
    session.query("UPDATE chain SET policy = ? WHERE id = ?").bind(text, number).run();
  });
}

}  // namespace

TEST_CASE("a chain keeps the policy it began with, whatever its fields are") {
  on_each_engine([](Store& store) {
    domain::CallPolicy policy;
    policy.tries = {seconds{0}, minutes{7}};
    policy.busy_again = seconds{61};
    policy.ring = seconds{31};
    policy.next_round = seconds{901};
    policy.rounds = 4;
    policy.acknowledged_for = seconds{3601};
    const auto kept = read_back(store, add(store, policy));
    CHECK(kept.tries == policy.tries);
    CHECK(kept.busy_again == policy.busy_again);
    CHECK(kept.ring == policy.ring);
    CHECK(kept.next_round == policy.next_round);
    CHECK(kept.rounds == policy.rounds);
    CHECK(kept.acknowledged_for == policy.acknowledged_for);
  });
}

TEST_CASE("a policy as earlier versions wrote it, by place, is read") {
  on_each_engine([](Store& store) {
    const auto number = add(store, {});
    write_policy(store, number, "61 31 901 4 3601 0 420");
    const auto policy = read_back(store, number);
    CHECK(policy.busy_again == seconds{61});
    CHECK(policy.ring == seconds{31});
    CHECK(policy.next_round == seconds{901});
    CHECK(policy.rounds == 4);
    CHECK(policy.acknowledged_for == seconds{3601});
    CHECK(policy.tries == std::vector<domain::Seconds>{seconds{0}, seconds{420}});
  });
}

TEST_CASE("a field that a later version adds, or one that is not there, disturbs no other") {
  on_each_engine([](Store& store) {
    const auto number = add(store, {});
    write_policy(store, number, "rounds=5 setup=30 ring=20");
    const auto policy = read_back(store, number);
    CHECK(policy.rounds == 5);
    CHECK(policy.ring == seconds{20});
    CHECK(policy.busy_again == domain::CallPolicy{}.busy_again);
  });
}

TEST_CASE("a chain whose policy can't be read rings by the default") {
  for (const std::string_view text : {"", "sixty", "60 30", "60 30 900 3 soon", "rounds", "rounds=",
                                      "rounds=x", "rounds=3 tries=0,,5", "9999999999999999999999 1 1 1 1"}) {
    CAPTURE(text);
    on_each_engine([&](Store& store) {
      const auto number = add(store, {});
      write_policy(store, number, text);
      const auto policy = read_back(store, number);
      CHECK(policy.rounds == domain::CallPolicy{}.rounds);
      CHECK(policy.tries == domain::CallPolicy{}.tries);
    });
  }
}

}  // namespace ticketd::store
