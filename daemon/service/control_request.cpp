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

asio::awaitable<std::string> answer_to(ServiceContext& context, protocol::AskConnections,
                                       asio::cancellation_slot) {
  protocol::ConnectionStates states;
  for (const auto& [name, mailbox] : context.health.mailboxes)
    states.mailboxes.push_back({.queue = name,
                                .connected_since = mailbox.connected_since,
                                .last_look = mailbox.last_look,
                                .last_mail = mailbox.last_mail,
                                .failing_since = mailbox.failing_since,
                                .last_error = mailbox.last_error,
                                .last_error_at = mailbox.last_error_at,
                                .lag = mailbox.waiting,
                                .taken = mailbox.taken});
  const auto& relay = context.health.relay;
  states.relay = {.failing_since = relay.failing_since,
                  .last_error = relay.last_error,
                  .last_error_at = relay.last_error_at,
                  .last_sent = relay.last_sent,
                  .sent = relay.sent};
  co_return protocol::write_answer(protocol::AskConnections::Answer{std::move(states)});
}

asio::awaitable<std::string> answer_to(ServiceContext& context, protocol::TestCall request,
                                       asio::cancellation_slot hang_up) {
  co_return protocol::write_answer(co_await place_test_call(context, std::move(request), hang_up));
}

// What the store is asked for. Whatever it was, something may be due to be sent or rung now.
template <class Asked>
asio::awaitable<std::string> answer_to(ServiceContext& context, Asked request, asio::cancellation_slot) {
  const auto desk = context.desk;
  const auto at = now();
  const auto answer = co_await on_thread(context.store_thread.get_executor(),
                                         [&] { return flow::handle(context.store, *desk, at, request); });
  if (flow::refusal_in(answer) == nullptr) {
    if constexpr (std::is_same_v<Asked, flow::RetryMail>) context.senders_lifted();
    context.outbox_filled();
    context.tickets_changed();
  }
  co_return protocol::write_answer(answer);
}

asio::awaitable<std::string> answer_to_any(ServiceContext& context, std::string line,
                                           asio::cancellation_slot hang_up) {
  auto request = protocol::read_request(line);
  if (const auto* const refused = std::get_if<flow::Refused>(&request)) co_return refusal(refused->why);
  co_return co_await std::visit([&](auto& one) { return answer_to(context, std::move(one), hang_up); },
                                std::get<protocol::Request>(request));
}

}  // namespace

asio::awaitable<std::string> answer_request(ServiceContext& context, std::string request,
                                            asio::cancellation_slot hang_up) {
  std::string answer;
  try {
    answer = co_await answer_to_any(context, std::move(request), hang_up);
  } catch (const std::exception& problem) {
    answer = refusal(problem.what());
  }
  co_return answer;
}

}  // namespace ticketd::service
