// SPDX-License-Identifier: Apache-2.0
#include "service/control_request.hpp"

#include <optional>
#include <variant>

#include <nlohmann/json.hpp>

#include "domain/rfc3339.hpp"
#include "flow/operate.hpp"
#include "flow/replay.hpp"
#include "flow/retry_mail.hpp"
#include "service/escalation_request.hpp"
#include "service/on_thread.hpp"
#include "store/outbox.hpp"
#include "store/store.hpp"

namespace ticketd::service {
namespace asio = boost::asio;
using nlohmann::json;
namespace {

json refusal(std::string why) {
  return {{"ok", false}, {"error", std::move(why)}};
}

json instant(std::optional<domain::Instant> at) {
  return at ? json(domain::format_rfc3339(*at)) : json();
}

json mailbox_answer(const Workshop& workshop) {
  json mailboxes = json::array();
  for (const auto& [name, mailbox] : workshop.health.mailboxes)
    mailboxes.push_back({{"queue", name},
                         {"connected_since", instant(mailbox.connected_since)},
                         {"last_look", instant(mailbox.last_look)},
                         {"last_mail", instant(mailbox.last_mail)},
                         {"failing_since", instant(mailbox.failing_since)},
                         {"last_error", mailbox.last_error.empty() ? json() : json(mailbox.last_error)},
                         {"last_error_at", instant(mailbox.last_error_at)},
                         {"lag", mailbox.waiting},
                         {"taken", mailbox.taken}});
  const auto& relay = workshop.health.relay;
  return {{"ok", true},
          {"mailboxes", mailboxes},
          {"relay",
           {{"failing_since", instant(relay.failing_since)},
            {"last_error", relay.last_error.empty() ? json() : json(relay.last_error)},
            {"last_error_at", instant(relay.last_error_at)},
            {"last_sent", instant(relay.last_sent)},
            {"sent", relay.sent}}}};
}

asio::awaitable<json> outbox_answer(Workshop& workshop, domain::OutboxNumber number, bool retry) {
  const auto at = now();
  const bool found = co_await on_thread(workshop.decider.get_executor(), [&] {
    return store::transact(workshop.store, [&](store::Session& session) {
      if (retry) return flow::retry_mail(session, number, at);
      const auto row = store::outbox_row(session, number);
      if (!row || !domain::may_be_dropped(row->state)) return false;
      store::record_dropped(session, number, at);
      return true;
    });
  });
  if (!found)
    co_return refusal("no mail " + std::to_string(number.value) + " waits in the outbox or has failed");
  if (retry) workshop.senders_lifted();
  workshop.outbox_filled();
  co_return json{{"ok", true}};
}

asio::awaitable<json> replay_answer(Workshop& workshop, domain::TicketNumber number) {
  const auto at = now();
  const auto desk = workshop.desk;
  const auto result = co_await on_thread(workshop.decider.get_executor(), [&] {
    return store::transact(workshop.store,
                           [&](store::Session& session) { return flow::replay(session, *desk, number, at); });
  });
  if (std::holds_alternative<flow::NotQuarantined>(result))
    co_return refusal("#" + std::to_string(number.value) + " is not a quarantined mail");
  if (std::holds_alternative<flow::QueueUnknown>(result))
    co_return refusal("its queue is not configured any more");
  workshop.outbox_filled();
  workshop.tickets_changed();
  const auto& taken = std::get<flow::Taken>(result);
  co_return json{{"ok", true}, {"ticket", taken.ticket ? json(taken.ticket->value) : json()}};
}

json outcome_answer(const domain::ActionPlan& plan) {
  json results = json::array();
  std::string refused;
  for (const auto& outcome : plan.outcomes) {
    const auto subject = subject_of(outcome);
    results.push_back({{"command", subject},
                       {"done", outcome.done ? json(described(*outcome.done)) : json()},
                       {"refused", outcome.refused ? json(described(*outcome.refused)) : json()}});
    if (!outcome.refused) continue;
    refused = subject + ": " + described(*outcome.refused);
    if (!outcome.nearest.empty()) refused += " (did you mean " + outcome.nearest + "?)";
  }
  json answer{{"ok", !plan.is_refused}, {"results", results}};
  if (plan.is_refused) answer["error"] = refused;
  return answer;
}

asio::awaitable<json> operate_answer(Workshop& workshop, const json& request) {
  const domain::TicketNumber number{request.value("ticket", std::int64_t{0})};
  const std::string text = request.value("text", "");
  const std::string actor = request.value("as", "ticketctl");
  const auto desk = workshop.desk;
  if (request.contains("as") && desk->directory().agent_named(actor) == nullptr)
    co_return refusal("there is no agent " + actor);
  const auto at = now();
  auto work = [&workshop, desk, number, text, actor, at] {
    return store::transact(workshop.store, [&](store::Session& session) {
      return flow::operate(session, *desk, number, actor, text, at);
    });
  };
  const auto result = co_await on_thread(workshop.decider.get_executor(), std::move(work));
  const auto* const plan = std::get_if<domain::ActionPlan>(&result);
  if (plan == nullptr) co_return refusal("there is no ticket #" + std::to_string(number.value));
  workshop.outbox_filled();
  workshop.tickets_changed();
  co_return outcome_answer(*plan);
}

asio::awaitable<json> dispatch(Workshop& workshop, const json& request) {
  const std::string what = request.value("do", "");
  if (what == "mailbox") co_return mailbox_answer(workshop);
  if (what == "outbox-retry" || what == "outbox-drop")
    co_return co_await outbox_answer(workshop, domain::OutboxNumber{request.value("id", std::int64_t{0})},
                                     what == "outbox-retry");
  if (what == "operate") co_return co_await operate_answer(workshop, request);
  if (what == "replay")
    co_return co_await replay_answer(workshop,
                                     domain::TicketNumber{request.value("ticket", std::int64_t{0})});
  if (is_about_calls(what)) co_return co_await answer_about_calls(workshop, request);
  co_return refusal("this daemon does not know how to do \"" + what + "\"");
}

}  // namespace

asio::awaitable<std::string> answer_request(Workshop& workshop, std::string request) {
  json answer;
  try {
    answer = co_await dispatch(workshop, json::parse(request));
  } catch (const std::exception& problem) {
    answer = refusal(problem.what());
  }
  co_return answer.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace ticketd::service
