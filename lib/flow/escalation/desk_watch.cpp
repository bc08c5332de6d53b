// SPDX-License-Identifier: Apache-2.0
#include "flow/escalation/desk_watch.hpp"

#include <algorithm>

#include "domain/event.hpp"
#include "flow/clocks/ticket_clocks.hpp"
#include "flow/clocks/whom_to_ring.hpp"
#include "flow/escalation/internal_ticket.hpp"
#include "flow/letters/escalation_letters.hpp"
#include "flow/letters/incident.hpp"
#include "store/chains.hpp"
#include "store/clocks.hpp"
#include "store/store.hpp"
#include "store/tickets.hpp"
#include "store/troubles.hpp"

namespace ticketd::flow {
namespace {

constexpr std::string_view parts_timer = "parts of the desk";
constexpr std::string_view unwatched_timer = "unwatched tickets";
constexpr auto patience = std::chrono::minutes{15};
constexpr std::size_t named_at_once = 20;  // overdue tickets in one incident
constexpr std::string_view phone_path_name = "telephone";
constexpr std::string_view speech_name = "speech";

std::string gateway_part(const Desk& desk, std::size_t gateway) {
  return "gateway " + std::to_string(gateway + 1) + " (" +
         std::string(config::name_of(desk.config().gateways.at(gateway))) + ")";
}

class Watch {
 public:
  explicit Watch(const Scene& scene) : scene_(scene) {}

  void look_at(const Part& part) {
    const auto known = store::trouble_with(scene_.session, part.name);
    if (!part.failing_since) {
      if (known) recover(*known);
      return;
    }
    if (!known || known->words != part.words)
      store::note_trouble(scene_.session, part.name, *part.failing_since, part.words);
    const auto since = known ? known->since : *part.failing_since;
    if (scene_.now - since < patience || (known && known->ticket)) return;
    const std::string what = part.name + " has failed for a quarter of an hour";
    const auto ticket = begin_incident(what, part.words, since);
    store::save_incident(scene_.session, part.name, ticket.number);
    if (part.carries == Part::Carries::Mail && !scene_.desk.config().gateways.empty())
      ring_about(scene_, ticket, "incident: " + part.name, ops_chain(scene_.desk, scene_.now),
                 scene_.desk.config().calls);
  }

  // How many of them are overdue, and so one incident.
  std::size_t look_at_unwatched(std::span<const domain::TicketNumber> tickets) {
    std::vector<domain::TicketNumber> overdue;
    for (const auto number : tickets)
      if (is_overdue(number)) overdue.push_back(number);
    if (overdue.empty()) return 0;
    std::string names;
    for (const auto number : overdue) names += (names.empty() ? "#" : ", #") + std::to_string(number.value);
    const auto ticket = begin_incident("overdue, and no step is left: " + names, "", scene_.now);
    for (const auto number : overdue)
      store::add_event(scene_.session, number,
                       {scene_.now, "ticketd",
                        domain::event::Related{ticket.number, domain::event::Related::By::Incident}});
    return overdue.size();
  }

 private:
  domain::Ticket begin_incident(const std::string& what, const std::string& words, domain::Instant since) {
    auto ticket = open_internal(scene_, what, InternalClocks::Run);
    tell_ops(scene_, scene_.desk.ops_queue(), {what, words, since, ticket.number});
    return ticket;
  }

  void recover(const store::Trouble& trouble) {
    store::forget_trouble(scene_.session, trouble.what);
    if (!trouble.ticket) return;
    const std::string what = trouble.what + " works again";
    close_internal(scene_, *trouble.ticket, what);
    tell_ops_it_is_over(scene_, scene_.desk.ops_queue(), {what, "", trouble.since, *trouble.ticket});
  }

  // Settles when it is to be looked at again, if at all.
  bool is_overdue(domain::TicketNumber number) {
    const auto ticket = store::find_ticket(scene_.session, number).value();
    const auto response =
        domain::clock_of(domain::ClockKind::Response, store::times_of(scene_.session, ticket));
    const auto chains = store::chains_of(scene_.session, number);
    std::optional<domain::Instant> again;
    bool overdue = false;
    if (std::any_of(chains.begin(), chains.end(), [](const auto& row) { return is_running(row.chain); }))
      again = scene_.now + patience;
    else if (response.state == domain::ClockState::Running && *ticket.respond_by > scene_.now)
      again = ticket.respond_by;
    else
      overdue = response.state == domain::ClockState::Running && !store::is_internal(scene_.session, number);
    store::set_unwatched(scene_.session, number, again);
    return overdue;
  }

