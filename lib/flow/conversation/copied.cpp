// SPDX-License-Identifier: Apache-2.0
#include "flow/conversation/copied.hpp"

#include <string>

#include "domain/address.hpp"
#include "domain/event.hpp"
#include "store/agent_work.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

constexpr std::size_t most_participants = 10;

}  // namespace

void add_copied(const Scene& scene, const domain::Ticket& ticket, const mail::Mail& mail,
                std::string_view writer) {
  auto taking_part = store::participants_of(scene.session, ticket.number).size();
  for (const auto* const addresses : {&mail.to, &mail.cc}) {
    for (const auto& each : *addresses) {
      const auto address = domain::folded(each.address);
      if (taking_part >= most_participants) return;
      if (!domain::can_be_answered(address) || scene.desk.is_internal_address(address) ||
          store::is_participant(scene.session, ticket.number, address))
        continue;
      store::add_participant(scene.session, ticket.number, address, store::ParticipantRole::Participant);
      store::add_event(scene.session, ticket.number,
                       {scene.now, std::string(writer), domain::event::ParticipantAdded{address}});
      ++taking_part;
    }
  }
}

}  // namespace ticketd::flow
