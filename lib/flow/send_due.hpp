// The door out: what is due to be sent, and what the relay made of it. Sending itself is the daemon's; a row
// is pending until its outcome is committed here, so a crash in between repeats a mail with the same
// Message-ID and loses none.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "domain/retry.hpp"
#include "store/database.hpp"
#include "store/outbox.hpp"

namespace ticketd::flow {

struct DueMail {
  store::OutboxRow row;
  std::string content;
};

// At most `at_most` of them that are not `held` already, and no more than their content fits into `bytes`
// (but always one).
[[nodiscard]] std::vector<DueMail> due_mails(store::Database& database, domain::Instant now,
                                             const std::set<domain::OutboxNumber>& held, std::size_t at_most,
                                             std::size_t bytes);

enum class Fate {
  Sent,
  Refused,   // for good, this row's own fault
  PutOff,    // to be tried again, later each time
  RelayDown  // not its own fault: to be tried again at `again`
};

struct SendOutcome {
  domain::OutboxNumber number;
  Fate fate = Fate::PutOff;
  std::string words;                     // the relay's
  double spread = 0.5;                   // of the delay, drawn by the caller
  std::optional<domain::Instant> again;  // of RelayDown
};

// One transaction. A row put off for too long fails. Failures stand in the ticket's history.
void record_outcomes(store::Database& database, std::span<const SendOutcome> outcomes,
                     const domain::RetrySchedule& schedule, domain::Instant now);

}  // namespace ticketd::flow
