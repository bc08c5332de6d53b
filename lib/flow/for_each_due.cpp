// SPDX-License-Identifier: Apache-2.0
#include "flow/for_each_due.hpp"

#include <algorithm>
#include <cstddef>

#include "flow/letters/incident.hpp"

namespace ticketd::flow {
namespace {

constexpr std::size_t most_told = 50;

void tell(const Scene& scene, std::span<const DeferredRow> rows) {
  std::string names;
  std::string words;
  for (const auto& row : rows.first(std::min(rows.size(), most_told))) {
    names += (names.empty() ? "" : ", ") + row.row;
    words += row.row + " (" + row.timer + "): " + row.why + "\n";
  }
  if (rows.size() > most_told) words += "and " + std::to_string(rows.size() - most_told) + " more\n";
  if (rows.size() > 3) names = std::to_string(rows.size()) + " rows";
  tell_ops(scene, scene.desk.ops_queue(), "What is due can't be worked on and is put off: " + names,
           words + "All else goes on. It is tried again, at most an hour apart.");
}

}  // namespace

std::optional<domain::Instant> next_of(const Tick& tick, std::string_view timer,
                                       std::optional<domain::Instant> due) {
  const auto again = tick.deferred.next(timer);
  if (!again) return due;
  if (!due || *due <= tick.now) return again;
  return std::min(*due, *again);
}

void tell_ops_of_deferred(const Tick& tick) {
  if (tick.deferred.untold().empty()) return;
  const auto fault = fault_of([&] {
    store::transact(tick.store, [&](store::Session& session) {
      tell({session, tick.desk, tick.now}, tick.deferred.untold());
    });
  });
  // A mail that can't be written is no reason to stop; the log has them.
  (void)fault;
  tick.deferred.told();
}

}  // namespace ticketd::flow
