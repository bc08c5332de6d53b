// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "refusals.hpp"

namespace ticketd::config {
namespace {

// The contract's own example, with secrets from the stand-in's files.
constexpr std::string_view contract = R"(
desk:      { name: Acme Support, language: en, secret: { file: secret }, ops: [ops@acme.example], heartbeat: { url: "https://watch.example/1" } }
store:     { path: /var/lib/ticketd/ticketd.db }
smtp:      { host: mail.acme.example, port: 587, tls: starttls, user: support, password: { file: password }, ca_file: secret, helo: Desk.acme.example }
queues:
  - name: support
    address: support@acme.example
    imap:  { host: mail.acme.example, port: 993, tls: implicit, user: support, password: { file: password }, ca_file: secret,
             folder: INBOX, start_at: new, acknowledge_backlog: false, poll_every: 60s, done: { move: Archive }, quarantine: { move: Failed } }
tickets:   { reopen_within: 30d, approve_within: 40h, backdate_at_most: 7d, max_mail_size: 50M }
agents:    [ { name: anna, address: anna@acme.example, phone: "+4687000001", language: sv }, { name: bo, address: bo@acme.example, phone: "sip:bo@127.0.0.1:5070" } ]
trusted_authserv_ids: [ mx.acme.example ]        # whose Authentication-Results count; none by default
contracts: [ { name: standard, calendar: sweden, priorities: { 1: 2h, 2: 4h, 3: 8h }, may_ask_for: 1, default_priority: 3 } ]
customers: [ { name: Volvo, domains: [volvo.example], language: sv, contract: standard, contacts: [ { name: Eva, address: eva@volvo.example, phone: "+4631000001" } ] } ]
rotas:     [ { name: on-call, timezone: Europe/Stockholm, people: [anna, bo], every: 1 week, from: 2026-01-05T08:00,
               overrides: [ { person: bo, from: 2026-12-24T08:00, until: 2026-12-27T08:00 } ] } ]
escalation:
  - { clock: response, at: 75%,  tell: [assignee], by: mail }
  - { clock: response, at: 100%, tell: [assignee, "rota:on-call"], by: mail }
  - { clock: open,     at: 4h,   tell: ["rota:on-call", bo], by: phone }      # rota:X: who carries the phone now, then the next in rotation
  - { clock: work,     at: 4h,   tell: [assignee], by: phone }
  - { clock: open,     at: 0m,   priority: [1], calendar: 24x7, tell: ["rota:on-call"], by: phone }   # opt-in: major incidents ring at once
calls:     { tries: [0m, 2m, 5m], busy_again: 1m, ring: 30s, next_round: 15m, rounds: 3, acknowledged_for: 1h }
phone:
  - sip:     { account: "sip:ticketd@127.0.0.1", proxy: "sip:127.0.0.1:5060;transport=udp", user: ticketd, password: { file: password }, bind: 127.0.0.1 }
  - rest:    { base_url: "https://api.twilio.com/2010-04-01", account: AC0, token: { file: password }, from: "+46800000000" }
  - command: { run: /usr/local/bin/page-someone }
)";

TEST_CASE("the contract's example loads as it is meant") {
  const StandIn place;
  const Config config = load_text(contract, place.path("ticketd.yaml"));
  CHECK(config.desk.heartbeat_url == "https://watch.example/1");
  CHECK(config.smtp.helo == "desk.acme.example");
  CHECK(config.queues.at(0).done.folder == "Archive");
  CHECK(config.agents.at(1).phone == "sip:bo@127.0.0.1:5070");
  CHECK(config.trusted_authserv_ids == std::vector<std::string>{"mx.acme.example"});
  CHECK(config.contracts.at(0).may_ask_for == domain::Priority::Urgent);
  CHECK(config.customers.at(0).contacts.at(0).phone == "+4631000001");
  const Rota& rota = config.rotas.at(0);
  CHECK(rota.every == 1);
  CHECK(rota.unit == Rota::Unit::Week);
  CHECK(rota.from == std::chrono::local_days{std::chrono::year{2026} / 1 / 5} + std::chrono::hours{8});
  CHECK(rota.overrides.at(0).person == "bo");
  CHECK(config.calls.tries.at(2) == std::chrono::minutes{5});
  CHECK(std::get<SipGateway>(config.gateways.at(0)).proxy == "sip:127.0.0.1:5060;transport=udp");
  CHECK(std::get<RestGateway>(config.gateways.at(1)).token.reveal() == "open sesame");
  CHECK(std::get<CommandGateway>(config.gateways.at(2)).run == "/usr/local/bin/page-someone");
}

TEST_CASE("the contract's escalation steps keep their order, moments and people") {
  const StandIn place;
  const auto steps = load_text(contract, place.path("ticketd.yaml")).escalation;
  REQUIRE(steps.size() == 5);
  CHECK(std::get<PercentOfTarget>(steps[0].at).value == 75);
  CHECK(std::holds_alternative<Assignee>(steps[0].tell.at(0)));
  CHECK(steps[2].clock == EscalationStep::Clock::Open);
  CHECK(std::get<domain::Seconds>(steps[2].at) == std::chrono::hours{4});
  CHECK(steps[2].by == EscalationStep::By::Phone);
  CHECK(std::get<OnCall>(steps[2].tell.at(0)).rota == "on-call");
  CHECK(std::get<Person>(steps[2].tell.at(1)).name == "bo");
  CHECK(steps[4].priorities == std::set<domain::Priority>{domain::Priority::Urgent});
  CHECK(steps[4].calendar == "24x7");
}

TEST_CASE("a step may stand anywhere in the first year of working time") {
  const StandIn place;
  const std::pair<std::string_view, std::chrono::hours> moments[] = {{"0m", std::chrono::hours{0}},
                                                                     {"30d", std::chrono::hours{720}},
                                                                     {"1001h", std::chrono::hours{1001}},
                                                                     {"90d", std::chrono::hours{2160}},
                                                                     {"365d", std::chrono::hours{8760}}};
  for (const auto& [written, meant] : moments) {
    const std::string more =
        "agents: [ { name: anna, address: anna@acme.example } ]\n"
        "escalation: [ { clock: open, at: " +
        std::string(written) + ", tell: [anna] } ]\n";
    CHECK(std::get<domain::Seconds>(
              load_text(with_more(more), place.path("ticketd.yaml")).escalation.at(0).at) == meant);
  }
}

TEST_CASE("without an escalation section the default steps tell whom there is") {
  const StandIn place;
  const auto steps = [&](std::string_view more) {
    return load_text(with_more(more), place.path("ticketd.yaml")).escalation;
  };
  const auto nobody = steps("");
  REQUIRE(nobody.size() == 4);
  for (const EscalationStep& step : nobody) {
    CHECK(step.by == EscalationStep::By::Mail);
    CHECK(std::holds_alternative<Ops>(step.tell.at(0)));
  }
  const std::string agents =
      "agents: [ { name: anna, address: a@b, phone: '+4687000001' }, { name: bo, address: c@d } ]\n";
  CHECK(steps(agents)[2].by == EscalationStep::By::Mail);
  CHECK(steps(agents)[2].tell.size() == 2);
  const auto ringing = steps(agents + "phone: [ { command: { run: /bin/true } } ]");
  CHECK(ringing[2].by == EscalationStep::By::Phone);
  REQUIRE(ringing[2].tell.size() == 1);
  CHECK(std::get<Person>(ringing[2].tell[0]).name == "anna");
  CHECK(std::get<domain::Seconds>(ringing[2].at) == std::chrono::hours{4});
  CHECK(std::holds_alternative<Assignee>(ringing[3].tell.at(0)));
}

TEST_CASE("a customer without a contract has the first one, and there always is one") {
  const StandIn place;
  const Config config = load_text(with_more("customers: [ { name: V } ]"), place.path("ticketd.yaml"));
  CHECK(config.contracts.size() == 1);
  CHECK(config.customers.at(0).contract == "standard");
}

TEST_CASE("a mailbox that is described once can be used by reference") {
  const StandIn place;
  const std::string yaml =
      with_line(5,
                "  - { name: s, address: s@b, imap: { host: &host mail.acme.example, user: s, password: "
                "&password { file: password } } }\n"
                "  - { name: t, address: t@b, imap: { host: *host, user: t, password: *password } }");
  const Config config = load_text(yaml, place.path("ticketd.yaml"));
  CHECK(config.queues.at(1).imap.host == "mail.acme.example");
  CHECK(std::get<Secret>(config.queues[1].imap.login).reveal() == "open sesame");
}

}  // namespace
}  // namespace ticketd::config
