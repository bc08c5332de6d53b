// SPDX-License-Identifier: Apache-2.0
#include "flow/intake/acknowledge.hpp"

#include <string>

#include "domain/address.hpp"
#include "flow/letters/post.hpp"
#include "flow/letters/ticket_fields.hpp"
#include "store/acknowledgements.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
void acknowledge(const Scene& scene, const config::Queue& queue, const domain::Ticket& ticket,
                 const SenderContext& facts, const mail::Mail& mail) {
  auto fields = ticket_fields(scene.desk, ticket);
  set_promise(scene.desk, ticket, ticket.language, fields);
  set_asked(scene.desk, ticket, mail, ticket.language, fields);
  auto post = rendered(scene.desk, mail::LetterKind::Acknowledgement, ticket.language, fields);
  post.ticket = ticket.number;
  post.to = {ticket.requester_name, ticket.requester};
  post.role = mail::TokenRole::Requester;
  // Of an agent's mail on behalf of somebody else that person has seen nothing.
  if (ticket.requester == facts.sender) {
    post.in_reply_to = mail.message_id;
    post.references = mail.references;
  }
  post.auto_submitted = mail::AutoSubmitted::Replied;
  send_letter(scene, queue, post);
  store::record_acknowledgement(
      scene.session, {facts.intake.arrived, facts.sender, domain::domain_of(facts.sender), facts.content});
}

}  // namespace ticketd::flow
