// SPDX-License-Identifier: Apache-2.0
#include "flow/conversation/apply_plan.hpp"

#include <algorithm>

#include "flow/clocks/response_target.hpp"
#include "flow/clocks/running_chain.hpp"
#include "flow/clocks/ticket_clocks.hpp"
#include "flow/conversation/action_letters.hpp"
#include "flow/conversation/approval.hpp"
#include "flow/escalation/taken_chain.hpp"
#include "flow/letters/notices.hpp"
#include "flow/letters/status_mails.hpp"
#include "flow/pool.hpp"
#include "mail/mime/clean_text.hpp"
#include "store/agent_work.hpp"
#include "store/mail_loops.hpp"
#include "store/mailboxes.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

// All of it is in the caller's unit of work and nothing is sent here: mails become rows of the outbox, so who
// is killed before the commit has done none of it. Each step reads what an earlier one has kept. Participants
// come first, so that /cc has this very letter and /uncc has it not. The move and the promise come before the
// letter, which leaves from the new queue and tells the new instant; the letter before the ticket is saved,
// as the time to object hangs on its row in the outbox; the clocks after that, as they read the ticket as it
// is kept. The letter may leave a remark (the requester's address takes no mail), so the agent's answer is
// last. A plan that is refused leaves its refusals in the history and that answer, and nothing else.
class PlanApplication {
 public:
  PlanApplication(const Scene& scene, const domain::Ticket& before, const domain::ActionPlan& plan,
                  const Action& action)
      : scene_(scene), before_(before), plan_(plan), action_(action), ticket_(plan.ticket) {}

  void give() {
    for (const auto& event : plan_.events) record(event);
    if (!plan_.is_refused) {
      change_participants();
      change_ticket();
      merge();
      if (plan_.ends_loop) store::end_loop(scene_.session, ticket_.number);
      tell_customer();
      store::save_ticket(scene_.session, ticket_);
      follow_clocks();
      tell_assignee();
    }
    answer_agent(scene_, ticket_, plan_, action_);
  }

 private:
  void record(const domain::Event& event) {
    store::add_event(scene_.session, ticket_.number, event);
    if (const auto* const time = std::get_if<domain::event::TimeSpent>(&event.what))
      store::add_time_entry(scene_.session, ticket_.number, {event.at, *time});
  }

  void change_participants() {
    for (const auto& address : plan_.added)
      store::add_participant(scene_.session, ticket_.number, address,
                             address == ticket_.requester ? store::ParticipantRole::Requester
                                                          : store::ParticipantRole::Participant);
    for (const auto& address : plan_.removed)
      store::remove_participant(scene_.session, ticket_.number, address);
  }

  void change_ticket() {
    if (plan_.move_to) move();
    // By the same mail work may begin: until now it had not.
    if (plan_.priority_before && !before_.work_began)
      recompute_response_target(scene_, ticket_, action_.actor);
  }

  // Whoever does not work on the new queue has it no longer.
  void move() {
    ticket_.queue = store::cursor_of(scene_.session, *plan_.move_to, scene_.now).queue;
    const auto& queue = queue_of(scene_, ticket_);
    const auto agents = agents_of(scene_.desk, queue);
    if (std::find(agents.begin(), agents.end(), ticket_.assignee) != agents.end()) return;
    ticket_.assignee = next_agent(scene_, ticket_, queue);
    store::add_event(scene_.session, ticket_.number,
                     {scene_.now, "ticketd", domain::event::Assigned{ticket_.assignee}});
  }

  // Nothing is carried over but who takes part: mails stay where they were filed, and what comes later for
  // this ticket is filed where it goes on. There its writers must take part already, or what names it by an
  // id or its number alone would be a stranger's and open a ticket. Behind the changes of participants, so
  // that whom this mail adds goes along and whom it removes does not.
  void merge() {
    if (!plan_.merge_into) return;
    for (const auto& participant : store::participants_of(scene_.session, ticket_.number))
      take_along(participant.address);
    store::add_event(
        scene_.session, *plan_.merge_into,
        {scene_.now, action_.actor, domain::event::Merged{domain::event::Merged::Way::From, ticket_.number}});
  }

