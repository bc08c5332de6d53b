// SPDX-License-Identifier: Apache-2.0
#include "store/typed_history.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "store/event_json.hpp"
#include "store/event_sentences.hpp"
#include "store/query.hpp"

namespace ticketd::store {
namespace {

constexpr std::int64_t at_once = 1000;  // events, so that a big history is never all in memory

struct OldEvent {
  std::int64_t id = 0;
  domain::TicketNumber ticket;
  domain::Instant at;
  std::string actor;
  std::string name;
  std::string detail;
};

std::vector<OldEvent> events_after(Session& session, std::int64_t id) {
  auto query =
      session.query("SELECT id, ticket, at, actor, name, detail FROM event WHERE id > ? ORDER BY id LIMIT ?");
  query.bind(id, at_once);
  std::vector<OldEvent> events;
  while (query.next())
    events.push_back({query.number(0), domain::TicketNumber{query.number(1)}, query.instant(2), query.text(3),
                      query.text(4), query.text(5)});
  return events;
}

std::set<domain::TicketNumber> tickets_with_changes(Session& session) {
  auto query = session.query("SELECT DISTINCT ticket FROM status_change");
  std::set<domain::TicketNumber> tickets;
  while (query.next()) tickets.insert(domain::TicketNumber{query.number(0)});
  return tickets;
}

void add_time(Session& session, const OldEvent& old, const domain::event::TimeSpent& time) {
  session.query("INSERT INTO time_entry(ticket, agent, at, seconds, kind, text) VALUES (?, ?, ?, ?, ?, ?)")
      .bind(old.ticket, time.agent, old.at, std::int64_t{time.spent.count()}, time.kind, time.text)
      .run();
}

void add_change(Session& session, const OldEvent& old, const domain::event::StatusChanged& change) {
  session.query("INSERT INTO status_change(ticket, at, status) VALUES (?, ?, ?)")
      .bind(old.ticket, old.at, change.to)
      .run();
}

}  // namespace

void type_history(Session& session, const std::function<void(std::int64_t)>& read) {
  std::int64_t done = 0;
  const auto have_changes = tickets_with_changes(session);
  auto events = events_after(session, 0);
  while (!events.empty()) {
    for (const auto& old : events) {
      const auto what = event_of_sentence(old.name, old.actor, old.detail);
      if (!what) continue;
      session.query("UPDATE event SET data = ? WHERE id = ?").bind(event_data(*what), old.id).run();
      if (const auto* const time = std::get_if<domain::event::TimeSpent>(&*what))
        add_time(session, old, *time);
      const auto* const change = std::get_if<domain::event::StatusChanged>(&*what);
      if (change != nullptr && !have_changes.contains(old.ticket)) add_change(session, old, *change);
    }
    done += static_cast<std::int64_t>(events.size());
    read(done);
    events = events_after(session, events.back().id);
  }
}

}  // namespace ticketd::store
