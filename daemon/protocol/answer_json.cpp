// SPDX-License-Identifier: Apache-2.0
#include "protocol/answer_json.hpp"

#include <array>
#include <type_traits>
#include <utility>

#include <nlohmann/json.hpp>

#include "domain/error.hpp"
#include "domain/rfc3339.hpp"
#include "protocol/fields.hpp"
#include "protocol/words.hpp"

namespace ticketd::protocol {
namespace {

using domain::CallOutcome;
using nlohmann::json;

template <class Result>
using Type = std::type_identity<Result>;

// Of two outcomes with one word the first is the one that is read.
constexpr std::array<std::pair<CallOutcome, std::string_view>, 11> outcomes{{
    {CallOutcome::Acknowledged, "acknowledged"},
    {CallOutcome::PassedOn, "passed-on"},
    {CallOutcome::Reached, "answered"},
    {CallOutcome::NoKey, "answered"},
    {CallOutcome::Busy, "busy"},
    {CallOutcome::Rejected, "rejected"},
    {CallOutcome::NoAnswer, "no-answer"},
    {CallOutcome::NotPutThrough, "not-put-through"},
    {CallOutcome::Unreachable, "unreachable"},
    {CallOutcome::GatewayBroken, "gateway-broken"},
    {CallOutcome::Interrupted, "cancelled"},
}};

CallOutcome outcome_called(const std::string& word) {
  for (const auto& [outcome, name] : outcomes)
    if (name == word) return outcome;
  throw BadField("no call ends \"" + word + "\"");
}

json instant(std::optional<domain::Instant> at) {
  return at ? json(domain::format_rfc3339(*at)) : json();
}

json or_null(const std::string& text) {
  return text.empty() ? json() : json(text);
}

json fields_of(const flow::Done&) {
  return json::object();
}
flow::Done read(const Fields&, Type<flow::Done>) {
  return {};
}

json fields_of(const flow::Refused& refused) {
  return {{key::error, refused.why}};
}
flow::Refused read(const Fields& fields, Type<flow::Refused>) {
  return {fields.text(key::error)};
}

json fields_of(const flow::Replayed& replayed) {
  return {{key::ticket, replayed.ticket ? json(replayed.ticket->value) : json()}};
}
flow::Replayed read(const Fields& fields, Type<flow::Replayed>) {
  const auto ticket = fields.whole_number_or_null(key::ticket);
  return {ticket ? std::optional(domain::TicketNumber{*ticket}) : std::nullopt};
}

json list_of(const std::vector<flow::CommandAnswer>& results) {
  json list = json::array();
  for (const auto& result : results)
    list.push_back({{key::command, result.command},
                    {key::done, or_null(result.done)},
                    {key::refused, or_null(result.refused)}});
  return list;
}
std::vector<flow::CommandAnswer> results_in(const Fields& fields) {
  std::vector<flow::CommandAnswer> results;
  for (const auto& each : fields.list(key::results)) {
    const Fields one(each, "a result");
    results.push_back({one.text(key::command), one.text_or_null(key::done), one.text_or_null(key::refused)});
  }
  return results;
}

json fields_of(const flow::Operated& operated) {
  return {{key::results, list_of(operated.results)}};
}
flow::Operated read(const Fields& fields, Type<flow::Operated>) {
  return {results_in(fields)};
}

json fields_of(const flow::CommandsRefused& refused) {
  return {{key::error, refused.why}, {key::results, list_of(refused.results)}};
}
flow::CommandsRefused read(const Fields& fields, Type<flow::CommandsRefused>) {
  return {{fields.text(key::error)}, results_in(fields)};
}

json fields_of(const flow::Drill& drill) {
  json mails = json::array();
  for (const auto mail : drill.mails) mails.push_back(mail.value);
  return {{key::ticket, drill.ticket.value}, {key::people, drill.people}, {key::mails, std::move(mails)}};
}
flow::Drill read(const Fields& fields, Type<flow::Drill>) {
  flow::Drill drill{domain::TicketNumber{fields.whole_number(key::ticket)}, {}, {}};
  for (const auto& person : fields.list(key::people)) {
    if (!person.is_string()) throw BadField("one of \"people\" is no text");
    drill.people.push_back(person.get<std::string>());
  }
  for (const auto& mail : fields.list(key::mails)) {
    if (!mail.is_number_integer()) throw BadField("one of \"mails\" is no whole number");
    drill.mails.push_back(domain::OutboxNumber{mail.get<std::int64_t>()});
  }
  return drill;
}

json fields_of(const TestCalled& called) {
  json tried = json::array();
  for (const auto& one : called.tried)
    tried.push_back(
        {{key::gateway, one.gateway}, {key::outcome, word_for(one.outcome)}, {key::detail, one.detail}});
  return {{key::person, called.person}, {key::to, called.to}, {key::tried, std::move(tried)}};
}
TestCalled read(const Fields& fields, Type<TestCalled>) {
  TestCalled called{fields.text(key::person), fields.text(key::to), {}};
  for (const auto& each : fields.list(key::tried)) {
    const Fields one(each, "one of \"tried\"");
    called.tried.push_back(
        {one.text(key::gateway), outcome_called(one.text(key::outcome)), one.text(key::detail)});
  }
  return called;
}

json fields_of(const MailboxState& mailbox) {
  return {{key::queue, mailbox.queue},
          {key::connected_since, instant(mailbox.connected_since)},
          {key::last_look, instant(mailbox.last_look)},
          {key::last_mail, instant(mailbox.last_mail)},
          {key::failing_since, instant(mailbox.failing_since)},
          {key::last_error, or_null(mailbox.last_error)},
          {key::last_error_at, instant(mailbox.last_error_at)},
          {key::lag, mailbox.lag},
          {key::taken, mailbox.taken}};
}

MailboxState mailbox_in(const Fields& fields) {
  return {.queue = fields.text(key::queue),
          .connected_since = fields.instant_or_null(key::connected_since),
          .last_look = fields.instant_or_null(key::last_look),
          .last_mail = fields.instant_or_null(key::last_mail),
          .failing_since = fields.instant_or_null(key::failing_since),
          .last_error = fields.text_or_null(key::last_error),
          .last_error_at = fields.instant_or_null(key::last_error_at),
          .lag = fields.count(key::lag),
          .taken = fields.count(key::taken)};
}

json fields_of(const ConnectionStates& states) {
  json mailboxes = json::array();
  for (const auto& mailbox : states.mailboxes) mailboxes.push_back(fields_of(mailbox));
  const auto& relay = states.relay;
  return {{key::mailboxes, std::move(mailboxes)},
          {key::relay,
           {{key::failing_since, instant(relay.failing_since)},
            {key::last_error, or_null(relay.last_error)},
            {key::last_error_at, instant(relay.last_error_at)},
            {key::last_sent, instant(relay.last_sent)},
            {key::sent, relay.sent}}}};
}
ConnectionStates read(const Fields& fields, Type<ConnectionStates>) {
  ConnectionStates states;
  for (const auto& each : fields.list(key::mailboxes))
    states.mailboxes.push_back(mailbox_in(Fields(each, "a mailbox")));
  const Fields relay(fields.object(key::relay), "the relay");
  states.relay = {.failing_since = relay.instant_or_null(key::failing_since),
                  .last_error = relay.text_or_null(key::last_error),
                  .last_error_at = relay.instant_or_null(key::last_error_at),
                  .last_sent = relay.instant_or_null(key::last_sent),
                  .sent = relay.count(key::sent)};
  return states;
}

std::string line_of(const json& object) {
  return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

template <class... Result>
std::string written(const std::variant<Result...>& answer) {
  json object = std::visit([](const auto& result) { return fields_of(result); }, answer);
  object[key::ok] = flow::refusal_in(answer) == nullptr;
  return line_of(object);
}

template <class Result>
Result result_of(const Fields& fields) {
  return read(fields, Type<Result>{});
}

// Whose answers have nothing to tell apart: what was done, or why not.
template <class Answer>
Answer read_plain(const Fields& fields) {
  if (!fields.truth(key::ok)) return result_of<flow::Refused>(fields);
  return result_of<std::variant_alternative_t<0, Answer>>(fields);
}

flow::Operate::Answer read_operate(const Fields& fields) {
  if (!fields.truth(key::ok) && fields.has(key::results)) return result_of<flow::CommandsRefused>(fields);
  return read_plain<flow::Operate::Answer>(fields);
}

template <class Reader>
auto read_line(std::string_view line, Reader reader) {
  const auto object = json::parse(line, nullptr, false);
  try {
    return reader(Fields(object, "it"));
  } catch (const BadField& bad) {
    throw domain::TemporaryError("the daemon's answer is no answer: " + std::string(bad.what()));
  }
}

}  // namespace

std::string write_answer(const ChangeAnswer& answer) {
  return written(answer);
}
std::string write_answer(const flow::Replay::Answer& answer) {
  return written(answer);
}
std::string write_answer(const flow::Operate::Answer& answer) {
  return written(answer);
}
std::string write_answer(const flow::BeginDrill::Answer& answer) {
  return written(answer);
}
std::string write_answer(const AskConnections::Answer& answer) {
  return written(answer);
}
std::string write_answer(const TestCall::Answer& answer) {
  return written(answer);
}

std::string write_mailbox(const MailboxState& mailbox) {
  return line_of(fields_of(mailbox));
}

std::string_view word_for(CallOutcome outcome) {
  for (const auto& [known, name] : outcomes)
    if (known == outcome) return name;
  return "";
}

template <>
ChangeAnswer read_answer(std::string_view line) {
  return read_line(line, read_plain<ChangeAnswer>);
}
template <>
flow::Replay::Answer read_answer(std::string_view line) {
  return read_line(line, read_plain<flow::Replay::Answer>);
}
template <>
flow::Operate::Answer read_answer(std::string_view line) {
  return read_line(line, read_operate);
}
template <>
flow::BeginDrill::Answer read_answer(std::string_view line) {
  return read_line(line, read_plain<flow::BeginDrill::Answer>);
}
template <>
AskConnections::Answer read_answer(std::string_view line) {
  return read_line(line, read_plain<AskConnections::Answer>);
}
template <>
TestCall::Answer read_answer(std::string_view line) {
  return read_line(line, read_plain<TestCall::Answer>);
}

}  // namespace ticketd::protocol
