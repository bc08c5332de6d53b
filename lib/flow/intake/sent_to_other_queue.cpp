// SPDX-License-Identifier: Apache-2.0
#include "flow/intake/sent_to_other_queue.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "domain/address.hpp"
#include "mail/proof/token.hpp"
#include "store/reports.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

bool is_address_of(const config::Queue& queue, std::string_view address) {
  return domain::folded(mail::without_plus(address)) == domain::folded(queue.address);
}

bool names(const mail::Mail& mail, const config::Queue& queue) {
  const auto is_it = [&](const mail::Address& to) { return is_address_of(queue, to.address); };
  return std::any_of(mail.to.begin(), mail.to.end(), is_it) ||
         std::any_of(mail.cc.begin(), mail.cc.end(), is_it);
}

// A ticket that was moved here or away is answered at either queue.
bool had_a_part(store::Session& session, domain::TicketNumber number, const config::Queue& queue) {
  const auto messages = store::messages_of(session, number);
  return std::any_of(messages.begin(), messages.end(), [&](const store::MessageLine& message) {
    const auto& to = message.recipients;
    return is_address_of(queue, message.sender) ||
           std::any_of(to.begin(), to.end(),
                       [&](const auto& address) { return is_address_of(queue, address); });
  });
}

}  // namespace

std::vector<domain::TicketNumber> tickets_passed_on(const Scene& scene, const config::Queue& queue,
                                                    const store::Cursor& cursor, const mail::Mail& mail,
                                                    const std::vector<domain::LinkedTicket>& links) {
  std::vector<domain::TicketNumber> sent_to_other_queue;
  if (links.empty() || !names(mail, queue)) return sent_to_other_queue;
  for (const auto& linked : links) {
    const auto ticket = store::find_ticket(scene.session, linked.number);
    if (!ticket || ticket->queue == cursor.queue) continue;
    const auto* const own = scene.desk.queue_named(store::queue_name(scene.session, ticket->queue));
    if (own != nullptr && !names(mail, *own) && !had_a_part(scene.session, linked.number, queue))
      sent_to_other_queue.push_back(linked.number);
  }
  return sent_to_other_queue;
}

}  // namespace ticketd::flow
