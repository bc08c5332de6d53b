// SPDX-License-Identifier: Apache-2.0
#include "protocol/answer_json.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "domain/error.hpp"
#include "domain/rfc3339.hpp"

namespace ticketd::protocol {
namespace {

template <class Answer>
using Table = std::vector<std::pair<std::string, Answer>>;

template <class Answer>
void check_both_ways(const Table<Answer>& table) {
  for (const auto& row : table) {
    CAPTURE(row.first);
    CHECK(write_answer(row.second) == row.first);
    CHECK((read_answer<Answer>(row.first) == row.second));
  }
}

template <class Answer>
std::string fault_of(const std::string& line) {
  try {
    (void)read_answer<Answer>(line);
  } catch (const domain::TemporaryError& error) {
    return error.what();
  }
  return "";
}

domain::Instant at(const char* text) {
  return domain::parse_rfc3339(text).value();
}

}  // namespace

TEST_CASE("answers to changes are written as the contract has them, and read back") {
  check_both_ways<ChangeAnswer>({
      {R"({"ok":true})", flow::Done{}},
      {R"({"error":"no mail 7 waits","ok":false})", flow::Refused{"no mail 7 waits"}},
  });
  check_both_ways<flow::Replay::Answer>({
      {R"({"ok":true,"ticket":18})", flow::Replayed{domain::TicketNumber{18}}},
      {R"({"ok":true,"ticket":null})", flow::Replayed{}},
      {R"({"error":"no","ok":false})", flow::Refused{"no"}},
  });
  check_both_ways<flow::BeginDrill::Answer>({
      {R"({"mails":[4,5],"ok":true,"people":["anna","bo"],"ticket":9})",
       flow::Drill{domain::TicketNumber{9}, {"anna", "bo"}, {{4}, {5}}}},
      {R"({"mails":[],"ok":true,"people":[],"ticket":9})", flow::Drill{domain::TicketNumber{9}, {}, {}}},
      {R"({"error":"no","ok":false})", flow::Refused{"no"}},
  });
}

TEST_CASE("what became of commands is told one by one, also where one was refused and so none is done") {
  check_both_ways<flow::Operate::Answer>({
      {R"({"ok":true,"results":[{"command":"/close","done":"closed","refused":null}]})",
       flow::Operated{{{"/close", "closed", ""}}}},
      {R"({"ok":true,"results":[]})", flow::Operated{}},
      {R"({"error":"/x: unknown","ok":false,"results":[{"command":"/x","done":null,"refused":"unknown"}]})",
       flow::CommandsRefused{{"/x: unknown"}, {{"/x", "", "unknown"}}}},
      {R"({"error":"there is no ticket #17","ok":false})", flow::Refused{"there is no ticket #17"}},
  });
}

TEST_CASE("the state of connections is written with every key, null where nothing is known") {
  MailboxState mailbox{.queue = "support"};
  mailbox.last_look = at("2026-11-02T09:00:00Z");
  mailbox.lag = 3;
  mailbox.taken = 12;
  RelayState relay;
  relay.last_error = "451 later";
  relay.last_error_at = at("2026-11-02T08:00:00Z");
  relay.sent = 10;
  const ConnectionStates states{{mailbox}, relay};
  check_both_ways<AskConnections::Answer>({
      {R"({"mailboxes":[{"connected_since":null,"failing_since":null,"lag":3,"last_error":null,)"
       R"("last_error_at":null,"last_look":"2026-11-02T09:00:00Z","last_mail":null,"queue":"support",)"
       R"("taken":12}],"ok":true,"relay":{"failing_since":null,"last_error":"451 later",)"
       R"("last_error_at":"2026-11-02T08:00:00Z","last_sent":null,"sent":10}})",
       states},
      {R"({"error":"no","ok":false})", flow::Refused{"no"}},
  });
}

TEST_CASE("every end of a test call has a word") {
  using Outcome = domain::CallOutcome;
  const std::vector<std::pair<std::string, Outcome>> table{
      {"acknowledged", Outcome::Acknowledged},
      {"passed-on", Outcome::PassedOn},
      {"answered", Outcome::Reached},
      {"busy", Outcome::Busy},
      {"rejected", Outcome::Rejected},
      {"no-answer", Outcome::NoAnswer},
      {"not-put-through", Outcome::NotPutThrough},
      {"unreachable", Outcome::Unreachable},
      {"gateway-broken", Outcome::GatewayBroken},
      {"cancelled", Outcome::Interrupted},
  };
  for (const auto& row : table)
    check_both_ways<TestCall::Answer>(
        {{R"({"ok":true,"person":"anna","to":"+46701","tried":[{"detail":"486","gateway":"sip","outcome":")" +
              row.first + R"("}]})",
          TestCalled{"anna", "+46701", {{"sip", row.second, "486"}}}}});
  CHECK(word_for(Outcome::NoKey) == "answered");
}

TEST_CASE("an answer may have keys that are not known yet") {
  CHECK((read_answer<ChangeAnswer>(R"({"ok":true,"since":"5"})") == ChangeAnswer{flow::Done{}}));
}

TEST_CASE("what is no answer to the request is a failure that says what is wrong with it") {
  const std::string no = "the daemon's answer is no answer: ";
  CHECK(fault_of<ChangeAnswer>("") == no + "it is no JSON object");
  CHECK(fault_of<ChangeAnswer>("[true]") == no + "it is no JSON object");
  CHECK(fault_of<ChangeAnswer>("{}") == no + "it lacks \"ok\", true or false");
  CHECK(fault_of<ChangeAnswer>(R"({"ok":1})") == no + "\"ok\" of it must be true or false");
  CHECK(fault_of<ChangeAnswer>(R"({"ok":false})") == no + "it lacks \"error\", a text");
  CHECK(fault_of<flow::Replay::Answer>(R"({"ok":true})") == no + "it lacks \"ticket\", a whole number");
  CHECK(fault_of<flow::Operate::Answer>(R"({"ok":true})") == no + "it lacks \"results\", a list");
  CHECK(fault_of<flow::Operate::Answer>(R"({"ok":true,"results":[7]})") == no + "a result is no JSON object");
  CHECK(fault_of<flow::BeginDrill::Answer>(R"({"ok":true,"ticket":9,"people":[7],"mails":[]})") ==
        no + "one of \"people\" is no text");
  CHECK(fault_of<flow::BeginDrill::Answer>(R"({"ok":true,"ticket":9,"people":[],"mails":["7"]})") ==
        no + "one of \"mails\" is no whole number");
  CHECK(fault_of<TestCall::Answer>(
            R"({"ok":true,"person":"a","to":"1","tried":[{"gateway":"sip","outcome":"odd","detail":""}]})") ==
        no + "no call ends \"odd\"");
  CHECK(fault_of<AskConnections::Answer>(R"({"ok":true,"mailboxes":[{"queue":"support"}],"relay":{}})") ==
        no + "a mailbox lacks \"connected_since\", an instant such as 2026-11-02T09:00:00Z");
}

}  // namespace ticketd::protocol
