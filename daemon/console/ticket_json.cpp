// SPDX-License-Identifier: Apache-2.0
#include "console/ticket_json.hpp"

#include <nlohmann/json.hpp>

#include "domain/rfc3339.hpp"
#include "store/event_json.hpp"

namespace ticketd::console {
namespace {

using nlohmann::json;

json instant(std::optional<domain::Instant> at) {
  return at ? json(domain::format_rfc3339(*at)) : json();
}

}  // namespace

json to_json(const store::TicketLine& line) {
  const auto& ticket = line.ticket;
  return {{"number", ticket.number.value},
          {"subject", ticket.subject},
          {"status", domain::name_of(ticket.status)},
          {"priority", static_cast<int>(ticket.priority)},
          {"queue", line.queue},
          {"requester", ticket.requester},
          {"requester_name", ticket.requester_name},
          {"assignee", ticket.assignee.empty() ? json() : json(ticket.assignee)},
          {"customer", ticket.customer.empty() ? json() : json(ticket.customer)},
          {"contract", ticket.contract.empty() ? json() : json(ticket.contract)},
          {"language", ticket.language},
          {"opened", instant(ticket.opened)},
          {"respond_by", instant(ticket.respond_by)},
          {"closed", instant(ticket.closed)},
          {"time_spent_seconds", ticket.time_spent.count()}};
}

json to_json(const std::vector<store::MessageLine>& messages) {
  json array = json::array();
  for (const auto& message : messages)
    array.push_back({{"id", message.number.value},
                     {"direction", domain::name_of(message.direction)},
                     {"from", message.sender},
                     {"to", message.recipients},
                     {"subject", message.subject},
                     {"message_id", message.message_id},
                     {"date", instant(message.at)},
                     {"verdict", domain::name_of(message.classification.verdict)},
                     {"auto", message.classification.automatic},
                     {"reason", message.classification.reason}});
  return array;
}

json to_json(const std::vector<store::EventLine>& history) {
  json array = json::array();
  for (const auto& event : history)
    array.push_back({{"at", instant(event.at)},
                     {"actor", event.actor},
                     {"event", event.name},
                     {"detail", event.detail},
                     {"data", event.what ? json::parse(store::event_data(*event.what)) : json()}});
  return array;
}

json to_json(const std::vector<store::TimeEntry>& entries) {
  json array = json::array();
  for (const auto& entry : entries) {
    auto object = json::parse(store::event_data(entry.time));
    object["at"] = instant(entry.at);
    array.push_back(std::move(object));
  }
  return array;
}

json addresses_of(const std::vector<store::Participant>& participants) {
  json array = json::array();
  for (const auto& participant : participants) array.push_back(participant.address);
  return array;
}

std::string shown(domain::Instant at) {
  std::string text = domain::format_rfc3339(at).substr(0, 16);
  text[10] = ' ';
  return text;
}

std::string shown(std::optional<domain::Instant> at) {
  return at ? shown(*at) : std::string("-");
}

}  // namespace ticketd::console
