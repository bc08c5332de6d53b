// SPDX-License-Identifier: Apache-2.0
#include "service/control_request.hpp"

#include <exception>
#include <type_traits>
#include <utility>
#include <variant>

#include "flow/requests.hpp"
#include "protocol/answer_json.hpp"
#include "protocol/request_json.hpp"
#include "service/on_thread.hpp"
#include "service/test_call.hpp"

namespace ticketd::service {
namespace asio = boost::asio;
namespace {

std::string refusal(std::string why) {
  return protocol::write_answer(protocol::ChangeAnswer{flow::Refused{std::move(why)}});
}

asio::awaitable<std::string> answer_to(Workshop& workshop, protocol::AskConnections,
                                       asio::cancellation_slot) {
  protocol::ConnectionStates states;
  for (const auto& [name, mailbox] : workshop.health.mailboxes)
    states.mailboxes.push_back({.queue = name,
                                .connected_since = mailbox.connected_since,
                                .last_look = mailbox.last_look,
                                .last_mail = mailbox.last_mail,
                                .failing_since = mailbox.failing_since,
                                .last_error = mailbox.last_error,
                                .last_error_at = mailbox.last_error_at,
                                .lag = mailbox.waiting,
                                .taken = mailbox.taken});
  const auto& relay = workshop.health.relay;
  states.relay = {.failing_since = relay.failing_since,
                  .last_error = relay.last_error,
                  .last_error_at = relay.last_error_at,
                  .last_sent = relay.last_sent,
                  .sent = relay.sent};
  co_return protocol::write_answer(protocol::AskConnections::Answer{std::move(states)});
}

asio::awaitable<std::string> answer_to(Workshop& workshop, protocol::TestCall request,
                                       asio::cancellation_slot hang_up) {
  co_return protocol::write_answer(co_await place_test_call(workshop, std::move(request), hang_up));
}

// What the store is asked for. Whatever it was, something may be due to be sent or rung now.
template <class Asked>
asio::awaitable<std::string> answer_to(Workshop& workshop, Asked request, asio::cancellation_slot) {
  const auto desk = workshop.desk;
  const auto at = now();
  const auto answer = co_await on_thread(workshop.decider.get_executor(),
                                         [&] { return flow::handle(workshop.store, *desk, at, request); });
  if (flow::refusal_in(answer) == nullptr) {
    if constexpr (std::is_same_v<Asked, flow::RetryMail>) workshop.senders_lifted();
    workshop.outbox_filled();
    workshop.tickets_changed();
  }
  co_return protocol::write_answer(answer);
}

asio::awaitable<std::string> answer_to_any(Workshop& workshop, std::string line,
                                           asio::cancellation_slot hang_up) {
  auto request = protocol::read_request(line);
  if (const auto* const refused = std::get_if<flow::Refused>(&request)) co_return refusal(refused->why);
  co_return co_await std::visit([&](auto& one) { return answer_to(workshop, std::move(one), hang_up); },
                                std::get<protocol::Request>(request));
}

}  // namespace

asio::awaitable<std::string> answer_request(Workshop& workshop, std::string request,
                                            asio::cancellation_slot hang_up) {
  std::string answer;
  try {
    answer = co_await answer_to_any(workshop, std::move(request), hang_up);
  } catch (const std::exception& problem) {
    answer = refusal(problem.what());
  }
  co_return answer;
}

}  // namespace ticketd::service
