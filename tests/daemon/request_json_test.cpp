// SPDX-License-Identifier: Apache-2.0
#include "protocol/request_json.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace ticketd::protocol {
namespace {

constexpr domain::TicketNumber seventeen{17};
constexpr domain::OutboxNumber seven{7};

// As docs/control-protocol.md has them: what outside scripts write, and we too.
const std::vector<std::pair<std::string, Request>> written{
    {R"({"do":"mailbox"})", AskConnections{}},
    {R"({"do":"call","person":"anna"})", TestCall{"anna"}},
    {R"({"do":"outbox-drop","id":7})", flow::DropMail{seven}},
    {R"({"do":"outbox-retry","id":7})", flow::RetryMail{seven}},
    {R"({"do":"replay","ticket":17})", flow::Replay{seventeen}},
    {R"({"do":"operate","text":"/close","ticket":17})", flow::Operate{seventeen, "/close", {}}},
    {R"({"as":"anna","do":"operate","text":"","ticket":17})", flow::Operate{seventeen, "", "anna"}},
    {R"({"do":"escalation-acknowledge","person":"anna","ticket":17})",
     flow::AcknowledgeChain{seventeen, "anna"}},
    {R"({"do":"escalation-stop","person":"anna","ticket":17})", flow::StopChain{seventeen, "anna"}},
    {R"({"do":"escalation-restart","person":"anna","ticket":17})", flow::RestartChain{seventeen, "anna"}},
    {R"({"do":"drill"})", flow::BeginDrill{}},
};

std::string refusal_of(const std::string& line) {
  const auto read = read_request(line);
  const auto* const refused = std::get_if<flow::Refused>(&read);
  return refused == nullptr ? "" : refused->why;
}

}  // namespace

TEST_CASE("every request is written as the contract has it, and read back") {
  for (const auto& row : written) {
    CAPTURE(row.first);
    CHECK(write_request(row.second) == row.first);
    const auto read = read_request(row.first);
    REQUIRE(std::holds_alternative<Request>(read));
    CHECK((std::get<Request>(read) == row.second));
  }
}

TEST_CASE("there is a row for every request") {
  std::vector<bool> seen(std::variant_size_v<Request>, false);
  for (const auto& row : written) seen.at(row.second.index()) = true;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    CAPTURE(i);
    CHECK(seen[i]);
  }
}

TEST_CASE("keys that nobody asks for, blanks and any order of keys change nothing") {
  const auto read = read_request(" {\"ticket\": 17, \"note\": [{}], \"do\": \"replay\"} \n");
  REQUIRE(std::holds_alternative<Request>(read));
  CHECK((std::get<Request>(read) == Request{flow::Replay{seventeen}}));
}

TEST_CASE("a request that is unknown, or lacks a field, or has it of another kind, is refused by name") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"", "the request is no JSON"},
      {"close 17", "the request is no JSON"},
      {R"({"do":"drill"} {"do":"drill"})", "the request is no JSON"},
      {"{\"do\":\"\xff\"}", "the request is no JSON"},
      {"[]", "the request is no JSON object"},
      {"null", "the request is no JSON object"},
      {"{}", "the request lacks \"do\", a text"},
      {R"({"do":7})", "\"do\" of the request must be a text"},
      {R"({"do":""})", "this daemon does not know how to do \"\""},
      {R"({"do":"Drill"})", "this daemon does not know how to do \"Drill\""},
      {R"({"do":"outbox-drop"})", "the request outbox-drop lacks \"id\", a whole number"},
      {R"({"do":"outbox-retry","ID":7})", "the request outbox-retry lacks \"id\", a whole number"},
      {R"({"do":"outbox-drop","id":"7"})", "\"id\" of the request outbox-drop must be a whole number"},
      {R"({"do":"outbox-drop","id":7.5})", "\"id\" of the request outbox-drop must be a whole number"},
      {R"({"do":"outbox-drop","id":true})", "\"id\" of the request outbox-drop must be a whole number"},
      {R"({"do":"outbox-drop","id":null})", "\"id\" of the request outbox-drop must be a whole number"},
      {R"({"do":"outbox-drop","id":9223372036854775808})",
       "\"id\" of the request outbox-drop must be a whole number"},
      {R"({"do":"replay"})", "the request replay lacks \"ticket\", a whole number"},
      {R"({"do":"replay","ticket":[17]})", "\"ticket\" of the request replay must be a whole number"},
      {R"({"do":"operate","ticket":17})", "the request operate lacks \"text\", a text"},
      {R"({"do":"operate","text":"/close"})", "the request operate lacks \"ticket\", a whole number"},
      {R"({"do":"operate","ticket":17,"text":7})", "\"text\" of the request operate must be a text"},
      {R"({"do":"operate","ticket":17,"text":"/close","as":null})",
       "\"as\" of the request operate must be a text"},
      {R"({"do":"escalation-acknowledge","ticket":17})",
       "the request escalation-acknowledge lacks \"person\", a text"},
      {R"({"do":"escalation-stop","ticket":17,"person":{}})",
       "\"person\" of the request escalation-stop must be a text"},
      {R"({"do":"escalation-restart","person":"anna"})",
       "the request escalation-restart lacks \"ticket\", a whole number"},
      {R"({"do":"call"})", "the request call lacks \"person\", a text"},
  };
  for (const auto& row : table) {
    CAPTURE(row.first);
    CHECK(refusal_of(row.first) == row.second);
  }
}

}  // namespace ticketd::protocol
