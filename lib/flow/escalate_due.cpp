#include "flow/escalate_due.hpp"

#include <algorithm>
#include <exception>
#include <span>

#include "domain/error.hpp"
#include "domain/event.hpp"
#include "flow/escalation_letters.hpp"
#include "flow/incident.hpp"
#include "flow/internal_ticket.hpp"
#include "flow/ticket_clocks.hpp"
#include "flow/told.hpp"
#include "store/chains.hpp"
#include "store/clocks.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

constexpr auto put_off_by = std::chrono::hours{1};

class Escalation {
 public:
  Escalation(store::Database& database, const Desk& desk, domain::Instant now)
      : database_(database), desk_(desk), now_(now) {}

  std::size_t look_at(domain::TicketNumber number) {
    const auto ticket = store::ticket_numbered(database_, number);
    if (!ticket || !ticket->respond_by) {
      store::set_due(database_, number, std::nullopt);
      return 0;
    }
    const auto& steps = desk_.steps_of(desk_.directory().contract_named(ticket->contract));
    auto facts = step_facts(database_, desk_, *ticket);
    const auto due = domain::due_steps(steps, facts, now_);
    for (const auto& one : due) {
      fire(*ticket, steps[one.index], one);
      facts.fired.insert(name_of(steps[one.index]));
    }
    keep_due(database_, *ticket, domain::next_step_at(steps, facts));
    return due.size();
  }

 private:
  void fire(const domain::Ticket& ticket, const config::EscalationStep& step, const domain::DueStep& due) {
    const std::string name = name_of(step);
    store::record_fired(database_, ticket.number, name, now_);
    if (due.overtaken) return;
    auto told = domain::recipients_of(step, ticket.assignee, desk_.rotas(), now_);
    std::string detail = name;
    for (const auto& missing : told.missing) detail += "; " + missing;
    store::add_event(database_, ticket.number,
                     {now_, "ticketd", domain::event_name::escalated, std::move(detail)});
    if (step.by == config::EscalationStep::By::Mail) {
      notify(database_, desk_, ticket, step, told, due.since, now_);
    } else {
      ring(ticket, step, told);
    }
  }

  void ring(const domain::Ticket& ticket, const config::EscalationStep& step,
            const domain::Recipients& told) {
    if (told.customer && customer_contact(desk_, ticket) != nullptr)
      begin(ticket, step, domain::ChainPurpose::Notice, {std::string(the_customer)},
            domain::next_open(desk_.calendar_of(desk_.directory().contract_named(ticket.contract)), now_));
    const bool only_the_customer = told.customer && told.agents.empty() && told.missing.empty();
    if (only_the_customer) return;
    auto people = told.agents;
    if (people.empty()) people = instead_of_nobody(ticket, step, told.missing);
    begin(ticket, step, domain::ChainPurpose::Alarm, std::move(people), now_);
  }

  // A phone that should ring rings with somebody, and ops hear that the step named nobody.
  std::vector<std::string> instead_of_nobody(const domain::Ticket& ticket, const config::EscalationStep& step,
                                             const std::vector<std::string>& missing) {
    auto people = ops_chain(desk_, now_);
    std::string words = name_of(step);
    for (const auto& why : missing) words += "; " + why;
    for (const auto& person : people)
      words += (&person == &people.front() ? "; rung instead: " : ", ") + person;
    if (!people.empty())
      tell_ops(database_, desk_, desk_.config().queues.front(),
               {"a step names nobody to ring for #" + std::to_string(ticket.number.value), words, now_},
               now_);
    return people;
  }

  void begin(const domain::Ticket& ticket, const config::EscalationStep& step, domain::ChainPurpose purpose,
             std::vector<std::string> people, domain::Instant first_call) {
    auto decision = domain::start_chain(purpose, std::move(people), desk_.config().calls, first_call);
    store::ChainRow row{{}, ticket.number, step.clock, name_of(step), std::move(decision.chain)};
    row.number = store::add_chain(database_, row);
    carry_out(database_, desk_, ticket, row, decision.orders, now_);
  }

  store::Database& database_;
  const Desk& desk_;
  domain::Instant now_;
};

}  // namespace

namespace {

// In one transaction; nothing has happened if it throws.
std::size_t look_at_all(store::Database& database, const Desk& desk,
                        std::span<const domain::TicketNumber> tickets, domain::Instant now) {
  std::size_t steps = 0;
  store::Transaction transaction(database);
  Escalation escalation(database, desk, now);
  for (const auto number : tickets) steps += escalation.look_at(number);
  transaction.commit();
  return steps;
}

// One ticket that can't be looked at must hold up no other: it is put off, and ops are told.
std::size_t look_at_each(store::Database& database, const Desk& desk,
                         std::span<const domain::TicketNumber> tickets, domain::Instant now) {
  std::size_t steps = 0;
  for (const auto& number : tickets) {
    try {
      steps += look_at_all(database, desk, std::span(&number, 1), now);
    } catch (const domain::WorldError&) {
      throw;
    } catch (const std::exception& fault) {
      store::Transaction transaction(database);
      store::set_due(database, number, now + put_off_by);
      tell_ops(database, desk, desk.config().queues.front(),
               {"the steps of #" + std::to_string(number.value) + " can't be worked out", fault.what(), now},
               now);
      transaction.commit();
    }
  }
  return steps;
}

}  // namespace

Escalated escalate_due(store::Database& database, const Desk& desk, domain::Instant now,
                       std::size_t at_most) {
  const auto due = store::tickets_due(database, now, at_most);
  if (due.empty()) return {};
  try {
    return {due.size(), look_at_all(database, desk, due, now)};
  } catch (const domain::WorldError&) {
    throw;
  } catch (const std::exception&) {
    return {due.size(), look_at_each(database, desk, due, now)};
  }
}

std::optional<domain::Instant> next_escalation(store::Database& database, domain::Instant now) {
  const auto step = store::next_step_due(database);
  const auto chain = store::next_chain_due_after(database, now);
  if (!step || !chain) return step ? step : chain;
  return std::min(*step, *chain);
}

}  // namespace ticketd::flow
