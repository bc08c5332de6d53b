// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "refusals.hpp"

namespace ticketd::config {
namespace {

struct Refused {
  std::string sections;  // from line 6 on
  const char* expected;
};

// Each has anna (a phone), bo (none), the rota `night` and a gateway, in lines 6 to 9; the row begins in
// line 10.
constexpr std::string_view people =
    "agents: [ { name: anna, address: anna@acme.example, phone: '+4687000001' }, { name: bo, address: "
    "bo@acme.example } ]\n"
    "rotas: [ { name: night, timezone: Europe/Stockholm, people: [anna], from: 2026-01-05T08:00 } ]\n"
    "phone: [ { command: { run: /bin/true } } ]\n"
    "contracts: [ { name: standard, calendar: sweden } ]\n";

void check_all(std::string_view before, const std::vector<Refused>& table) {
  const StandIn place;
  place.write("quoted", "a\"b\n");
  for (const Refused& row : table) {
    CAPTURE(row.sections);
    const auto found = refusals(place, with_more(std::string(before) + row.sections));
    REQUIRE(found.size() == 1);
    CHECK(found[0].substr(0, std::string_view(row.expected).size()) == row.expected);
  }
}

TEST_CASE("people that can't be meant are refused") {
  check_all(
      "",
      {
          {"agent: []", "6 agent: is not a key here; did you mean `agents`?"},
          {"tickets: { reopen_within: 30 days }", "6 tickets.reopen_within: `30 days` is not a duration"},
          {"tickets: { max_mail_size: 50MB }", "6 tickets.max_mail_size: `50MB` is not a size"},
          {"tickets: { max_mail_size: 1K }", "6 tickets.max_mail_size: `1K` is out of range"},
          {"tickets: { max_mail_size: 99999999999G }",
           "6 tickets.max_mail_size: `99999999999G` is not a size"},
          {"agents: anna", "6 agents: must be a list"},
          {"agents: [ anna ]", "6 agents[0]: must hold keys"},
          {"agents: [ { name: anna } ]", "6 agents[0].address: is missing"},
          {"agents: [ { name: Assignee, address: a@b } ]",
           "6 agents[0].name: `Assignee` is a word of its own"},
          {"agents: [ { name: 'rota:x', address: a@b } ]", "6 agents[0].name: `rota:x` is not a name"},
          {"agents:\n  - { name: anna, address: a@b }\n  - { name: Anna, address: c@d }",
           "8 agents[1].name: `Anna` stands in line 7 already"},
          {"agents:\n  - { name: anna, address: a@b }\n  - { name: bo, address: A@B }",
           "8 agents[1].address: `a@b` stands in line 7"},
          {"agents:\n  - { name: anna, address: a@b, addresses: [c@d, A@B] }",
           "7 agents[0].addresses[1]: `a@b` stands in line 7"},
          {"agents:\n  - { name: anna, address: a@b, addresses: [c@d] }\n  - { name: bo, address: C@D }",
           "8 agents[1].address: `c@d` stands in line 7"},
          {"agents:\n  - { name: anna, address: a@b }\n  - { name: bo, address: c@d, addresses: [a@b] }",
           "8 agents[1].addresses[0]: `a@b` stands in line 7"},
          {"agents: [ { name: a, address: a@b, addresses: c@d } ]", "6 agents[0].addresses: must be a list"},
          {"agents: [ { name: a, address: a@b, addresses: [cd] } ]",
           "6 agents[0].addresses[0]: `cd` is not a mail address"},
          {"agents: [ { name: a, address: a@b, addresses: [support@acme.example] } ]",
           "6 agents[0].addresses[0]: `support@acme.example` is a queue's"},
          {"agents: [ { name: a, address: support@acme.example } ]",
           "6 agents[0].address: `support@acme.example` is a queue's"},
          {"agents: [ { name: a, address: a@b, phone: '0046 8 7000001' } ]",
           "6 agents[0].phone: `0046 8 7000001` is not a phone number"},
          {"agents: [ { name: a, address: a@b, phone: '+46 8' } ]",
           "6 agents[0].phone: `+46 8` is not a phone number"},
          {"agents: [ { name: a, address: a@b, phone: \"+4687000001\\n\" } ]",
           "6 agents[0].phone: `+4687000001?` is not"},
          {"agents: [ { name: a, address: a@b, phone: 'sip:a:pw@b' } ]",
           "6 agents[0].phone: is not a sip address"},
          {"agents: [ { name: a, address: a@b, phone: 'sip:a@b;x=y' } ]",
           "6 agents[0].phone: is not a sip address"},
          {"trusted_authserv_ids: [ 'mx acme' ]", "6 trusted_authserv_ids[0]: `mx acme`"},
      });
}

TEST_CASE("contracts, customers and folders that can't be meant are refused") {
  check_all("",
            {
                {"contracts: [ { name: c } ]", "6 contracts[0].calendar: is missing"},
                {"contracts: [ { name: c, calendar: swedne } ]",
                 "6 contracts[0].calendar: there is no calendar `swedne`; did you mean `sweden`?"},
                {"contracts: [ { name: c, calendar: ../sweden } ]",
                 "6 contracts[0].calendar: `../sweden` is not a name"},
                {"contracts: [ { name: c, calendar: sweden, priorities: { 4: 2h } } ]",
                 "6 contracts[0].priorities.4: is not a key here"},
                {"contracts: [ { name: c, calendar: sweden, priorities: { 1: 0h } } ]",
                 "6 contracts[0].priorities.1: `0h` is out of range"},
                {"contracts: [ { name: c, calendar: sweden, default_priority: 0 } ]",
                 "6 contracts[0].default_priority: `0` is not a priority"},
                {"contracts: [ { name: c, calendar: sweden, escalation: gold } ]",
                 "6 contracts[0].escalation: there is no list under escalations `gold`"},
                {"contracts:\n  - { name: c, calendar: sweden }\n  - { name: c, calendar: 24x7 }",
                 "8 contracts[1].name: `c` stands in line 7"},
                {"customers: [ { name: V, contract: gold } ]",
                 "6 customers[0].contract: there is no contract `gold`; possible here: standard"},
                {"customers: [ { name: V, domains: [gmail.com] } ]",
                 "6 customers[0].domains[0]: `gmail.com` is a public mail provider"},
                {"customers: [ { name: V, domains: [hotmail.co.uk] } ]",
                 "6 customers[0].domains[0]: `hotmail.co.uk` is a public"},
                {"customers: [ { name: V, domains: [co.uk] } ]",
                 "6 customers[0].domains[0]: `co.uk` can't be one customer's: anybody"},
                {"customers: [ { name: V, domains: ['@volvo.example'] } ]",
                 "6 customers[0].domains[0]: `@volvo.example` is not a domain"},
                {"customers:\n  - { name: V, domains: [v.example] }\n  - { name: W, domains: [V.example] }",
                 "8 customers[1].domains[0]: `v.example` stands in line 7"},
                {"customers: [ { name: V, contacts: [ { address: a@b } ] } ]",
                 "6 customers[0].contacts[0].name: is missing"},
                {"calendars: nowhere", "6 calendars: there is no folder /"},
                {"templates: [ nowhere ]", "6 templates[0]: there is no folder /"},
                {"speech: espeak-ng", "6 speech: must hold keys"},
            });
}

TEST_CASE("rotas, steps and calls that can't work are refused") {
  check_all(
      people,
      {
          {"assign: [ { queue: suport, to: [anna] } ]",
           "10 assign[0].queue: there is no queue `suport`; did you mean `support`?"},
          {"assign: [ { customer: V, to: [anna] } ]", "10 assign[0].customer: there is no customer `V`"},
          {"assign: [ { to: [ana] } ]", "10 assign[0].to[0]: there is no agent `ana`; did you mean `anna`?"},
          {"assign: [ { to: [] } ]", "10 assign[0].to: is an empty list"},
          {"escalation: [ { clock: opne, at: 4h, tell: [anna] } ]",
           "10 escalation[0].clock: `opne` is not a clock"},
          {"escalation: [ { clock: open, tell: [anna] } ]", "10 escalation[0].at: is missing"},
          {"escalation: [ { clock: open, at: 75%, tell: [anna] } ]",
           "10 escalation[0].at: per cent are of the response target"},
          {"escalation: [ { clock: response, at: 0%, tell: [anna] } ]",
           "10 escalation[0].at: `0` is not a whole number"},
          {"escalation: [ { clock: open, at: soon, tell: [anna] } ]",
           "10 escalation[0].at: `soon` is neither a share of the response target nor a time on the clock; "
           "write one like 75%"},
          {"escalation: [ { clock: open, at: 366d, tell: [anna] } ]",
           "10 escalation[0].at: `366d` is out of range; 0s to 365d is possible"},
          {"escalation: [ { clock: open, at: 9000h, tell: [anna] } ]",
           "10 escalation[0].at: `9000h` is out of range; 0s to 365d is possible"},
          {"escalation: [ { clock: open, at: 4h } ]", "10 escalation[0].tell: is missing"},
          {"escalation: [ { clock: open, at: 4h, tell: [] } ]", "10 escalation[0].tell: is an empty list"},
          {"escalation: [ { clock: open, at: 4h, tell: [carl] } ]",
           "10 escalation[0].tell[0]: there is no agent `carl`"},
          {"escalation: [ { clock: open, at: 4h, tell: ['rota:day'] } ]",
           "10 escalation[0].tell[0]: there is no rota `day`"},
          {"escalation: [ { clock: open, at: 4h, tell: [bo], by: phone } ]",
           "10 escalation[0].tell[0]: agent `bo` is to be phoned and has no phone"},
          {"escalation: [ { clock: open, at: 4h, tell: [ops], by: phone } ]",
           "10 escalation[0].tell[0]: desk.ops are mail addresses"},
          {"escalation: [ { clock: open, at: 4h, tell: [anna], by: fax } ]",
           "10 escalation[0].by: `fax` is not a way to tell"},
          {"escalation: [ { clock: open, at: 4h, tell: [anna], priority: [4] } ]",
           "10 escalation[0].priority[0]: `4` is not a priority"},
          {"escalation: [ { clock: open, at: 4h, tell: [anna], calendar: mars } ]",
           "10 escalation[0].calendar: there is no calendar `mars`"},
          {"escalations: { gold: [ { clock: open, at: 4h, tell: [carl] } ] }",
           "10 escalations.gold[0].tell[0]: there is no agent `carl`"},
          {"escalations: { gold: }", "10 escalations.gold: is empty"},
          {"calls: { tries: [] }", "10 calls.tries: must name 1 to 10 waits"},
          {"calls: { tries: [0s, 30s, 10s] }", "10 calls.tries: must grow, and 10s does not come after 30s"},
          {"calls: { tries: [20s, 20s] }", "10 calls.tries: must grow, and 20s does not come after 20s"},
          {"calls: { setup: 1s }", "10 calls.setup: `1s` is out of range; 5s to 2m"},
          {"escalation: [ { name: a, clock: open, at: 4h, tell: [anna] }, { name: a, clock: open, at: 5h, "
           "tell: [anna] } ]",
           "10 escalation[1]: another step of this list is named `a`"},
          {"escalation: [ { name: late night, clock: open, at: 4h, tell: [anna] } ]",
           "10 escalation[0].name: `late night` is not a name"},
          {"calls: { rounds: 0 }", "10 calls.rounds: `0` is not a whole number from 1 to 20"},
          {"calls: { ring: 1s }", "10 calls.ring: `1s` is out of range; 5s to 5m"},
          {"calls: { confirm: yes }",
           "10 calls.confirm: `yes` is not a way to confirm; auto, one and digits are"},
          {"calls: { confirm: }", "10 calls.confirm: is empty"},
      });
}

TEST_CASE("a rota with a mistake in it is refused") {
  const std::string agents = "agents: [ { name: anna, address: anna@acme.example } ]\n";
  check_all(
      agents,
      {
          {"rotas: [ { name: n, timezone: Europe/Stockholm, people: [], from: 2026-01-05T08:00 } ]",
           "7 rotas[0].people: is an empty list"},
          {"rotas: [ { name: n, timezone: Europe/Stockholm, people: [bo], from: 2026-01-05T08:00 } ]",
           "7 rotas[0].people[0]: there is no agent `bo`"},
          {"rotas: [ { name: n, timezone: Europe/Stokholm, people: [anna], from: 2026-01-05T08:00 } ]",
           "7 rotas[0].timezone: `Europe/Stokholm` is not"},
          {"rotas: [ { name: n, timezone: UTC, people: [anna], from: 2026-02-30T08:00 } ]",
           "7 rotas[0].from: `2026-02-30T08:00` is not a local time"},
          {"rotas: [ { name: n, timezone: UTC, people: [anna], from: 2026-01-05T08:00Z } ]",
           "7 rotas[0].from: `2026-01-05T08:00Z` is not a local time"},
          {"rotas: [ { name: n, timezone: UTC, people: [anna], every: week, from: 2026-01-05T08:00 } ]",
           "7 rotas[0].every: `week` is not a length"},
          {"rotas: [ { name: n, timezone: UTC, people: [anna], every: 0 days, from: 2026-01-05T08:00 } ]",
           "7 rotas[0].every: `0 days` is not a length"},
          {"rotas: [ { name: n, timezone: UTC, people: [anna], from: 2026-01-05T08:00, overrides: [ { "
           "person: anna, from: 2026-12-24T08:00, until: 2026-12-24T08:00 } ] } ]",
           "7 rotas[0].overrides[0].until: is not after from"},
          {"rotas: [ { name: n, timezone: UTC, people: [anna], from: 2026-01-05T08:00, overrides: [ { "
           "person: anna, from: 2026-12-24T08:00, until: 2026-12-26T08:00 }, { person: anna, from: "
           "2026-12-25T08:00, until: 2026-12-27T08:00 } ] } ]",
           "7 rotas[0].overrides[1]: overlaps an override above it"},
      });
}

TEST_CASE("a gateway that can't place a call is refused") {
  check_all("",
            {
                {"phone: { sip: {} }", "6 phone: must be a list"},
                {"phone: [ { sip: { account: 'sip:a@b' }, command: { run: x } } ]",
                 "6 phone[0]: wants exactly one of sip, rest and command"},
                {"phone: [ { fax: {} } ]", "6 phone[0].fax: is not a key here"},
                {"phone: [ { sip: { account: 'sip:pbx' } } ]", "6 phone[0].sip.account: names no user"},
                {"phone: [ { sip: { account: 'bo@pbx' } } ]", "6 phone[0].sip.account: is not a sip address"},
                {"phone: [ { sip: { account: 'sip:a@b', proxy: 'sip:c;lr' } } ]",
                 "6 phone[0].sip.proxy: is not a sip address"},
                {"phone: [ { sip: { account: 'sip:a@b', bind: eth0 } } ]",
                 "6 phone[0].sip.bind: `eth0` is not an IP address"},
                {"phone: [ { sip: { account: 'sip:a@b', password: { file: password } } } ]",
                 "6 phone[0].sip.user: is missing"},
                {"phone: [ { sip: { account: 'sip:a@b', user: u, password: { file: quoted } } } ]",
                 "6 phone[0].sip.password: the secret has a double quote"},
                {"phone: [ { rest: { base_url: 'http://api.example', account: A, token: { file: password }, "
                 "from: '+46800000000' } } ]",
                 "6 phone[0].rest.base_url: `http://api.example` would send"},
                {"phone: [ { rest: { base_url: 'https://api.example', account: A, from: '+46800000000' } } ]",
                 "6 phone[0].rest.token: is missing"},
                {"phone: [ { rest: { base_url: 'https://api.example', account: A, token: { file: password }, "
                 "from: 'sip:a@b' } } ]",
                 "6 phone[0].rest.from: `sip:a@b` is not a phone number"},
                {"phone: [ { command: {} } ]", "6 phone[0].command.run: is missing"},
                {"phone: [ { command: } ]", "6 phone[0].command: is empty"},
                {"escalation: [ { clock: open, at: 4h, tell: [assignee], by: phone } ]",
                 "6 escalation[0].by: phone needs a gateway"},
            });
}

}  // namespace
}  // namespace ticketd::config
