// SPDX-License-Identifier: Apache-2.0
#include "flow/escalation/escalate_due.hpp"

#include <span>
#include <utility>

#include "domain/event.hpp"
#include "domain/fired_steps.hpp"
#include "flow/clocks/ticket_clocks.hpp"
#include "flow/clocks/whom_to_ring.hpp"
#include "flow/letters/escalation_letters.hpp"
#include "flow/letters/gathered_letters.hpp"
#include "flow/letters/told.hpp"
#include "store/chains.hpp"
#include "store/clocks.hpp"
#include "store/store.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

constexpr std::string_view steps_timer = "steps";

// A step is recorded as fired in the unit of work that holds its mail or its chain of calls: killed before
// the commit it fires at the next start, after it never again. A step that another of its clock has overtaken
// while nobody looked is recorded and not told. All tickets go together, as what comes due at once for one
// person is one mail.
class Escalation {
 public:
  Escalation(const Scene& scene, MailPace& pace) : scene_(scene), letters_(scene) {
    mails_held_until_ = pace.held_until(scene.now);
  }

  std::size_t look_at(domain::TicketNumber number) {
    const auto ticket = store::find_ticket(scene_.session, number);
    if (!ticket || !ticket->respond_by) {
      store::set_due(scene_.session, number, std::nullopt);
      return 0;
    }
    const auto& steps = scene_.desk.steps_of(*ticket);
    auto facts = step_facts(scene_, *ticket);
    const auto due = domain::due_steps(steps, facts, scene_.now);
    std::size_t fired = 0;
    for (const auto& one : due) {
      facts.fired.insert(name_of(steps[one.index]));
      if (is_held(steps[one.index])) continue;
      fire(*ticket, steps, one);
      ++fired;
    }
    auto next = domain::next_step_at(steps, facts);
    if (fired < due.size() && (!next || *mails_held_until_ < *next)) next = mails_held_until_;
    save_next_step(scene_.session, *ticket, next);
    return fired;
  }

  // The mails of all that were looked at.
  [[nodiscard]] bool send_letters() { return letters_.send(); }

 private:
  [[nodiscard]] bool is_held(const config::EscalationStep& step) const {
    return mails_held_until_ && step.by == config::EscalationStep::By::Mail;
  }

  void fire(const domain::Ticket& ticket, std::span<const config::EscalationStep> steps,
            const domain::DueStep& due) {
    for (const auto& row : domain::rows_of_fired(steps, due.index))
      store::record_fired(scene_.session, ticket.number, row, scene_.now);
    if (due.overtaken) return;
    const auto& step = steps[due.index];
    auto told = whom_to_tell(scene_.desk, step, ticket, scene_.now);
    domain::event::Escalated escalated{name_of(step), domain::event::Escalated::As::Step, told.missing};
    const bool by_mail = step.by == config::EscalationStep::By::Mail;
    if (by_mail) escalated.mailed = notify(scene_, ticket, step, told, due.since, letters_);
    store::add_event(scene_.session, ticket.number, {scene_.now, "ticketd", std::move(escalated)});
    if (!by_mail) ring(ticket, step, told);
  }

  void ring(const domain::Ticket& ticket, const config::EscalationStep& step,
            const domain::Recipients& told) {
    if (told.customer && customer_contact(scene_.desk, ticket) != nullptr)
      begin(ticket, step, domain::ChainPurpose::Notice, {std::string(the_customer)},
            domain::next_open(scene_.desk.calendar_of(ticket), scene_.now));
    const bool only_the_customer = told.customer && told.agents.empty() && told.missing.empty();
    if (only_the_customer) return;
    auto people = told.agents;
    if (people.empty()) people = instead_of_nobody(ticket, step, told.missing);
    begin(ticket, step, domain::ChainPurpose::Alarm, std::move(people), scene_.now);
  }

  // A phone that should ring rings with somebody, and ops hear that the step named nobody.
  std::vector<std::string> instead_of_nobody(const domain::Ticket& ticket, const config::EscalationStep& step,
                                             const std::vector<std::string>& missing) {
    auto people = ops_chain(scene_.desk, scene_.now);
    std::string words = name_of(step);
    for (const auto& why : missing) words += "; " + why;
    for (const auto& person : people)
      words += (&person == &people.front() ? "; rung instead: " : ", ") + person;
    if (!people.empty())
      letters_.add_for_ops(scene_.desk.ops_queue(), ticket.number, "a step names nobody to ring for ", "",
                           words);
    return people;
  }

  void begin(const domain::Ticket& ticket, const config::EscalationStep& step, domain::ChainPurpose purpose,
             std::vector<std::string> people, domain::Instant first_call) {
    auto decision = domain::start_chain(purpose, std::move(people), scene_.desk.config().calls, first_call);
    if (purpose == domain::ChainPurpose::Alarm && domain::is_running(decision.chain))
      rest_while_taken(ticket, decision.chain);
    store::ChainRow row{{}, ticket.number, step.clock, name_of(step), std::move(decision.chain)};
    row.number = store::add_chain(scene_.session, row, scene_.now);
    execute(scene_, ticket, row, decision.actions, letters_);
  }

  // Somebody has taken the ticket by now: this step's calls wait as long as those that were taken.
  void rest_while_taken(const domain::Ticket& ticket, domain::Chain& chain) {
    for (const auto& row : store::chains_of(scene_.session, ticket.number)) {
      const auto& taken = row.chain;
      const bool holds = taken.state == domain::ChainState::Acknowledged && taken.next_at > scene_.now;
      if (holds && (chain.state != domain::ChainState::Acknowledged || chain.next_at < taken.next_at))
        chain = domain::acknowledge(chain, taken.acknowledged_by, *taken.next_at).chain;
    }
  }

  Scene scene_;
  GatheredLetters letters_;
  std::optional<domain::Instant> mails_held_until_;
};

// So that it is not found due in every turn, not even by the next daemon.
void put_off(const Tick& tick, std::span<const domain::TicketNumber> tickets) {
  for (const auto number : tickets)
    if (const auto until = tick.deferred.waits_until(steps_timer, row_name(number), tick.now))
      (void)fault_of([&] {
        store::transact(tick.store,
                        [&](store::Session& session) { store::set_due(session, number, *until); });
      });
}

}  // namespace

Escalated escalate_due(const Tick& tick, MailPace& pace, std::size_t at_most) {
  const auto due = store::read(tick.store, [&](store::Session& session) {
    return store::tickets_due(session, tick.now, at_most, not_put_off(tick, steps_timer));
  });
  if (due.empty()) return {};
  const auto [fired, sent] = all_due_together(
      tick, steps_timer, due, [&](const Scene& scene, std::span<const domain::TicketNumber> tickets) {
        Escalation escalation(scene, pace);
        std::size_t steps = 0;
        for (const auto number : tickets) steps += escalation.look_at(number);
        return std::pair(steps, escalation.send_letters());
      });
  if (sent) pace.note(tick.now);
  put_off(tick, due);
  return {due.size(), fired};
}

std::optional<domain::Instant> next_step(const Tick& tick) {
  return next_of(tick, steps_timer, store::read(tick.store, store::next_step_due));
}

}  // namespace ticketd::flow
