// SPDX-License-Identifier: Apache-2.0
#include "flow/relay_senders.hpp"

#include <algorithm>
#include <vector>

#include "domain/address.hpp"
#include "mail/proof/token.hpp"
#include "store/sender_troubles.hpp"

namespace ticketd::flow {
namespace {

bool is_in(const std::vector<store::SenderTrouble>& troubles, std::string_view sender) {
  return std::any_of(troubles.begin(), troubles.end(), [&](const auto& one) { return one.sender == sender; });
}

}  // namespace

std::string booked_sender(const Desk& desk, std::string_view sender) {
  const auto is_queue = [&](const std::string& address) {
    const auto& queues = desk.config().queues;
    return std::any_of(queues.begin(), queues.end(),
                       [&](const auto& queue) { return domain::folded(queue.address) == address; });
  };
  auto whole = domain::folded(sender);
  if (is_queue(whole)) return whole;
  auto plain = domain::folded(mail::without_plus(sender));
  return is_queue(plain) ? plain : whole;
}

std::string relay_name(const Desk& desk) {
  return desk.config().smtp.host + ":" + std::to_string(desk.config().smtp.port);
}

const config::Queue& sound_queue(const Scene& scene, const config::Queue& queue) {
  const auto troubles = store::sender_troubles(scene.session, relay_name(scene.desk));
  if (!is_in(troubles, domain::folded(queue.address))) return queue;
  const auto& queues = scene.desk.config().queues;
  const auto found = std::find_if(queues.begin(), queues.end(), [&](const auto& one) {
    return !is_in(troubles, domain::folded(one.address));
  });
  return found == queues.end() ? queue : *found;
}

}  // namespace ticketd::flow
