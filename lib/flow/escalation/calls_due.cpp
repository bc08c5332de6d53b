// SPDX-License-Identifier: Apache-2.0
#include "flow/escalation/calls_due.hpp"

#include <algorithm>
#include <cstddef>
#include <exception>
#include <iterator>
#include <set>
#include <span>

#include "domain/call_effect.hpp"
#include "domain/event.hpp"
#include "domain/wait.hpp"
#include "flow/clocks/chain_steps.hpp"
#include "flow/clocks/whom_to_ring.hpp"
#include "flow/escalation/call_code.hpp"
#include "flow/escalation/call_script.hpp"
#include "flow/escalation/desk_watch.hpp"
#include "flow/escalation/drill.hpp"
#include "flow/escalation/taken_chain.hpp"
#include "flow/letters/escalation_letters.hpp"
#include "flow/letters/rung_letter.hpp"
#include "flow/letters/told.hpp"
#include "store/chains.hpp"
#include "store/clocks.hpp"
#include "store/store.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

constexpr std::string_view calls_timer = "calls";
constexpr std::string_view lost_calls_timer = "lost calls";

using Chains = std::set<domain::EscalationNumber>;

void add_event(store::Session& session, domain::TicketNumber ticket, domain::Instant now, std::string actor,
               domain::EventKind what) {
  store::add_event(session, ticket, {now, std::move(actor), std::move(what)});
}

// Attempts are rows before anybody dials. Dialled first, a phone could ring whose attempt never came to be,
// and key 1 would take nothing. Killed after the commit, before or in the call, the chain is found calling at
// the next start, its attempt ends as interrupted and it is due again: somebody may be rung twice, but no
// call is lost. What is due is looked at again just before: does the clock still run, whom does the step mean
// where a round begins. All chains are decided in one unit of work, as the calls to one person are one call.
class Caller {
 public:
  explicit Caller(const Scene& scene)
      : scene_(scene), in_a_call_(store::people_called(scene.session)), letters_(scene) {}

  // For these chains. True: somebody could not even be dialled, so somebody else may be due now.
  bool place_some(const Chains& among, std::vector<PlacedCall>& calls) {
    auto rows = due_by(among, scene_.now + domain::bundled_within);
    std::vector<domain::Chain> chains;
    for (auto& row : rows) {
      look_again(row);
      chains.push_back(row.chain);
    }
    bool again = false;
    for (const auto& bundle : domain::bundle_calls(chains, in_a_call_, scene_.now)) {
      PlacedCall call = place(rows, bundle);
      if (const auto outcome = domain::outcome_without_call(means_of(call))) {
        end(call, *outcome, call.to.empty() ? call.person + " has no number" : "no gateway is configured");
        again = true;
        continue;
      }
      in_a_call_.insert(call.person);
      calls.push_back(std::move(call));
    }
    return again;
  }

  void end(const PlacedCall& call, domain::CallOutcome outcome, const std::string& words) {
    if (!domain::outcome_without_call(means_of(call))) note_gateway(scene_, call.gateway, outcome, words);
    for (const auto& leg : call.legs) {
      auto row = store::find_chain(scene_.session, leg.chain);
      const auto ticket = store::find_ticket(scene_.session, leg.ticket);
      if (!row || !ticket) continue;
      store::end_attempt(scene_.session, leg.attempt, scene_.now, outcome, words);
      const domain::Chain before = row->chain;
      auto decision =
          domain::call_ended(before, {outcome, scene_.now, scene_.desk.config().gateways.size(),
                                      acknowledged_until(scene_, *ticket, *row), means_of(call).has_number});
      row->chain = std::move(decision.chain);
      store::save_chain(scene_.session, *row, scene_.now);
      const auto [effect, history] = domain::consequence_of_call(before, row->chain, outcome);
      if (history == domain::CallHistory::PlacedAndEnded)
        tell_placed(*row, call, before.placed_at.value_or(scene_.now));
      if (history != domain::CallHistory::Silent) tell_ended(*row, call, outcome, words);
      if (effect == domain::CallEffect::Taken) acknowledged(*ticket, row->number, call.person);
      execute(scene_, *ticket, *row, decision.actions, letters_);
      if (effect == domain::CallEffect::WriteInstead)
        write_instead_of_ringing(scene_, *ticket, *row, letters_);
      end_drill(scene_, *row);
    }
  }

