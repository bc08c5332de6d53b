// SPDX-License-Identifier: Apache-2.0
// The door out: what is due to be sent, and what the relay made of it. Sending itself is the daemon's; a row
// is pending until its outcome is committed here, so a crash in between repeats a mail with the same
// Message-ID and loses none.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "domain/retry.hpp"
#include "flow/for_each_due.hpp"
#include "flow/scene.hpp"
#include "store/outbox.hpp"
#include "store/sender_troubles.hpp"

namespace ticketd::flow {

struct DueMail {
  store::OutboxRow row;
  std::string content;
};

// What of a sender's mail may go now. A sender whom the relay refused tries with one mail.
enum class Passage { One, Shut };
using Passages = std::map<std::string, Passage>;  // by booked_sender(); all of whoever is not in it

// At most `at_most` of them that are not `held` already, and no more than their content fits into `bytes`
// (but always one). Where one mail tries, it is one that was not refused before: so a relay that refuses some
// recipients only is found out, and the mails to all others go.
struct Load {
  const std::set<domain::OutboxNumber>& held;
  const Passages& passages;
  std::size_t at_most = 0;
  std::size_t bytes = 0;
};
enum class SendStatus {
  Sent,
  Refused,        // for good, this row's own fault
  SenderRefused,  // not its own fault but its sender's: to be tried again, for as long as one put off
  Deferred,       // to be tried again, later each time
  RelayDown       // not its own fault: to be tried again at `again`
};

struct SendOutcome {
  domain::OutboxNumber number;
  SendStatus result = SendStatus::Deferred;
  std::string words;                     // the relay's
  double spread = 0.5;                   // of the delay, drawn by the caller
  std::optional<domain::Instant> again;  // of RelayDown
  std::string sender{};                  // booked_sender() of the row
  int code = 0;                          // the relay's; 0: it said nothing
};
[[nodiscard]] inline std::string row_name(const SendOutcome& outcome) {
  return "mail " + std::to_string(outcome.number.value);
}

// What a look at the outbox found. A row whose mail can't be had is refused for good, by its own fault.
struct DueMails {
  std::vector<DueMail> mails;
  std::vector<SendOutcome> unreadable;
};
[[nodiscard]] DueMails due_mails(const Scene& scene, const Load& load);

// How a refused sender, and each of his refused mails, comes back.
inline constexpr domain::RetrySchedule sender_schedule{.first = std::chrono::seconds{5},
                                                       .longest = std::chrono::minutes{5}};

// A row put off, or refused for its sender's sake, for too long fails. Failures stand in the
// ticket's history, and whoever wrote the mail hears of them.
void record_outcomes(const Scene& scene, std::span<const SendOutcome> outcomes,
                     const domain::RetrySchedule& schedule);

// The same in one unit of work, where a row that can't be recorded holds up no other's outcome: it is `left`,
// to be recorded later, and until then its mail must not be sent again. `refused_at_the_door`: the relay's
// words where ops are to be told that it refuses us before any mail.
struct SavedOutcomes {
  std::vector<SendOutcome> left;
  std::vector<store::SenderTrouble> failing;  // the relay's, as they stand now
};
[[nodiscard]] SavedOutcomes save_outcomes(const Tick& tick, const std::vector<SendOutcome>& outcomes,
                                          const domain::RetrySchedule& schedule,
                                          const std::string& refused_at_the_door);

}  // namespace ticketd::flow
