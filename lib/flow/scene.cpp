// SPDX-License-Identifier: Apache-2.0
#include "flow/scene.hpp"

#include "store/mailboxes.hpp"

namespace ticketd::flow {

const config::Queue& queue_of(const Scene& scene, const domain::Ticket& ticket) {
  const auto* const queue = scene.desk.queue_named(store::queue_name(scene.session, ticket.queue));
  return queue == nullptr ? scene.desk.config().queues.front() : *queue;
}

}  // namespace ticketd::flow