  Scene scene_;
};

// Whether the part is as the store has it, so that an idle desk writes nothing.
bool is_news(store::Session& session, const Part& part, domain::Instant now) {
  const auto known = store::trouble_with(session, part.name);
  if (!part.failing_since) return known.has_value();
  return !known || known->words != part.words || (!known->ticket && now - known->since >= patience);
}

void gateway_failed(const Scene& scene, std::size_t gateway, const std::string& words) {
  const std::string part = gateway_part(scene.desk, gateway);
  bool ops_know = false;
  for (std::size_t i = 0; i < scene.desk.config().gateways.size(); ++i)
    ops_know = ops_know || store::trouble_with(scene.session, gateway_part(scene.desk, i)).has_value();
  store::note_trouble(scene.session, part, scene.now, words);
  if (!ops_know) tell_path_down(scene, part + ": " + words);
}

void watch_parts(const Tick& tick, std::span<const Part> parts) {
  std::vector<Part> news;
  store::read(tick.store, [&](store::Session& session) {
    for (const auto& part : parts)
      if (is_news(session, part, tick.now)) news.push_back(part);
    if (const auto phone = phone_path({session, tick.desk, tick.now});
        phone && is_news(session, *phone, tick.now))
      news.push_back(*phone);
  });
  for_each_due(tick, parts_timer, news,
               [](const Scene& scene, const Part& part) { Watch(scene).look_at(part); });
}

// True: some of them are put off, and there may be others.
bool watch_unwatched(const Tick& tick) {
  const auto unwatched = store::read(tick.store, [&](store::Session& session) {
    return store::unwatched_due(session, tick.now, named_at_once, not_put_off(tick, unwatched_timer));
  });
  if (unwatched.empty()) return false;
  all_due_together(tick, unwatched_timer, unwatched,
                   [](const Scene& scene, std::span<const domain::TicketNumber> tickets) {
                     return Watch(scene).look_at_unwatched(tickets);
                   });
  return made_room(tick, unwatched_timer, unwatched, named_at_once);
}

}  // namespace

void watch_desk(const Tick& tick, std::span<const Part> parts) {
  watch_parts(tick, parts);
  while (watch_unwatched(tick)) {
  }
}

void note_gateway(const Scene& scene, std::size_t gateway, domain::CallOutcome outcome,
                  const std::string& words) {
  switch (domain::sign_of_gateway(outcome)) {
    case domain::GatewaySign::Nothing: return;
    case domain::GatewaySign::Works:
      return store::forget_trouble(scene.session, gateway_part(scene.desk, gateway));
    case domain::GatewaySign::Broken: return gateway_failed(scene, gateway, words);
  }
}

void note_speech(const Scene& scene, const std::string& failure) {
  const bool failed_before = store::trouble_with(scene.session, speech_name).has_value();
  if (failure.empty() == !failed_before) return;
  if (failure.empty()) {
    store::forget_trouble(scene.session, speech_name);
  } else {
    store::note_trouble(scene.session, speech_name, scene.now, failure);
    tell_ops(scene, scene.desk.ops_queue(),
             {"the configured speech fails; espeak-ng speaks in its place", failure, scene.now});
  }
}

std::optional<Part> phone_path(const Scene& scene) {
  const auto& gateways = scene.desk.config().gateways;
  if (gateways.empty()) return std::nullopt;
  Part part{std::string(phone_path_name), Part::Carries::Calls, std::nullopt};
  for (std::size_t gateway = 0; gateway < gateways.size(); ++gateway) {
    const auto known = store::trouble_with(scene.session, gateway_part(scene.desk, gateway));
    if (!known) return Part{part.name, part.carries, std::nullopt};
    part.failing_since = std::max(part.failing_since.value_or(known->since), known->since);
    part.words += (part.words.empty() ? "" : "; ") + known->what + ": " + known->words;
  }
  return part;
}

}  // namespace ticketd::flow