  void send_letters() { letters_.send(); }

 private:
  // Those with something to happen by then, first first.
  [[nodiscard]] std::vector<store::ChainRow> due_by(const Chains& among, domain::Instant by) {
    std::vector<store::ChainRow> rows;
    for (const auto number : among)
      if (auto row = store::find_chain(scene_.session, number);
          row && row->chain.next_at && *row->chain.next_at <= by)
        rows.push_back(*std::move(row));
    std::stable_sort(rows.begin(), rows.end(), [](const auto& one, const auto& other) {
      return one.chain.next_at < other.chain.next_at;
    });
    return rows;
  }

  [[nodiscard]] domain::CallMeans means_of(const PlacedCall& call) const {
    return {!call.to.empty(), call.gateway < scene_.desk.config().gateways.size()};
  }

  [[nodiscard]] std::string gateway_of(const PlacedCall& call) const {
    const auto& gateways = scene_.desk.config().gateways;
    return call.gateway < gateways.size() ? std::string(config::name_of(gateways[call.gateway])) : "none";
  }

  void tell_placed(const store::ChainRow& row, const PlacedCall& call, domain::Instant at) {
    add_event(scene_.session, row.ticket, at, "ticketd",
              domain::event::CallPlaced{call.person, gateway_of(call), call.to});
  }

  void tell_ended(const store::ChainRow& row, const PlacedCall& call, domain::CallOutcome outcome,
                  const std::string& words) {
    add_event(scene_.session, row.ticket, scene_.now, "ticketd",
              domain::event::CallEnded{call.person, outcome, words});
  }

  void look_again(store::ChainRow& row) {
    if (*row.chain.next_at > scene_.now) return;
    const auto ticket = store::find_ticket(scene_.session, row.ticket);
    domain::AttemptFacts facts;
    facts.is_needed = ticket && domain::clock_of(row.clock, store::times_of(scene_.session, *ticket)).state ==
                                    domain::ClockState::Running;
    if (facts.is_needed && row.chain.purpose == domain::ChainPurpose::Alarm)
      facts.people = people_now(*ticket, row.step);
    auto decision = domain::look_again(row.chain, facts);
    if (facts.is_needed && decision.chain.state == domain::ChainState::Acknowledged)
      decision = domain::acknowledgement_over(decision.chain, facts.people, scene_.now);
    const bool is_same = decision.chain.state == row.chain.state &&
                         decision.chain.people == row.chain.people &&
                         decision.chain.next_at == row.chain.next_at;
    row.chain = std::move(decision.chain);
    if (!is_same) store::save_chain(scene_.session, row, scene_.now);
    if (!facts.is_needed)
      add_event(scene_.session, row.ticket, scene_.now, "ticketd",
                domain::event::EscalationStopped{domain::event::EscalationStopped::Why::ClockStands});
  }

  // Whom the step means by now; nobody where the list has no such step any more.
  [[nodiscard]] std::vector<std::string> people_now(const domain::Ticket& ticket, const std::string& step) {
    const auto* const now = step_of_chain(scene_, ticket, step);
    if (now == nullptr) return {};
    return whom_to_tell(scene_.desk, *now, ticket, scene_.now).agents;
  }

