// SPDX-License-Identifier: Apache-2.0
// The one way to work on rows whose time has come. A row that fails for a fault of its own, whatever the
// exception, is put off, ops are told of it once, and the others go on. A failure of the world (WorldError
// that is no RowError) is everybody's and gets through.
#pragma once

#include <algorithm>
#include <cstddef>
#include <exception>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "domain/ids.hpp"
#include "domain/row_error.hpp"
#include "flow/deferred_rows.hpp"
#include "flow/scene.hpp"
#include "store/store.hpp"

namespace ticketd::flow {

// What a timer is handed: it makes its own units of work.
struct Tick {
  store::Store& store;  // of the thread that decides, outside of any unit of work
  const Desk& desk;
  domain::Instant now;
  DeferredRows& deferred;
};

// What people call a row.
[[nodiscard]] inline std::string row_name(domain::TicketNumber ticket) {
  return "#" + std::to_string(ticket.value);
}
[[nodiscard]] inline std::string row_name(domain::EscalationNumber chain) {
  return "chain " + std::to_string(chain.value);
}
[[nodiscard]] inline std::string row_name(const std::string& name) {
  return name;
}

// When to come again, if the store says `due`: what is due still after a timer has run was put off.
[[nodiscard]] std::optional<domain::Instant> next_of(const Tick& tick, std::string_view timer,
                                                     std::optional<domain::Instant> due);

// To ops, one mail for all that were put off since the last one.
void tell_ops_of_deferred(const Tick& tick);

// Why the work failed for a fault of its own; none: it did not. A failure of the world gets through.
template <class Work>
std::optional<std::string> fault_of(const Work& work) {
  try {
    work();
    return std::nullopt;
  } catch (const domain::RowError& fault) {
    return fault.what();
  } catch (const domain::WorldError&) {
    throw;
  } catch (const std::exception& fault) {
    return fault.what();
  } catch (...) {
    return "an exception of no known kind";
  }
}

// Whether a row is to be worked on now, for who reads what is due: it is not put off.
[[nodiscard]] inline auto not_put_off(const Tick& tick, std::string_view timer) {
  return [&tick, timer](const auto& row) {
    return !tick.deferred.waits_until(timer, row_name(row), tick.now).has_value();
  };
}

// Whether one more look finds rows that had no place among these `at_most`: some of these are put off by now.
// Else those would have the places again when their wait is over, and the others none for ever.
template <class Rows>
bool made_room(const Tick& tick, std::string_view timer, const Rows& rows, std::size_t at_most) {
  const auto is_left = not_put_off(tick, timer);
  return rows.size() >= at_most && !std::all_of(rows.begin(), rows.end(), is_left);
}

namespace detail {

template <class Row>
std::optional<domain::TicketNumber> ticket_of(const Row& row) {
  if constexpr (std::is_same_v<Row, domain::TicketNumber>)
    return row;
  else
    return std::nullopt;
}

template <class Row>
void defer(const Tick& tick, std::string_view timer, const Row& row, const std::string& why) {
  tick.deferred.defer(timer, row_name(row), ticket_of(row), why, tick.now);
}

template <class Rows>
auto not_deferred(const Tick& tick, std::string_view timer, const Rows& rows) {
  std::vector<typename Rows::value_type> left;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(left), not_put_off(tick, timer));
  return left;
}

}  // namespace detail

// One unit of work a row: `unit(const Scene&, const Row&)`.
template <class Rows, class Unit>
void for_each_due(const Tick& tick, std::string_view timer, const Rows& rows, const Unit& unit) {
  for (const auto& row : detail::not_deferred(tick, timer, rows)) {
    const auto fault = fault_of([&] {
      store::transact(tick.store, [&](store::Session& session) {
        unit(Scene{session, tick.desk, tick.now}, row);
      });
    });
    if (fault)
      detail::defer(tick, timer, row, *fault);
    else
      tick.deferred.recover(timer, row_name(row));
  }
  tell_ops_of_deferred(tick);
}

// For what must be decided together: one unit of work, `work(const Scene&, std::span<const Row>)`, for all
// rows. Where that fails by a row's fault each is rehearsed alone, and those that do not fail go together.
template <class Rows, class Work>
auto all_due_together(const Tick& tick, std::string_view timer, const Rows& rows, const Work& work) {
  using Row = typename Rows::value_type;
  const auto due = detail::not_deferred(tick, timer, rows);
  const auto whole = [&](std::span<const Row> these) {
    return [&, these](store::Session& session) { return work(Scene{session, tick.desk, tick.now}, these); };
  };
  using Result = std::invoke_result_t<const Work&, const Scene&, std::span<const Row>>;
  std::optional<Result> result;
  const auto fault = fault_of([&] { result.emplace(store::transact(tick.store, whole(due))); });
  if (!fault) {
    for (const auto& row : due) tick.deferred.recover(timer, row_name(row));
    return *std::move(result);
  }
  std::vector<Row> sound;
  for (const auto& row : due) {
    const auto own = fault_of([&] { store::rehearse(tick.store, whole(std::span(&row, 1))); });
    if (own)
      detail::defer(tick, timer, row, *own);
    else
      sound.push_back(row);
  }
  tell_ops_of_deferred(tick);
  return store::transact(tick.store, whole(sound));
}

}  // namespace ticketd::flow