  // Whoever acts has seen it: the calls end, or at least hold for as long as an acknowledgement does.
  void follow_clocks() {
    const auto implied = plan_.text.empty() ? std::nullopt : std::optional(domain::Cause::AgentReplied);
    if (const auto cause = plan_.cause ? plan_.cause : implied)
      update_clocks(scene_, ticket_, before_.status, *cause, action_.actor);
    else
      arm_again(scene_, ticket_);
    if (plan_.ends_calls)
      end_running_chain(scene_.session, ticket_.number, {domain::event::EscalationStopped::Why::WorkGoesOn},
                        action_.actor, scene_.now);
    else
      acknowledge_chain(scene_, ticket_.number, action_.actor);
  }

  void take_along(const std::string& address) {
    if (store::is_participant(scene_.session, *plan_.merge_into, address)) return;
    store::add_participant(scene_.session, *plan_.merge_into, address, store::ParticipantRole::Participant);
    store::add_event(scene_.session, *plan_.merge_into,
                     {scene_.now, action_.actor, domain::event::ParticipantAdded{address}});
  }

  void tell_customer() {
    action_.hands_over = is_handed_over();
    const auto mail = customer_letter(scene_, ticket_, plan_, action_);
    std::optional<domain::OutboxNumber> row;
    if (mail) row = tell_participants(scene_, ticket_, *mail);
    if (mail && !row && store::is_undeliverable(scene_.session, ticket_.requester)) nobody_asked();
    ticket_.approval =
        domain::approval_after_action(ticket_.approval, ticket_.status, {mail.has_value(), row},
                                      approval_time(scene_, ticket_), scene_.now);
  }

  void nobody_asked() {
    using domain::event::SendingFailed;
    store::add_event(
        scene_.session, ticket_.number,
        {scene_.now, "ticketd", SendingFailed{ticket_.requester, SendingFailed::Why::TakesNoMail}});
    action_.remarks.push_back(
        {.command = domain::ResultKind::OurMail,
         .refused = domain::CommandResult{domain::ResultKind::AddressDead, ticket_.requester}});
  }

  [[nodiscard]] bool is_handed_over() const {
    return ticket_.assignee != before_.assignee && !ticket_.assignee.empty() &&
           ticket_.assignee != action_.actor;
  }

  void tell_assignee() {
    if (action_.hands_over || !plan_.handover.empty())
      hand_over(scene_, ticket_, ticket_.assignee, {action_.actor, plan_.handover, action_.enclosed.files});
  }

  const Scene& scene_;
  const domain::Ticket& before_;
  const domain::ActionPlan& plan_;
  Action action_;
  domain::Ticket ticket_;
};

// A subject comes to stand in a header, a list and a terminal, where more misleads than in a mail's text.
void clean(domain::Command& command) {
  if (auto* const renamed = std::get_if<domain::command::SetSubject>(&command))
    renamed->subject = mail::clean_line(renamed->subject);
}

// What the command names that only the store and the configuration know.
void look_up_named(const Scene& scene, const domain::Command& command, domain::ActionFacts& facts) {
  if (const auto* const added = std::get_if<domain::command::AddCc>(&command))
    if (scene.desk.is_own_address(added->address)) facts.own_addresses.push_back(added->address);
  const auto* const merge = std::get_if<domain::command::Merge>(&command);
  if (merge == nullptr) return;
  const auto target = store::find_ticket(scene.session, merge->into);
  if (!target) return;
  const bool merged_away = target->status == domain::Status::Closed && target->merged_into;
  facts.merge_targets.push_back({target->number, target->status, merged_away});
}

}  // namespace

domain::ActionPlan plan_for(const Scene& scene, const domain::Ticket& ticket,
                            const domain::WrittenCommands& written, const std::string& actor) {
  domain::ActionFacts facts;
  facts.ticket = ticket;
  facts.queue = store::queue_name(scene.session, ticket.queue);
  facts.actor = actor;
  facts.is_loop_stopped = store::is_loop_stopped(scene.session, ticket.number);
  for (const auto& agent : scene.desk.directory().agents()) facts.agents.push_back(agent.name);
  for (const auto& queue : scene.desk.config().queues) facts.queues.push_back(queue.name);
  for (const auto& participant : store::participants_of(scene.session, ticket.number))
    facts.participants.push_back(participant.address);
  auto cleaned = written;
  for (auto& line : cleaned.lines) {
    auto* const command = std::get_if<domain::Command>(&line.meaning);
    if (command == nullptr) continue;
    clean(*command);
    look_up_named(scene, *command, facts);
  }
  return domain::plan_action(facts, cleaned, scene.now);
}

void apply_plan(const Scene& scene, const domain::Ticket& before, const domain::ActionPlan& plan,
                const Action& action) {
  PlanApplication(scene, before, plan, action).give();
}

}  // namespace ticketd::flow