  PlacedCall place(std::vector<store::ChainRow>& rows, const domain::Bundle& bundle) {
    PlacedCall call;
    auto& first = rows[bundle.chains.front()];
    const auto ticket = store::find_ticket(scene_.session, first.ticket).value();
    const Callee who = callee(scene_.desk, ticket, bundle.person);
    call.person = bundle.person;
    call.name = who.name;
    call.to = who.phone;
    call.language = who.language;
    call.gateway = bundle.gateway;
    call.purpose = first.chain.purpose;
    call.ring = first.chain.policy.ring;
    const std::string gateway = gateway_of(call);
    for (const auto index : bundle.chains) {
      auto& row = rows[index];
      row.chain = domain::place_call(row.chain, bundle, scene_.now);
      store::save_chain(scene_.session, row, scene_.now);
      const auto attempt =
          store::add_attempt(scene_.session, {{}, row.number, call.person, call.to, gateway, scene_.now});
      call.legs.push_back({row.number, attempt, row.ticket});
      if (!row.chain.path_is_down) tell_placed(row, call, scene_.now);
    }
    write_before_ringing(call, rows, bundle);
    CallScript what = announced(ticket, first, call);
    call.text = call_script(scene_.desk.words(call.language), what);
    if (what.to != CallScript::To::Agent) return call;
    call.code = what.code = new_call_code();
    call.text_with_code = call_script(scene_.desk.words(call.language), what);
    return call;
  }

  // In the transaction of the attempts: whoever is rung has, or will have, something to work with.
  void write_before_ringing(const PlacedCall& call, const std::vector<store::ChainRow>& rows,
                            const domain::Bundle& bundle) {
    const auto* const agent = scene_.desk.directory().agent_named(call.person);
    const bool rings = !domain::outcome_without_call(means_of(call));
    if (agent == nullptr || !rings || call.purpose != domain::ChainPurpose::Alarm) return;
    std::vector<const store::ChainRow*> about;
    for (const auto index : bundle.chains)
      if (rows[index].step != drill_step) about.push_back(&rows[index]);
    write_to_rung(scene_, *agent, about, letters_);
  }

  [[nodiscard]] CallScript announced(const domain::Ticket& ticket, const store::ChainRow& row,
                                     const PlacedCall& call) const {
    CallScript what;
    what.desk = scene_.desk.config().desk.name;
    what.ticket = std::to_string(ticket.number.value);
    what.tickets = call.legs.size();
    what.from = ticket.requester_name.empty() ? ticket.requester : ticket.requester_name;
    if (what.from.empty()) what.from = what.desk;
    what.is_drill = row.step == drill_step;
    what.subject = ticket.subject;
    what.clock = row.clock;
    if (const auto* const contact = customer_contact(scene_.desk, ticket)) {
      what.contact = contact->name;
      what.contact_phone = contact->phone;
    }
    const auto& gateways = scene_.desk.config().gateways;
    const bool hears_keys = call.gateway >= gateways.size() || config::hears_keys(gateways[call.gateway]);
    what.to = call.purpose == domain::ChainPurpose::Notice ? CallScript::To::Customer
              : hears_keys                                 ? CallScript::To::Agent
                                                           : CallScript::To::AgentWithoutKeys;
    return what;
  }

  void acknowledged(const domain::Ticket& rung, domain::EscalationNumber chain, const std::string& person) {
    take_other_chains(scene_, rung, chain, person);
    add_event(scene_.session, rung.number, scene_.now, person,
              domain::event::EscalationAcknowledged{domain::event::EscalationAcknowledged::By::Key});
    // As it stands once the others are taken.
    auto ticket = store::find_ticket(scene_.session, rung.number).value();
    if (!ticket.assignee.empty() || scene_.desk.directory().agent_named(person) == nullptr) return;
    ticket.assignee = person;
    store::save_ticket(scene_.session, ticket);
    add_event(scene_.session, ticket.number, scene_.now, person, domain::event::Assigned{person});
  }

  Scene scene_;
  std::set<std::string> in_a_call_;
  GatheredLetters letters_;
};

// After the clock was put back.
void shorten_waits(const Scene& scene, const Chains& chains) {
  for (const auto number : store::chains_decided_after(scene.session, scene.now)) {
    if (!chains.contains(number)) continue;
    auto row = store::find_chain(scene.session, number).value();
    row.chain.next_at = domain::end_of_wait(*row.chain.next_at, row.decided, scene.now);
    store::save_chain(scene.session, row, scene.now);
  }
}

std::vector<PlacedCall> place_calls(const Scene& scene, const Chains& chains) {
  std::vector<PlacedCall> calls;
  shorten_waits(scene, chains);
  Caller caller(scene);
  // Each pass that asks for another has moved a chain on, and a chain comes to its end.
  while (caller.place_some(chains, calls)) {
  }
  caller.send_letters();
  return calls;
}

