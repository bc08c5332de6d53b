// SPDX-License-Identifier: Apache-2.0
// The tickets of a desk as somebody looks through them: which, in what order, from where on. What is asked of
// the open ones costs nothing for those that are closed, and no list is held in memory.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "domain/ticket.hpp"
#include "store/reports.hpp"
#include "store/session.hpp"

namespace ticketd::store {

// What is not said does not count.
struct TicketFilter {
  std::vector<domain::Status> statuses{};  // empty: all
  std::optional<std::string> assignee{};   // empty text: nobody's
  std::optional<std::string> customer{};
  std::optional<std::string> queue{};
  std::optional<domain::Priority> priority{};
  std::optional<domain::Instant> opened_from{};
  std::optional<domain::Instant> opened_before{};
  std::optional<domain::Instant> due_before{};  // only tickets that something is due for
  std::string holds{};  // text within subject, requester, their name or customer, in whatever case
};

enum class TicketOrder {
  Urgent,  // by when it is due; then what waits for nobody, for the requester, for approval; closed ones last
  Priority,  // and the urgent ones first of each
  Newest,
  Oldest
};

struct ListedTicket {
  TicketLine line;
  // While it is new or open: by when work must begin; once it has begun, when the next step over its clocks
  // is reached, or, where none is left, the last one was.
  std::optional<domain::Instant> due;
};

// Hands out at most `at_most` of them, one by one, from behind `after` in that order, until `visit` says
// false. `after` that does not exist begins at the front. What can't be read is left out.
void for_each_ticket(Session& session, const TicketFilter& filter, TicketOrder order,
                     std::optional<domain::TicketNumber> after, std::size_t at_most,
                     const std::function<bool(const ListedTicket&)>& visit);
[[nodiscard]] std::int64_t count_tickets(Session& session, const TicketFilter& filter);

// When a mail of somebody last came in, and one of ours last went out.
struct LastMails {
  std::optional<domain::Instant> in{};
  std::optional<domain::Instant> out{};
};
[[nodiscard]] LastMails last_mails_of(Session& session, domain::TicketNumber ticket);

}  // namespace ticketd::store
