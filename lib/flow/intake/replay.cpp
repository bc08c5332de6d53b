// SPDX-License-Identifier: Apache-2.0
#include "flow/intake/replay.hpp"

#include "domain/change_status.hpp"
#include "domain/describe_event.hpp"
#include "mail/parse.hpp"
#include "store/messages.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

void close_behind(store::Session& session, domain::Ticket ticket, const Taken& taken, domain::Instant now) {
  const auto changed = domain::change_status(ticket, domain::Cause::Replayed, now);
  store::save_ticket(session, ticket);
  if (changed) store::add_event(session, ticket.number, {now, "ticketd", *changed});
  store::add_event(session, ticket.number, {now, "ticketd", domain::event::Replayed{taken.ticket}});
}

}  // namespace

std::variant<Taken, NotQuarantined, QueueUnknown> replay(const Scene& scene, domain::TicketNumber number) {
  const auto ticket = store::find_ticket(scene.session, number);
  if (!ticket || ticket->status != domain::Status::Quarantined) return NotQuarantined{};
  const auto message = store::only_message_of(scene.session, number);
  if (!message) return NotQuarantined{};
  const auto* const queue = scene.desk.queue_named(store::queue_name(scene.session, ticket->queue));
  if (queue == nullptr) return QueueUnknown{};
  const auto packed = store::packed_content_of(scene.session, message->number).value();
  const mail::Mail mail = mail::parse(store::unpack(packed));
  const auto cursor = store::cursor_of(scene.session, queue->name, scene.now);
  const Arrival arrival{
      .internal_date = message->at, .packed = &packed, .mail = &mail, .size_on_server = packed.size};
  const Taken taken = take_again(scene, *queue, cursor, arrival);
  store::replace_message(scene.session, message->number, taken.message.value());
  close_behind(scene.session, *ticket, taken, scene.now);
  return taken;
}

}  // namespace ticketd::flow
