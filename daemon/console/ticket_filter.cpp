// SPDX-License-Identifier: Apache-2.0
#include "console/ticket_filter.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

#include "domain/duration.hpp"
#include "domain/rfc3339.hpp"

namespace ticketd::console {
namespace {

constexpr std::chrono::days one_day{1};

struct Moment {
  domain::Instant at;
  bool is_day = false;  // of which `at` is the beginning
};

// "2026-12-01", an RFC 3339 instant, or a span from now, forwards (+1) or back (-1).
Moment moment_of(const char* option, const std::string& word, domain::Instant now, int direction) {
  if (const auto at = domain::parse_rfc3339(word)) return {*at};
  if (const auto day = domain::parse_rfc3339(word + "T00:00:00Z")) return {*day, true};
  if (const auto span = domain::parse_duration(word)) return {now + direction * *span};
  throw WrongWord(std::string(option) + ": \"" + word +
                  "\" is no time: like 2026-12-01, 2026-12-01T14:00:00Z or 7d");
}

std::vector<domain::Status> statuses_of(const Invocation& invocation, const std::string& word) {
  using enum domain::Status;
  if (word == "all" || (word.empty() && invocation.json)) return {};
  if (word.empty()) return {New, Open, Waiting, Resolved, Quarantined};
  return {*domain::status_named(word)};
}

std::optional<std::string> unless_empty(const std::string& word) {
  return word.empty() ? std::nullopt : std::optional(word);
}

}  // namespace

void add_filter_options(Command command, FilterWords& words) {
  command.add_option("--assignee", words.assignee, "an agent's name; nobody: tickets of no one");
  command.add_option("--customer", words.customer, "a customer's name");
  command.add_option("--queue", words.queue, "a queue's name");
  command
      .add_option("--status", words.status,
                  "only these; all: closed ones, too (what people are shown by default is not closed)")
      .one_of({"new", "open", "waiting", "resolved", "closed", "quarantined", "all"});
  command.add_option("--priority", words.priority, "1, 2 or 3").between(1, 3);
  command.add_flag("--overdue", words.overdue,
                   "only what should have begun, or been looked at again, by now");
  command.add_option("--due-before", words.due_before, "a day, an instant (RFC 3339) or a span from now: 4h");
  command.add_option("--since", words.since, "opened since a day, an instant, or a span ago: 7d");
  command.add_option("--until", words.until, "opened until then; a day counts whole");
  command.add_option("--search", words.search,
                     "text in the subject, or in the requester's or customer's name");
  command
      .add_option("--sort", words.sort,
                  "urgent (the default where people read), priority, newest (the default in JSON), oldest")
      .one_of({"urgent", "priority", "newest", "oldest"});
}

store::TicketFilter filter_of(const Invocation& invocation, const FilterWords& words, domain::Instant now) {
  store::TicketFilter filter{.statuses = statuses_of(invocation, words.status),
                             .assignee = unless_empty(words.assignee),
                             .customer = unless_empty(words.customer),
                             .queue = unless_empty(words.queue),
                             .holds = words.search};
  if (words.assignee == "nobody") filter.assignee = "";
  if (words.priority != 0) filter.priority = static_cast<domain::Priority>(words.priority);
  if (!words.since.empty()) filter.opened_from = moment_of("--since", words.since, now, -1).at;
  if (!words.until.empty()) {
    const auto until = moment_of("--until", words.until, now, -1);
    filter.opened_before = until.at + (until.is_day ? domain::Seconds(one_day) : domain::Seconds{1});
  }
  if (!words.due_before.empty()) filter.due_before = moment_of("--due-before", words.due_before, now, 1).at;
  const auto passed = now + domain::Seconds{1};  // with this very second
  if (words.overdue) filter.due_before = std::min(filter.due_before.value_or(passed), passed);
  return filter;
}

store::TicketOrder order_of(const Invocation& invocation, const FilterWords& words) {
  if (words.sort == "urgent") return store::TicketOrder::Urgent;
  if (words.sort == "priority") return store::TicketOrder::Priority;
  if (words.sort == "newest") return store::TicketOrder::Newest;
  if (words.sort == "oldest") return store::TicketOrder::Oldest;
  return invocation.json ? store::TicketOrder::Newest : store::TicketOrder::Urgent;
}

}  // namespace ticketd::console