// All that a pass may look at; none where nothing is due yet.
std::vector<domain::EscalationNumber> chains_to_look_at(store::Session& session, const Tick& tick,
                                                        std::size_t at_once) {
  const auto wanted = not_put_off(tick, calls_timer);
  const auto decided = store::chains_decided_after(session, tick.now);
  Chains chains;
  std::copy_if(decided.begin(), decided.end(), std::inserter(chains, chains.end()), wanted);
  if (chains.empty() && store::chains_due(session, tick.now, 1, wanted).empty()) return {};
  const auto due = store::chains_due(session, tick.now + domain::bundled_within, at_once, wanted);
  chains.insert(due.begin(), due.end());
  return {chains.begin(), chains.end()};
}

// One unit of work. True: some chains of it are put off, and there may be others.
bool place_batch(const Tick& tick, std::size_t at_once, std::vector<PlacedCall>& calls) {
  const auto chains = store::read(
      tick.store, [&](store::Session& session) { return chains_to_look_at(session, tick, at_once); });
  if (chains.empty()) return false;
  auto placed = all_due_together(tick, calls_timer, chains,
                                 [](const Scene& scene, std::span<const domain::EscalationNumber> these) {
                                   return place_calls(scene, Chains(these.begin(), these.end()));
                                 });
  std::move(placed.begin(), placed.end(), std::back_inserter(calls));
  return made_room(tick, calls_timer, chains, at_once);
}

void recover(const Scene& scene, domain::EscalationNumber number) {
  constexpr auto interrupted = domain::CallOutcome::Interrupted;
  auto row = store::find_chain(scene.session, number);
  if (!row || row->chain.state != domain::ChainState::Calling) return;
  for (const auto& attempt : store::attempts_of(scene.session, number))
    if (!attempt.ended)
      store::end_attempt(scene.session, attempt.number, scene.now, interrupted,
                         "ticketd ended during the call");
  add_event(scene.session, row->ticket, scene.now, "ticketd",
            domain::event::CallEnded{person_of(row->chain), interrupted});
  row->chain = domain::call_ended(row->chain, {interrupted, scene.now, 1, scene.now}).chain;
  store::save_chain(scene.session, *row, scene.now);
}

}  // namespace

std::vector<PlacedCall> place_due_calls(const Tick& tick, std::size_t at_once) {
  std::vector<PlacedCall> calls;
  try {
    while (place_batch(tick, at_once, calls)) {
    }
  } catch (const std::exception&) {
    // What is written down as an attempt has to be dialled. The rest is due still, and fails by itself then.
    if (calls.empty()) throw;
  }
  return calls;
}

std::optional<domain::Instant> next_call(const Tick& tick) {
  return next_of(tick, calls_timer, store::read(tick.store, [&](store::Session& session) {
                   return store::next_chain_due_after(session, tick.now);
                 }));
}

void finish_call(const Scene& scene, const PlacedCall& call, domain::CallOutcome outcome,
                 const std::string& words) {
  Caller caller(scene);
  caller.end(call, outcome, words);
  caller.send_letters();
}

bool is_wanted(store::Session& session, const PlacedCall& call) {
  return std::any_of(call.legs.begin(), call.legs.end(), [&](const PlacedCall::Leg& leg) {
    const auto row = store::find_chain(session, leg.chain);
    return row && row->chain.state == domain::ChainState::Calling;
  });
}

std::vector<domain::EscalationNumber> chains_in_a_call(store::Store& store) {
  return store::read(store, store::chains_calling);
}

std::vector<domain::EscalationNumber> recover_calls(const Tick& tick,
                                                    const std::vector<domain::EscalationNumber>& chains) {
  for_each_due(tick, lost_calls_timer, chains, recover);
  std::vector<domain::EscalationNumber> left;
  for (const auto chain : chains)
    if (tick.deferred.waits_until(lost_calls_timer, row_name(chain), tick.now)) left.push_back(chain);
  return left;
}

}  // namespace ticketd::flow
