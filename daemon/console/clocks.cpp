// SPDX-License-Identifier: Apache-2.0
#include "console/clocks.hpp"

#include <chrono>
#include <string_view>

#include <nlohmann/json.hpp>

#include "config/partial.hpp"
#include "domain/duration.hpp"
#include "domain/rfc3339.hpp"

namespace ticketd::console {
namespace {

using domain::ClockState;
using nlohmann::json;

constexpr int little = 4;  // less than this part of the limit

std::string_view name_of(domain::ClockKind kind) {
  switch (kind) {
    case domain::ClockKind::Response: return "response";
    case domain::ClockKind::Open: return "open";
    case domain::ClockKind::Work: return "work";
  }
  return "";
}

std::string_view name_of(ClockState state) {
  switch (state) {
    case ClockState::NotStarted: return "not-started";
    case ClockState::Running: return "running";
    case ClockState::Paused: return "paused";
    case ClockState::Stopped: return "stopped";
  }
  return "";
}

// To the minute, as people read it.
std::string minutes_of(domain::Seconds span) {
  return domain::format_duration(std::chrono::floor<std::chrono::minutes>(span));
}

std::string left_words(const flow::ClockReading& reading) {
  const auto left = reading.left();
  if (!left) return minutes_of(reading.elapsed) + " so far";
  return *left < domain::Seconds{0} ? minutes_of(-*left) + " over" : minutes_of(*left) + " left";
}

Tone tone_of(const flow::ClockReading& reading) {
  const auto left = reading.left();
  const bool is_little = left && *left * little < *reading.limit;
  return reading.state == ClockState::Running && (is_little || (left && left->count() <= 0)) ? Tone::Bad
                                                                                             : Tone::Plain;
}

json seconds(std::optional<domain::Seconds> span) {
  return span ? json(span->count()) : json();
}

}  // namespace

ClockFace::ClockFace(const Invocation& invocation)
    : now_(std::chrono::floor<domain::Seconds>(std::chrono::system_clock::now())) {
  try {
    desk_.emplace(config::load_without_secrets(invocation.config));
  } catch (const config::Invalid& invalid) {
    invocation.err << "ticketctl: clocks are not shown: " << invalid.what() << '\n';
  }
}

ClockFace::Readings ClockFace::readings(store::Session& session, const domain::Ticket& ticket) const {
  if (!desk_) return std::nullopt;
  return flow::read_clocks({session, *desk_, now_}, ticket);
}

json ClockFace::as_json(store::Session& session, const domain::Ticket& ticket) const {
  const auto all = readings(session, ticket);
  if (!all) return nullptr;
  auto object = json::object();
  for (const auto& reading : *all)
    object[std::string(name_of(reading.kind))] = {
        {"state", name_of(reading.state)},
        {"elapsed", reading.elapsed.count()},
        {"limit", seconds(reading.limit)},
        {"left", seconds(reading.left())},
        {"due", reading.due ? json(domain::format_rfc3339(*reading.due)) : json()},
        {"kept", reading.kept ? json(*reading.kept) : json()}};
  return object;
}

std::optional<flow::ClockReading> ClockFace::first_to_run_out(store::Session& session,
                                                              const domain::Ticket& ticket) const {
  std::optional<flow::ClockReading> first;
  const auto all = readings(session, ticket);
  if (!all) return first;
  for (const auto& reading : *all)
    if (reading.state == ClockState::Running && reading.left() &&
        (!first || *reading.left() < *first->left()))
      first = reading;
  return first;
}

Cell ClockFace::tightest(store::Session& session, const domain::Ticket& ticket) const {
  const auto first = first_to_run_out(session, ticket);
  if (!first) return Cell("-", Tone::Faint);
  return Cell(std::string(name_of(first->kind)) + " " + left_words(*first), tone_of(*first));
}

Cell ClockFace::tightest_in_brief(store::Session& session, const domain::Ticket& ticket) const {
  const auto first = first_to_run_out(session, ticket);
  if (first) return Cell(minutes_of(*first->left()), tone_of(*first));
  const bool runs = ticket.status == domain::Status::New || ticket.status == domain::Status::Open;
  if (ticket.status == domain::Status::Quarantined) return Cell("quarantined", Tone::Bad);
  return Cell(runs ? std::string("-") : std::string(domain::name_of(ticket.status)), Tone::Faint);
}

std::vector<Cell> ClockFace::all(store::Session& session, const domain::Ticket& ticket) const {
  std::vector<Cell> lines;
  const auto all = readings(session, ticket);
  if (!all) return lines;
  for (const auto& reading : *all) {
    if (reading.state == ClockState::NotStarted) continue;
    std::string line = std::string(name_of(reading.kind)) + ": " + std::string(name_of(reading.state)) + ", ";
    line += reading.state == ClockState::Stopped ? minutes_of(reading.elapsed) : left_words(reading);
    if (reading.limit) line += " of " + minutes_of(*reading.limit);
    if (reading.kept) line += *reading.kept ? ", kept" : ", missed";
    lines.emplace_back(line, reading.kept == false ? Tone::Bad : tone_of(reading));
  }
  return lines;
}

}  // namespace ticketd::console
