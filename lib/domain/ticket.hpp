// SPDX-License-Identifier: Apache-2.0
// A ticket's own state and the words for it. Status names are the contract's and are stored as the numbers
// here, so the numbers never change. A status is changed by change_status() alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/approval.hpp"
#include "domain/directory.hpp"
#include "domain/ids.hpp"
#include "domain/instant.hpp"

namespace ticketd::domain {

enum class Status : std::uint8_t {
  New = 0,
  Open = 1,
  Waiting = 2,
  Resolved = 3,
  Closed = 4,
  Quarantined = 5
};

[[nodiscard]] std::string_view name_of(Status status);
[[nodiscard]] std::optional<Status> status_named(std::string_view name);

struct Ticket {
  TicketNumber number;
  std::string subject;
  Status status = Status::New;
  Priority priority = Priority::Normal;
  QueueNumber queue;
  std::string requester;  // address, lower-case; empty: nobody can be answered
  std::string requester_name;
  std::string assignee;  // agent's name; empty: none
  std::string customer;  // name; empty: unknown
  std::string contract;
  std::string language;
  Instant opened;                     // when its clocks started
  std::optional<Instant> respond_by;  // none: no clocks (bulk, backlog, quarantined)
  std::optional<Instant> closed;
  std::optional<Instant> work_began;        // the first reply to the requester, /start, /wait or /resolve
  Seconds time_spent{0};                    // as agents noted it
  std::optional<TicketNumber> merged_into;  // where it goes on; none: here
  Approval approval;
};

// The kinds of message a ticket's thread is made of; stored as these numbers.
enum class Direction : std::uint8_t { In = 0, Out = 1, Note = 2 };
[[nodiscard]] std::string_view name_of(Direction direction);

}  // namespace ticketd::domain
