// SPDX-License-Identifier: Apache-2.0
#include "domain/escalation.hpp"

#include <algorithm>
#include <array>

namespace ticketd::domain {
namespace {

// What somebody who was reached without a key has to answer the mail. It may have been a voicemail: the
// others don't wait longer for it.
constexpr Seconds time_to_reply = std::chrono::minutes{2};
// When no gateway works, how long until all are tried again.
constexpr Seconds gateways_again = std::chrono::minutes{1};

bool begins_a_round(const Chain& chain) {
  return chain.passes == 1 && chain.person == 0 && chain.tries == 0 && chain.gateway == 0 &&
         chain.busy_again == BusyAgain::NotYet;
}

// The chain at `person`, as if they had not been rung yet.
void turn_to(Chain& chain, std::size_t person, Instant at) {
  chain.state = ChainState::Pending;
  chain.person = person;
  chain.tries = 0;
  chain.busy_again = BusyAgain::NotYet;
  chain.was_refused = false;
  chain.next_at = at;
}

// Whose turn it becomes is rung at the first of the tries; a notice has none.
Seconds first_wait(const Chain& chain) {
  const bool has_tries = chain.purpose == ChainPurpose::Alarm && !chain.policy.tries.empty();
  return has_tries ? chain.policy.tries.front() : Seconds{0};
}

void begin_round(Chain& chain, std::size_t person, Instant at) {
  chain.passes = 1;
  chain.passed_over.clear();
  chain.got_through = false;
  turn_to(chain, person, at);
}

void end_round(ChainDecision& decision, Instant earliest) {
  Chain& chain = decision.chain;
  decision.actions.push_back(ChainAction::MailRound);
  if (chain.round < chain.policy.rounds) {
    ++chain.round;
    begin_round(chain, 0, earliest + chain.policy.next_round + first_wait(chain));
    return;
  }
  decision.actions.push_back(ChainAction::TellExhausted);
  chain.state = ChainState::Exhausted;
  chain.next_at.reset();
}

// The first from `person` on who has a turn in this pass; people.size(): nobody.
std::size_t next_in_pass(const Chain& chain, std::size_t person) {
  const auto& people = chain.people;
  while (person < people.size() && chain.passes > 1 && !chain.passed_over.contains(people[person])) ++person;
  return person;
}

// Nobody could be rung: no try is used up and no round is over until a gateway works.
void wait_for_gateways(ChainDecision& decision, Instant at) {
  Chain& chain = decision.chain;
  if (!chain.path_is_down) decision.actions.push_back(ChainAction::TellPathDown);
  chain.path_is_down = true;
  begin_round(chain, 0, at + gateways_again);
}

// Those who were passed over come again for as long as they would have been tried, and once at least; each
// pass counts as one of their tries.
void pass_again(Chain& chain, Instant at) {
  const int tries = static_cast<int>(chain.policy.tries.size());
  ++chain.passes;
  turn_to(chain, next_in_pass(chain, 0), at + gateways_again);
  chain.tries = std::max(0, std::min(chain.passes, tries) - 1);
}

void end_pass(ChainDecision& decision, Instant earliest) {
  Chain& chain = decision.chain;
  const int most_passes = std::max(2, static_cast<int>(chain.policy.tries.size()));
  if (chain.passed_over.empty()) return end_round(decision, earliest);
  if (!chain.got_through) return wait_for_gateways(decision, earliest);
  if (chain.passes >= most_passes) return end_round(decision, earliest);
  pass_again(chain, earliest);
}

void next_person(ChainDecision& decision, Instant earliest) {
  Chain& chain = decision.chain;
  const std::size_t next = next_in_pass(chain, chain.person + 1);
  if (next < chain.people.size())
    turn_to(chain, next, earliest + first_wait(chain));
  else
    end_pass(decision, earliest);
}

// The person's try has failed; the next one comes when the list says, but not before `earliest`.
void use_up_try(ChainDecision& decision, Instant earliest) {
  Chain& chain = decision.chain;
  const auto& tries = chain.policy.tries;
  const auto used = static_cast<std::size_t>(++chain.tries);
  if (used >= tries.size()) return next_person(decision, earliest);
  // From call to call rather than from the first: after downtime the rest must not come in one go. A clock
  // that was put back during the call makes no wait longer.
  const Instant placed = std::min(chain.placed_at.value_or(earliest), earliest);
  chain.state = ChainState::Pending;
  chain.was_refused = false;
  if (chain.busy_again == BusyAgain::Due) chain.busy_again = BusyAgain::Over;
  chain.next_at = std::max(placed + (tries[used] - tries[used - 1]), earliest);
}

// When the list says that this person is rung next; none: this was the last of the tries.
std::optional<Instant> next_try_of(const Chain& chain, Instant now) {
  const auto& tries = chain.policy.tries;
  const auto next = static_cast<std::size_t>(chain.tries) + 1;
  if (next >= tries.size()) return std::nullopt;
  return std::min(chain.placed_at.value_or(now), now) + (tries[next] - tries[next - 1]);
}

void try_busy_again(ChainDecision& decision, Instant now) {
  Chain& chain = decision.chain;
  const Instant again = now + chain.policy.busy_again;
  const auto next_try = next_try_of(chain, now);
  // Not between the tries: the next one comes as early.
  const bool has_room = !next_try || again < *next_try;
  if (chain.busy_again != BusyAgain::NotYet || !has_room) return use_up_try(decision, now);
  chain.busy_again = BusyAgain::Due;
  chain.was_refused = false;
  chain.state = ChainState::Pending;
  chain.next_at = again;
}

// The same person by the next gateway, at once. After the last one a refusal was about the person and is a
// try; if all of them broke the others must not wait for it.
void try_other_gateway(ChainDecision& decision, const CallEnd& end) {
  Chain& chain = decision.chain;
  if (end.outcome == CallOutcome::NotPutThrough) chain.was_refused = true;
  chain.state = ChainState::Pending;
  chain.next_at = end.at;
  if (++chain.gateway < end.gateways) return;
  chain.gateway = 0;
  if (chain.was_refused) return use_up_try(decision, end.at);
  chain.passed_over.insert(person_of(chain));
  next_person(decision, end.at);
}

void take(Chain& chain, const std::string& person, Instant until) {
  chain.state = ChainState::Acknowledged;
  chain.acknowledged_by = person;
  chain.next_at = until;
}

// Who is rung first when an acknowledgement is over; it may be one past the end.
std::size_t first_after(const Chain& chain, const std::vector<std::string>& people) {
  if (!people.empty() && people != chain.people) return people.front() == chain.acknowledged_by ? 1 : 0;
  const auto& before = chain.people;
  const auto taken_by = std::find(before.begin(), before.end(), chain.acknowledged_by);
  const bool is_known = taken_by != before.end();
  return is_known ? static_cast<std::size_t>(taken_by - before.begin()) + 1 : 0;
}

// A notice is given once, however it went.
void finish_notice(Chain& chain) {
  chain.state = ChainState::Stopped;
  chain.next_at.reset();
}

// Whatever became of the call, it went through a gateway: that one works.
void hear_of(Chain& chain, const CallEnd& end) {
  chain.passed_over.erase(person_of(chain));
  if (end.outcome != CallOutcome::NotPutThrough) chain.gateway = 0;
  if (!end.was_dialled) return;
  chain.path_is_down = false;
  chain.got_through = true;
}

void follow(ChainDecision& decision, const CallEnd& end) {
  switch (end.outcome) {
    case CallOutcome::NotPutThrough: return try_other_gateway(decision, end);
    case CallOutcome::Acknowledged:
      return take(decision.chain, person_of(decision.chain), end.acknowledged_until);
    case CallOutcome::PassedOn:
    case CallOutcome::Unreachable: return next_person(decision, end.at);
    // Whoever it was has heard it, and another call says nothing new: the turn is over, the wait no try.
    case CallOutcome::Reached: return next_person(decision, end.at + time_to_reply);
    case CallOutcome::NoKey:
    case CallOutcome::Rejected:
    case CallOutcome::NoAnswer: return use_up_try(decision, end.at);
    case CallOutcome::Busy: return try_busy_again(decision, end.at);
    case CallOutcome::GatewayBroken:
    case CallOutcome::Interrupted: return;
  }
}

bool wants_call(const Chain& chain, Instant by) {
  return chain.state == ChainState::Pending && chain.next_at && *chain.next_at <= by;
}

}  // namespace

std::string_view name_of(ChainState state) {
  constexpr std::array<std::string_view, 5> names{"pending", "calling", "acknowledged", "stopped",
                                                  "exhausted"};
  return names.at(static_cast<std::size_t>(state));
}

bool is_running(const Chain& chain) {
  return chain.state != ChainState::Stopped && chain.state != ChainState::Exhausted;
}

std::string person_of(const Chain& chain) {
  return chain.person < chain.people.size() ? chain.people[chain.person] : std::string{};
}

ChainDecision start_chain(ChainPurpose purpose, std::vector<std::string> people, const CallPolicy& policy,
                          Instant first_call) {
  ChainDecision decision;
  decision.chain.purpose = purpose;
  decision.chain.policy = policy;
  decision.chain.people = std::move(people);
  decision.chain.next_at = first_call + first_wait(decision.chain);
  if (!decision.chain.people.empty()) return decision;
  decision.chain.state = ChainState::Exhausted;
  decision.chain.next_at.reset();
  decision.actions.push_back(ChainAction::TellNobodyToRing);
  return decision;
}

ChainDecision look_again(const Chain& chain, const AttemptFacts& facts) {
  if (!facts.is_needed) return stop(chain);
  ChainDecision decision{chain, {}};
  // A gap that opened since leaves those who were there before.
  if (chain.state == ChainState::Pending && begins_a_round(chain) && !facts.people.empty())
    decision.chain.people = facts.people;
  return decision;
}

std::vector<Bundle> bundle_calls(std::span<const Chain> chains, const std::set<std::string>& in_a_call,
                                 Instant now) {
  std::vector<std::size_t> by_time;
  for (std::size_t i = 0; i < chains.size(); ++i)
    if (wants_call(chains[i], now + bundled_within) && !in_a_call.contains(person_of(chains[i])))
      by_time.push_back(i);
  std::stable_sort(by_time.begin(), by_time.end(),
                   [&](std::size_t a, std::size_t b) { return *chains[a].next_at < *chains[b].next_at; });
  std::vector<Bundle> bundles;
  for (const std::size_t i : by_time) {
    const Chain& chain = chains[i];
    const auto same = std::find_if(bundles.begin(), bundles.end(),
                                   [&](const Bundle& bundle) { return bundle.person == person_of(chain); });
    if (same == bundles.end()) {
      // What is not due yet joins a call but begins none.
      if (wants_call(chain, now)) bundles.push_back({person_of(chain), chain.gateway, {i}});
    } else if (chain.purpose == ChainPurpose::Alarm &&
               chains[same->chains.front()].purpose == ChainPurpose::Alarm) {
      same->chains.push_back(i);
    }
  }
  return bundles;
}

Chain place_call(const Chain& chain, const Bundle& bundle, Instant now) {
  Chain calling = chain;
  calling.state = ChainState::Calling;
  calling.gateway = bundle.gateway;
  if (chain.busy_again != BusyAgain::Due) calling.placed_at = now;
  calling.next_at.reset();
  ++calling.attempts;
  return calling;
}

ChainDecision call_ended(const Chain& chain, const CallEnd& end) {
  ChainDecision decision{chain, {}};
  if (chain.state != ChainState::Calling) return decision;
  if (end.outcome == CallOutcome::GatewayBroken) {
    try_other_gateway(decision, end);
    return decision;
  }
  if (end.outcome == CallOutcome::Interrupted) {
    decision.chain.state = ChainState::Pending;
    decision.chain.next_at = end.at;
    return decision;
  }
  hear_of(decision.chain, end);
  if (chain.purpose == ChainPurpose::Notice)
    finish_notice(decision.chain);
  else
    follow(decision, end);
  return decision;
}

ChainDecision acknowledge(const Chain& chain, const std::string& person, Instant until) {
  ChainDecision decision{chain, {}};
  if (chain.state == ChainState::Stopped || chain.purpose == ChainPurpose::Notice) return decision;
  if (chain.state == ChainState::Calling) decision.actions.push_back(ChainAction::HangUp);
  take(decision.chain, person, until);
  return decision;
}

ChainDecision acknowledgement_over(const Chain& chain, const std::vector<std::string>& people, Instant now) {
  ChainDecision decision{chain, {}};
  if (chain.state != ChainState::Acknowledged) return decision;
  const std::size_t first = first_after(chain, people);
  if (!people.empty()) decision.chain.people = people;
  if (decision.chain.people.empty()) return start_chain(chain.purpose, {}, chain.policy, now);
  decision.chain.round = 1;
  decision.chain.gateway = 0;
  begin_round(decision.chain, first % decision.chain.people.size(), now + first_wait(chain));
  return decision;
}

ChainDecision stop(const Chain& chain) {
  ChainDecision decision{chain, {}};
  if (!is_running(chain)) return decision;
  if (chain.state == ChainState::Calling) decision.actions.push_back(ChainAction::HangUp);
  decision.chain.state = ChainState::Stopped;
  decision.chain.next_at.reset();
  return decision;
}

}  // namespace ticketd::domain
