// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "service/health.hpp"

namespace ticketd::service {
namespace {

using std::chrono::minutes;

const domain::Instant now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23};

Health well() {
  Health health;
  health.started = now - minutes{60};
  health.mailboxes["support"].last_look = now - minutes{29};
  health.mailboxes["sales"].last_look = now;
  health.last_turn = now;
  return health;
}

}  // namespace

TEST_CASE("a desk that looked everywhere lately and knows of no trouble has had a good cycle") {
  CHECK(is_good_cycle(well(), now));
}

TEST_CASE("any trouble, and anything not looked at, is no good cycle") {
  const struct {
    const char* what;
    void (*spoil)(Health&);
  } table[] = {
      {"a mailbox fails", [](Health& health) { health.mailboxes["sales"].failing_since = now; }},
      {"a mailbox was never looked at", [](Health& health) { health.mailboxes["sales"].last_look.reset(); }},
      {"a mailbox was not looked at for long",
       [](Health& health) { health.mailboxes["sales"].last_look = now - minutes{46}; }},
      {"the relay fails", [](Health& health) { health.relay.failing_since = now; }},
      {"the relay refuses one sender",
       [](Health& health) { health.relay.senders["sales@acme.example"].failing_since = now; }},
      {"no gateway takes calls", [](Health& health) { health.phone_fails = true; }},
      {"the clockwork has not turned yet", [](Health& health) { health.last_turn.reset(); }},
      {"the clockwork stands", [](Health& health) { health.last_turn = now - minutes{4}; }},
  };
  for (const auto& row : table) {
    CAPTURE(row.what);
    Health health = well();
    row.spoil(health);
    CHECK_FALSE(is_good_cycle(health, now));
  }
}

TEST_CASE("one recipient's server that puts us off is its own matter, three are the relay's") {
  RelayHealth relay;
  relay.putting_off_since = now;
  relay.put_off = {"eva@a.example", "ole@b.example"};
  CHECK_FALSE(relay_failing_since(relay).has_value());
  relay.put_off.insert("pia@c.example");
  CHECK(relay_failing_since(relay) == now);
}

}  // namespace ticketd::service
