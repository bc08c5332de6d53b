// SPDX-License-Identifier: Apache-2.0
#include "store/ticket_list.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "store/clocks.hpp"
#include "store/contract/engines.hpp"
#include "store/mailboxes.hpp"
#include "store/messages.hpp"
#include "store/tickets.hpp"

namespace ticketd::store {
namespace {

using domain::Instant;
using domain::Priority;
using domain::Status;
using domain::TicketNumber;
using std::chrono::hours;
using Numbers = std::vector<std::int64_t>;

constexpr Instant noon = std::chrono::sys_days{std::chrono::year{2026} / 11 / 2} + hours{12};
constexpr std::size_t all = 1000;

// Six tickets: 1 closed, 2 due at 15, 3 waiting, 4 in work with a step at 13, 5 quarantined, 6 due at 14.
void fill(Session& session) {
  const auto support = cursor_of(session, "support", noon).queue;
  const auto sales = cursor_of(session, "sales", noon).queue;
  const auto open = [&](Status status, std::string subject, int began_by, const char* assignee) {
    domain::Ticket ticket;
    ticket.subject = std::move(subject);
    ticket.status = status;
    ticket.queue = support;
    ticket.requester = "eva@volvo.example";
    ticket.customer = "Volvo";
    ticket.assignee = assignee;
    ticket.opened = noon;
    if (began_by != 0) ticket.respond_by = noon + hours{began_by};
    return ticket;
  };
  auto closed = open(Status::Closed, "Old", 1, "anna");
  closed.closed = noon + hours{1};
  auto in_work = open(Status::Open, "Skrivaren BRINNER Å Ö", 1, "anna");
  in_work.work_began = noon;
  auto quarantined = open(Status::Quarantined, "", 0, "");
  quarantined.queue = sales;
  auto other = open(Status::New, "100% lost", 2, "");
  other.customer = "";
  other.requester = "li@scania.example";
  other.requester_name = "Li Ek";
  other.priority = Priority::High;
  other.opened = noon + hours{1};
  for (const auto& ticket : {closed, open(Status::New, "A_b", 3, "bo"), open(Status::Waiting, "W", 1, "bo"),
                             in_work, quarantined, other})
    static_cast<void>(open_ticket(session, ticket));
  set_due(session, TicketNumber{4}, noon + hours{1});
}

Numbers listed(Session& session, const TicketFilter& filter, TicketOrder order = TicketOrder::Urgent,
               std::optional<TicketNumber> after = {}, std::size_t at_most = all) {
  Numbers numbers;
  for_each_ticket(session, filter, order, after, at_most, [&](const ListedTicket& ticket) {
    numbers.push_back(ticket.line.ticket.number.value);
    return true;
  });
  if (!after && at_most == all)
    CHECK(count_tickets(session, filter) == static_cast<std::int64_t>(numbers.size()));
  return numbers;
}

void with_tickets(const std::function<void(Session&)>& check) {
  on_each_engine([&](Store& store) {
    transact(store, [](Session& session) { fill(session); });
    read(store, check);
  });
}

}  // namespace

TEST_CASE("the most urgent tickets come first, those that wait for others later, closed ones last") {
  with_tickets([](Session& session) {
    CHECK(listed(session, {}) == Numbers{4, 6, 2, 5, 3, 1});
    CHECK(listed(session, {}, TicketOrder::Newest) == Numbers{6, 5, 4, 3, 2, 1});
    CHECK(listed(session, {}, TicketOrder::Oldest) == Numbers{1, 2, 3, 4, 5, 6});
    CHECK(listed(session, {}, TicketOrder::Priority) == Numbers{6, 4, 2, 5, 3, 1});
  });
}

TEST_CASE("a list is cut into pages that neither miss nor repeat a ticket, whatever its order") {
  with_tickets([](Session& session) {
    for (const auto order :
         {TicketOrder::Urgent, TicketOrder::Priority, TicketOrder::Newest, TicketOrder::Oldest}) {
      Numbers pages;
      std::optional<TicketNumber> last;
      for (auto page = listed(session, {}, order, last, 2); !page.empty();
           page = listed(session, {}, order, last, 2)) {
        pages.insert(pages.end(), page.begin(), page.end());
        last = TicketNumber{page.back()};
        REQUIRE(pages.size() <= 6);
      }
      CHECK(pages == listed(session, {}, order));
    }
  });
}

TEST_CASE("each filter leaves what fits it, and nothing else") {
  const auto find = [](const char* text) {
    TicketFilter filter;
    filter.holds = text;
    return filter;
  };
  const struct {
    TicketFilter filter;
    Numbers expected;
  } table[] = {
      {{.statuses = {Status::New, Status::Quarantined}}, {2, 5, 6}},
      {{.statuses = {Status::Closed}}, {1}},
      {{.assignee = "anna"}, {1, 4}},
      {{.assignee = ""}, {5, 6}},
      {{.assignee = "Anna"}, {}},
      {{.customer = "Volvo"}, {1, 2, 3, 4, 5}},
      {{.queue = "sales"}, {5}},
      {{.queue = "nowhere"}, {}},
      {{.priority = Priority::High}, {6}},
      {{.opened_from = noon + hours{1}}, {6}},
      {{.opened_before = noon + hours{1}}, {1, 2, 3, 4, 5}},
      {{.opened_before = noon}, {}},
      {{.due_before = noon + hours{2}}, {4}},
      {{.due_before = noon + hours{3}}, {4, 6}},
      {{.due_before = noon + hours{1}}, {}},
      {{.statuses = {Status::New}, .assignee = "bo", .customer = "Volvo"}, {2}},
      {find("brinner å"), {4}},
      {find("LI EK"), {6}},
      {find("scania"), {6}},
      {find("volvo"), {1, 2, 3, 4, 5}},
      {find("%"), {6}},
      {find("a_B"), {2}},
      {find("a__b"), {}},
  };
  with_tickets([&](Session& session) {
    for (const auto& row : table) {
      const auto order = &row - &table[0];
      CAPTURE(order);
      CHECK(listed(session, row.filter, TicketOrder::Oldest) == row.expected);
      Numbers urgent = listed(session, row.filter);
      std::sort(urgent.begin(), urgent.end());
      CHECK(urgent == row.expected);
    }
  });
}

TEST_CASE("a ticket in work is due at its next step, or when the last one was reached") {
  on_each_engine([](Store& store) {
    transact(store, [](Session& session) { fill(session); });
    const auto due = [&](Session& session) {
      std::optional<Instant> found;
      for_each_ticket(session, {.assignee = "anna"}, TicketOrder::Newest, {}, 1,
                      [&](const ListedTicket& ticket) {
                        found = ticket.due;
                        return true;
                      });
      return found;
    };
    transact(store, [&](Session& session) {
      record_fired(session, TicketNumber{4}, "open 1h", noon + hours{2});
      CHECK(due(session) == noon + hours{1});
      set_due(session, TicketNumber{4}, std::nullopt);
      CHECK(due(session) == noon + hours{2});
    });
  });
}

TEST_CASE("a visitor who has seen enough is shown no more") {
  with_tickets([](Session& session) {
    int seen = 0;
    for_each_ticket(session, {}, TicketOrder::Urgent, {}, all,
                    [&seen](const ListedTicket&) { return ++seen < 3; });
    CHECK(seen == 3);
  });
}

TEST_CASE("the last mails of a ticket are told apart by who wrote them") {
  on_each_engine([](Store& store) {
    transact(store, [](Session& session) {
      const auto ticket = open_some_ticket(session);
      CHECK_FALSE(last_mails_of(session, ticket).in.has_value());
      for (const auto& [direction, at] : {std::pair{domain::Direction::In, noon},
                                          {domain::Direction::In, noon + hours{2}},
                                          {domain::Direction::Out, noon + hours{1}}}) {
        Message message;
        message.ticket = ticket;
        message.direction = direction;
        message.at = at;
        static_cast<void>(add_message(session, message, pack("x")));
      }
      CHECK(last_mails_of(session, ticket).in == noon + hours{2});
      CHECK(last_mails_of(session, ticket).out == noon + hours{1});
    });
  });
}

}  // namespace ticketd::store
