#include "flow/operate.hpp"

#include "flow/perform.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {

std::variant<domain::ActionPlan, NoSuchTicket> operate(store::Database& database, const Desk& desk,
                                                       domain::TicketNumber number, const std::string& actor,
                                                       std::string_view text, domain::Instant now) {
  const Scene scene{database, desk, now};
  store::Transaction transaction(database);
  const auto ticket = store::ticket_numbered(database, number);
  if (!ticket) return NoSuchTicket{};
  auto plan = plan_for(scene, *ticket, domain::read_commands(text), actor);
  perform(scene, *ticket, plan, {.actor = actor});
  transaction.commit();
  return plan;
}

}  // namespace ticketd::flow
