// SPDX-License-Identifier: Apache-2.0
#include "protocol/request_json.hpp"

#include <optional>
#include <type_traits>

#include <nlohmann/json.hpp>

#include "protocol/fields.hpp"
#include "protocol/words.hpp"

namespace ticketd::protocol {
namespace {

using nlohmann::json;

template <class Asked>
using Type = std::type_identity<Asked>;

json fields_of(const AskConnections&) {
  return json::object();
}
AskConnections read(const Fields&, Type<AskConnections>) {
  return {};
}

json fields_of(const flow::BeginDrill&) {
  return json::object();
}
flow::BeginDrill read(const Fields&, Type<flow::BeginDrill>) {
  return {};
}

json fields_of(const TestCall& request) {
  return {{key::person, request.person}};
}
TestCall read(const Fields& fields, Type<TestCall>) {
  return {fields.text(key::person)};
}

json fields_of(const flow::Replay& request) {
  return {{key::ticket, request.ticket.value}};
}
flow::Replay read(const Fields& fields, Type<flow::Replay>) {
  return {domain::TicketNumber{fields.whole_number(key::ticket)}};
}

json fields_of(const flow::Operate& request) {
  json fields{{key::ticket, request.ticket.value}, {key::text, request.text}};
  if (request.as) fields[key::as] = *request.as;
  return fields;
}
flow::Operate read(const Fields& fields, Type<flow::Operate>) {
  flow::Operate request{domain::TicketNumber{fields.whole_number(key::ticket)}, fields.text(key::text), {}};
  if (fields.has(key::as)) request.as = fields.text(key::as);
  return request;
}

// Of an outbox row.
template <class Asked>
requires requires(Asked asked) {
  asked.mail;
}
json fields_of(const Asked& request) {
  return {{key::id, request.mail.value}};
}
template <class Asked>
requires requires(Asked asked) {
  asked.mail;
}
Asked read(const Fields& fields, Type<Asked>) {
  return {domain::OutboxNumber{fields.whole_number(key::id)}};
}

// Of the calls about a ticket.
template <class Asked>
requires requires(Asked asked) {
  asked.ticket;
  asked.person;
}
json fields_of(const Asked& request) {
  return {{key::ticket, request.ticket.value}, {key::person, request.person}};
}
template <class Asked>
requires requires(Asked asked) {
  asked.ticket;
  asked.person;
}
Asked read(const Fields& fields, Type<Asked>) {
  return {domain::TicketNumber{fields.whole_number(key::ticket)}, fields.text(key::person)};
}

template <class... Asked>
std::optional<Request> read_any(std::string_view word, const Fields& fields, Type<std::variant<Asked...>>) {
  std::optional<Request> request;
  const auto read_if_it_is = [&](auto type) {
    using One = typename decltype(type)::type;
    static_assert(!word_of<One>.empty());
    if (word == word_of<One>) request = read(fields, type);
  };
  (read_if_it_is(Type<Asked>{}), ...);
  return request;
}

}  // namespace

std::string write_request(const Request& request) {
  json line = std::visit([](const auto& one) { return fields_of(one); }, request);
  line[key::what] = std::visit([](const auto& one) { return word_of<std::decay_t<decltype(one)>>; }, request);
  return line.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::variant<Request, flow::Refused> read_request(std::string_view line) {
  const auto object = json::parse(line, nullptr, false);
  if (object.is_discarded()) return flow::Refused{"the request is no JSON"};
  try {
    const auto word = Fields(object, "the request").text(key::what);
    auto request = read_any(word, Fields(object, "the request " + word), Type<Request>{});
    if (request) return *std::move(request);
    return flow::Refused{"this daemon does not know how to do \"" + word + "\""};
  } catch (const BadField& bad) {
    return flow::Refused{bad.what()};
  }
}

}  // namespace ticketd::protocol
