// SPDX-License-Identifier: Apache-2.0
#include "story/agent_world.hpp"

#include <algorithm>

#include "domain/address.hpp"

namespace ticketd::story {
namespace {

std::string address_in(const std::string& person) {
  const auto open = person.find('<');
  return open == std::string::npos ? person : person.substr(open + 1, person.size() - open - 2);
}

}  // namespace

AgentWorld::AgentWorld(std::string_view more, std::string_view queues)
    : DeskWorld(std::string(queues) +
                "agents:\n  - { name: anna, address: anna@desk.example }\n"
                "  - { name: bo, address: bo@desk.example }\n"
                "trusted_authserv_ids: [mx.desk.example]\n"
                "contracts: [ { name: gold, calendar: 24x7, may_ask_for: 2 } ]\n"
                "customers: [ { name: Customer, domains: [customer.example], contract: gold } ]\n" +
                std::string(more)) {}

flow::Taken AgentWorld::eva_writes(std::string text, std::string subject) {
  return mail_arrives(
      raw({.subject = std::move(subject), .text = std::move(text), .message_id = fresh_id()}));
}

std::string AgentWorld::fresh_id() {
  return "<mail-" + std::to_string(++mails_) + "@people.example>";
}

flow::Taken AgentWorld::answers(const std::string& person, std::string text,
                                std::vector<std::string> headers) {
  return mail_arrives(raw({.from = person,
                           .subject = "Re: your mail",
                           .text = std::move(text),
                           .message_id = fresh_id(),
                           .in_reply_to = newest_id_to(address_in(person)),
                           .headers = std::move(headers)}));
}

std::string AgentWorld::newest_id_to(std::string_view address) {
  std::string id;
  for (const auto& row : rows())
    if (row.recipient == address) id = "<" + row.message_id + ">";
  return id;
}

std::string AgentWorld::newest_text_to(std::string_view address) {
  const auto all = rows();
  const auto newest =
      std::find_if(all.rbegin(), all.rend(), [&](const auto& row) { return row.recipient == address; });
  return newest == all.rend() ? std::string() : mail_of(*newest).text;
}

std::size_t AgentWorld::mails_to(std::string_view address) {
  const auto all = rows();
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [&](const auto& row) { return row.recipient == address; }));
}

void AgentWorld::all_is_sent() {
  for (const auto& row : rows()) store::mark_sent(session(), row.number, now, "250 ok");
}

}  // namespace ticketd::story
