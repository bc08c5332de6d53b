// SPDX-License-Identifier: Apache-2.0
#include "service/escalation_request.hpp"

#include <nlohmann/json.hpp>

#include "flow/call_code.hpp"
#include "flow/desk_watch.hpp"
#include "flow/drill.hpp"
#include "flow/running_chain.hpp"
#include "flow/spoken_words.hpp"
#include "service/on_thread.hpp"
#include "service/phone_gateways.hpp"
#include "store/store.hpp"

namespace ticketd::service {
namespace asio = boost::asio;
using nlohmann::json;
namespace {

constexpr auto longest_test_talk = std::chrono::seconds{20};

json refusal(std::string why) {
  return {{"ok", false}, {"error", std::move(why)}};
}

// On the deciding thread.
bool change(Workshop& workshop, const flow::Desk& desk, const std::string& what, domain::TicketNumber ticket,
            const std::string& person, domain::Instant at) {
  return store::transact(workshop.store, [&](store::Session& session) {
    if (what == "escalation-acknowledge") return flow::acknowledge_chain(session, desk, ticket, person, at);
    if (what == "escalation-stop")
      return flow::end_running_chain(session, ticket, "ticketctl escalations", person, at);
    return flow::restart_chain(session, desk, ticket, person, at);
  });
}

asio::awaitable<json> chain_answer(Workshop& workshop, const json& request) {
  const auto what = request.value("do", "");
  const domain::TicketNumber ticket{request.value("ticket", std::int64_t{0})};
  const auto person = request.value("person", "ops");
  const auto desk = workshop.desk;
  const auto at = now();
  const bool changed = co_await on_thread(workshop.decider.get_executor(),
                                          [&] { return change(workshop, *desk, what, ticket, person, at); });
  if (!changed) co_return refusal("#" + std::to_string(ticket.value) + " has no calls to change");
  workshop.tickets_changed();
  workshop.outbox_filled();
  co_return json{{"ok", true}};
}

std::string_view outcome_name(domain::CallOutcome outcome) {
  using Outcome = domain::CallOutcome;
  switch (outcome) {
    case Outcome::Acknowledged: return "acknowledged";
    case Outcome::PassedOn: return "passed-on";
    case Outcome::Reached:
    case Outcome::NoKey: return "answered";
    case Outcome::Busy: return "busy";
    case Outcome::Rejected: return "rejected";
    case Outcome::NoAnswer: return "no-answer";
    case Outcome::NotPutThrough: return "not-put-through";
    case Outcome::Unreachable: return "unreachable";
    case Outcome::GatewayBroken: return "gateway-broken";
    case Outcome::Interrupted: return "cancelled";
  }
  return "";
}

net::Call test_call(const flow::Desk& desk, const domain::Agent& agent, const config::Gateway& gateway) {
  net::Call call;
  call.attempt = "test";
  call.to = agent.phone;
  call.name = agent.name;
  call.language = agent.language.empty() ? desk.config().desk.language : agent.language;
  const auto keys = config::hears_keys(gateway) ? flow::Keys::Heard : flow::Keys::NotHeard;
  const auto& words = desk.words(call.language);
  call.voice = voice_in(words);
  call.text = flow::test_announcement(words, desk.config().desk.name, keys);
  call.code = flow::new_call_code();
  call.text_with_code = flow::test_announcement(words, desk.config().desk.name, keys, call.code);
  call.ring = desk.config().calls.ring;
  call.longest_talk = longest_test_talk;
  return call;
}

// On the deciding thread: a test call is as good a sign of a gateway's health as any.
void note_gateway(Workshop& workshop, const flow::Desk& desk, std::size_t gateway,
                  const net::CallResult& result, domain::Instant at) {
  if (domain::sign_of_gateway(result.outcome) == domain::GatewaySign::Nothing) return;
  store::transact(workshop.store, [&](store::Session& session) {
    flow::note_gateway(session, desk, gateway, result.outcome, result.detail, at);
  });
}

asio::awaitable<json> call_answer(Workshop& workshop, const json& request) {
  const auto desk = workshop.desk;
  const auto* const agent = desk->directory().agent_named(request.value("person", ""));
  if (agent == nullptr) co_return refusal("there is no such agent");
  if (agent->phone.empty()) co_return refusal(agent->name + " has no phone");
  const auto gateways = phone_gateways(workshop, desk->config());
  if (gateways.empty()) co_return refusal("no gateway is configured under `phone`");
  json tried = json::array();
  for (std::size_t i = 0; i < gateways.size(); ++i) {
    auto& gateway = *gateways[i];
    const net::CallResult result =
        co_await gateway.place(test_call(*desk, *agent, desk->config().gateways[i]));
    const auto at = now();
    co_await on_thread(workshop.decider.get_executor(),
                       [&] { note_gateway(workshop, *desk, i, result, at); });
    tried.push_back(
        {{"gateway", gateway.name()}, {"outcome", outcome_name(result.outcome)}, {"detail", result.detail}});
    if (!domain::is_worth_another_gateway(result.outcome)) break;
  }
  workshop.tickets_changed();
  co_return json{{"ok", true}, {"person", agent->name}, {"to", agent->phone}, {"tried", tried}};
}

asio::awaitable<json> drill_answer(Workshop& workshop) {
  const auto desk = workshop.desk;
  if (desk->config().gateways.empty()) co_return refusal("no gateway is configured under `phone`");
  const auto at = now();
  const auto drill = co_await on_thread(workshop.decider.get_executor(), [&] {
    return store::transact(workshop.store,
                           [&](store::Session& session) { return flow::begin_drill(session, *desk, at); });
  });
  workshop.tickets_changed();
  workshop.outbox_filled();
  json mails = json::array();
  for (const auto mail : drill.mails) mails.push_back(mail.value);
  co_return json{{"ok", true}, {"ticket", drill.ticket.value}, {"people", drill.people}, {"mails", mails}};
}

}  // namespace

bool is_about_calls(const std::string& what) {
  return what == "call" || what == "drill" || what == "escalation-acknowledge" || what == "escalation-stop" ||
         what == "escalation-restart";
}

asio::awaitable<json> answer_about_calls(Workshop& workshop, json request) {
  if (request.value("do", "") == "call") co_return co_await call_answer(workshop, request);
  if (request.value("do", "") == "drill") co_return co_await drill_answer(workshop);
  co_return co_await chain_answer(workshop, request);
}

}  // namespace ticketd::service
