// SPDX-License-Identifier: Apache-2.0
#include "service/test_call.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "flow/escalation/call_code.hpp"
#include "flow/escalation/call_script.hpp"
#include "service/on_thread.hpp"
#include "service/phone_gateways.hpp"

namespace ticketd::service {
namespace asio = boost::asio;
namespace {

constexpr auto longest_test_talk = std::chrono::seconds{20};

net::Call test_call(const flow::Desk& desk, const domain::Agent& agent, const config::Gateway& gateway) {
  net::Call call;
  call.attempt = "test";
  call.to = agent.phone;
  call.name = agent.name;
  call.language = desk.language_of(&agent);
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

}  // namespace

asio::awaitable<protocol::TestCall::Answer> place_test_call(ServiceContext& context,
                                                            protocol::TestCall request,
                                                            asio::cancellation_slot hang_up) {
  const auto desk = context.desk;
  const auto* const agent = desk->directory().agent_named(request.person);
  if (agent == nullptr) co_return flow::Refused{"there is no agent " + request.person};
  if (agent->phone.empty()) co_return flow::Refused{agent->name + " has no phone"};
  const auto gateways = phone_gateways(context, desk->config());
  if (gateways.empty()) co_return flow::Refused{"no gateway is configured under `phone`"};
  protocol::TestCalled called{agent->name, agent->phone, {}};
  for (std::size_t i = 0; i < gateways.size(); ++i) {
    auto& gateway = *gateways[i];
    const net::CallResult result = co_await asio::co_spawn(
        context.network, gateway.place(test_call(*desk, *agent, desk->config().gateways[i])),
        asio::bind_cancellation_slot(hang_up, asio::use_awaitable));
    const flow::NoteTestCall ended{i, result.outcome, result.detail};
    const auto at = now();
    co_await on_thread(context.store_thread.get_executor(),
                       [&] { (void)flow::handle(context.store, *desk, at, ended); });
    called.tried.push_back({std::string(gateway.name()), result.outcome, result.detail});
    if (!domain::is_worth_another_gateway(result.outcome)) break;
  }
  context.tickets_changed();
  co_return called;
}

}  // namespace ticketd::service
