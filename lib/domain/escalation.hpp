// SPDX-License-Identifier: Apache-2.0
// One chain of calls: somebody is rung, then again, then the next person, then all of them once more, until a
// human has taken the ticket. The functions take a chain as it is stored and give back what it has become;
// placing calls, writing rows and sending mails is for whoever asked. Waits are of the wall clock: a chain
// goes on past closing time.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "domain/call_outcome.hpp"
#include "domain/instant.hpp"

namespace ticketd::domain {

struct CallPolicy {
  // When a person is rung, counted from when the turn begins; the calls push later ones back.
  std::vector<Seconds> tries{std::chrono::minutes{0}, std::chrono::minutes{2}, std::chrono::minutes{5}};
  // Once for each person and round, between two tries, which it doesn't move.
  Seconds busy_again = std::chrono::minutes{1};
  Seconds ring = std::chrono::seconds{30};
  Seconds next_round = std::chrono::minutes{15};
  int rounds = 3;
  Seconds acknowledged_for = std::chrono::hours{1};  // working time
};

// Stored as these numbers.
enum class ChainPurpose : std::uint8_t {
  Alarm = 0,  // rings until acknowledged
  Notice = 1  // rings once, takes no key, acknowledges nothing: a customer's contact
};

// Stored as these numbers; the contract's words are pending, calling, acknowledged, stopped, exhausted.
enum class ChainState : std::uint8_t {
  Pending = 0,
  Calling = 1,
  Acknowledged = 2,
  Stopped = 3,
  Exhausted = 4
};
[[nodiscard]] std::string_view name_of(ChainState state);

// Stored as these numbers: of the one call more that a busy line gets.
enum class BusyAgain : std::uint8_t { NotYet = 0, Over = 1, Due = 2 };

struct Chain {
  ChainPurpose purpose = ChainPurpose::Alarm;
  CallPolicy policy;                // as it was when the chain started
  std::vector<std::string> people;  // in order; looked up anew when a round begins
  ChainState state = ChainState::Pending;
  std::size_t person = 0;  // whose turn it is
  int round = 1;
  int tries = 0;     // used up by that person in this round
  int attempts = 0;  // calls placed in all
  BusyAgain busy_again = BusyAgain::NotYet;
  bool path_is_down = false;  // a whole pass found no gateway for anybody, and no call has got through since
  std::size_t gateway = 0;    // by which the next call goes
  bool was_refused = false;   // a gateway before that one had an answer about them
  // A round goes through the list once, and then again through those for whom no gateway took the call.
  int passes = 1;
  std::set<std::string> passed_over;
  bool got_through = false;          // some call of this round did, whatever became of it
  std::optional<Instant> placed_at;  // the latest try; the call more to a busy line is none
  std::optional<Instant> next_at;    // Pending: the next call; Acknowledged: when it has held long enough
  std::string acknowledged_by;
};

// It rings, or will; or somebody has taken it, and it goes on if nothing follows.
[[nodiscard]] bool is_running(const Chain& chain);

// Whose turn it is; empty when there is nobody.
[[nodiscard]] std::string person_of(const Chain& chain);

enum class ChainAction {
  HangUp,            // end the chain's ringing call
  MailRound,         // a round is over: a mail that lists every attempt
  TellPathDown,      // to ops, once until a call gets through again: nobody can be rung by any gateway
  TellExhausted,     // to ops: the last round is over and nobody has taken it
  TellNobodyToRing,  // to ops: the step names nobody who could be rung
};

struct ChainDecision {
  Chain chain;
  std::vector<ChainAction> actions;  // in this order
};

// The first call is due at `first_call`: now, or for a notice the customer's next open hour.
[[nodiscard]] ChainDecision start_chain(ChainPurpose purpose, std::vector<std::string> people,
                                        const CallPolicy& policy, Instant first_call);

// Just before dialling, what is true now.
struct AttemptFacts {
  bool is_needed = true;            // the ticket's clock still runs
  std::vector<std::string> people;  // whom the step means now; counts where a round begins
};
[[nodiscard]] ChainDecision look_again(const Chain& chain, const AttemptFacts& facts);

// Within which calls to one person become one.
inline constexpr Seconds bundled_within = std::chrono::minutes{2};

// Calls to be placed now: one for each person, for all tickets whose chain wants them soon.
struct Bundle {
  std::string person;
  std::size_t gateway = 0;
  std::vector<std::size_t> chains;  // indexes, the one that is due first in front
};
[[nodiscard]] std::vector<Bundle> bundle_calls(std::span<const Chain> chains,
                                               const std::set<std::string>& in_a_call, Instant now);

// The chain while that call is on; its row is written before it is dialled.
[[nodiscard]] Chain place_call(const Chain& chain, const Bundle& bundle, Instant now);

// What a call that has ended means for one of its chains. A chain that is not calling any more (acknowledged
// by mail, stopped) stays as it is. `acknowledged_until` counts for an acknowledgement only. Whatever the
// gateways do, it is the next person's turn when all of them have failed for one.
struct CallEnd {
  CallOutcome outcome = CallOutcome::NoAnswer;
  Instant at;
  std::size_t gateways = 1;    // how many are configured
  Instant acknowledged_until;  // `acknowledged_for` working time after `at`
  bool was_dialled = true;     // false: there was no number to dial, which says nothing of a gateway
};
[[nodiscard]] ChainDecision call_ended(const Chain& chain, const CallEnd& end);

// A proven mail or a command of `person` has taken the ticket until then. A stopped chain stays stopped.
[[nodiscard]] ChainDecision acknowledge(const Chain& chain, const std::string& person, Instant until);

// Nothing has followed the acknowledgement: the rounds begin anew. If the step means the same `people` now,
// the one after who took it is first; if others, or if somebody else took it, who comes first among them, as
// they carry the phone. Nobody: those who were there before.
[[nodiscard]] ChainDecision acknowledgement_over(const Chain& chain, const std::vector<std::string>& people,
                                                 Instant now);

// Somebody has answered, started, made wait, resolved or closed the ticket, or stopped the chain by hand.
[[nodiscard]] ChainDecision stop(const Chain& chain);

}  // namespace ticketd::domain
