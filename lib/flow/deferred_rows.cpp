// SPDX-License-Identifier: Apache-2.0
#include "flow/deferred_rows.hpp"

#include <algorithm>
#include <chrono>

#include "domain/retry.hpp"

namespace ticketd::flow {
namespace {

constexpr domain::RetrySchedule again{.first = std::chrono::minutes{1}, .longest = std::chrono::hours{1}};
constexpr double unspread = 0.5;
// What was not looked at for so long after its wait has become something else, and is news when it fails.
constexpr domain::Seconds remembered_for = std::chrono::hours{24};

bool waits(const DeferredRow& row, domain::Instant now) {
  return row.since <= now && now < row.until;
}

}  // namespace

std::optional<domain::Instant> DeferredRows::waits_until(std::string_view timer, std::string_view row,
                                                         domain::Instant now) const {
  if (rows_.empty()) return std::nullopt;
  const auto found = rows_.find({std::string(timer), std::string(row)});
  if (found == rows_.end() || !waits(found->second, now)) return std::nullopt;
  return found->second.until;
}

void DeferredRows::defer(std::string_view timer, std::string_view row,
                         std::optional<domain::TicketNumber> ticket, std::string_view why,
                         domain::Instant now) {
  auto& entry = rows_[{std::string(timer), std::string(row)}];
  const bool is_news = entry.failures == 0 || now - entry.until > remembered_for;
  const int failures = is_news ? 1 : entry.failures + 1;
  entry = {std::string(timer),
           std::string(row),
           std::string(why),
           failures,
           now,
           now + domain::retry_delay(again, failures, unspread),
           ticket};
  failures_.push_back(entry);
  if (is_news) untold_.push_back(entry);
}

void DeferredRows::recover(std::string_view timer, std::string_view row) {
  if (!rows_.empty()) rows_.erase({std::string(timer), std::string(row)});
}

void DeferredRows::forget(std::string_view timer) {
  std::erase_if(rows_, [&](const auto& entry) { return entry.first.first == timer; });
}

std::optional<domain::Instant> DeferredRows::next(std::string_view timer) const {
  std::optional<domain::Instant> next;
  for (const auto& [name, row] : rows_)
    if (name.first == timer) next = std::min(next.value_or(row.until), row.until);
  return next;
}

std::vector<domain::TicketNumber> DeferredRows::due_again(std::string_view timer, domain::Instant now) const {
  std::vector<domain::TicketNumber> tickets;
  for (const auto& [name, row] : rows_)
    if (name.first == timer && row.ticket && !waits(row, now)) tickets.push_back(*row.ticket);
  return tickets;
}

}  // namespace ticketd::flow
