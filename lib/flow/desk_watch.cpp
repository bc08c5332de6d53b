// SPDX-License-Identifier: Apache-2.0
#include "flow/desk_watch.hpp"

#include <algorithm>

#include "domain/event.hpp"
#include "flow/escalation_letters.hpp"
#include "flow/incident.hpp"
#include "flow/internal_ticket.hpp"
#include "flow/ticket_clocks.hpp"
#include "store/chains.hpp"
#include "store/clocks.hpp"
#include "store/tickets.hpp"
#include "store/troubles.hpp"

namespace ticketd::flow {
namespace {

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
  Watch(store::Database& database, const Desk& desk, domain::Instant now)
      : database_(database), desk_(desk), now_(now) {}

  void look_at(const Part& part) {
    const auto known = store::trouble_with(database_, part.name);
    if (!part.failing_since) {
      if (known) recover(*known);
      return;
    }
    if (!known || known->words != part.words)
      store::note_trouble(database_, part.name, *part.failing_since, part.words);
    const auto since = known ? known->since : *part.failing_since;
    if (now_ - since < patience || (known && known->ticket)) return;
    const std::string what = part.name + " has failed for a quarter of an hour";
    const auto ticket = begin_incident(what, part.words, since);
    store::keep_incident(database_, part.name, ticket.number);
    if (part.carries == Part::Carries::Mail && !desk_.config().gateways.empty())
      ring_about(database_, desk_, ticket, "incident: " + part.name, ops_chain(desk_, now_),
                 desk_.config().calls, now_);
  }

  void look_at_unwatched() {
    std::vector<domain::TicketNumber> overdue;
    for (const auto number : store::unwatched_due(database_, now_, named_at_once))
      if (is_overdue(number)) overdue.push_back(number);
    if (overdue.empty()) return;
    std::string names;
    for (const auto number : overdue) names += (names.empty() ? "#" : ", #") + std::to_string(number.value);
    const auto ticket = begin_incident("overdue, and no step is left: " + names, "", now_);
    for (const auto number : overdue)
      store::add_event(database_, number,
                       {now_, "ticketd", domain::event_name::related,
                        "overdue without a step left: #" + std::to_string(ticket.number.value)});
  }

 private:
  domain::Ticket begin_incident(const std::string& what, const std::string& words, domain::Instant since) {
    auto ticket = open_internal(database_, desk_, what, InternalClocks::Run, now_);
    tell_ops(database_, desk_, desk_.config().queues.front(), {what, words, since, ticket.number}, now_);
    return ticket;
  }

  void recover(const store::Trouble& trouble) {
    store::forget_trouble(database_, trouble.what);
    if (!trouble.ticket) return;
    const std::string what = trouble.what + " works again";
    close_internal(database_, desk_, *trouble.ticket, what, now_);
    tell_ops_it_is_over(database_, desk_, desk_.config().queues.front(),
                        {what, "", trouble.since, *trouble.ticket}, now_);
  }

  // Settles when it is to be looked at again, if at all.
  bool is_overdue(domain::TicketNumber number) {
    const auto ticket = store::ticket_numbered(database_, number).value();
    const auto response = domain::clock_of(domain::ClockKind::Response, store::times_of(database_, ticket));
    const auto chains = store::chains_of(database_, number);
    std::optional<domain::Instant> again;
    bool overdue = false;
    if (std::any_of(chains.begin(), chains.end(), [](const auto& row) { return is_running(row.chain); }))
      again = now_ + patience;
    else if (response.state == domain::ClockState::Running && *ticket.respond_by > now_)
      again = ticket.respond_by;
    else
      overdue = response.state == domain::ClockState::Running && !store::is_internal(database_, number);
    store::set_unwatched(database_, number, again);
    return overdue;
  }

  store::Database& database_;
  const Desk& desk_;
  domain::Instant now_;
};

// Whether the part is as the store has it, so that an idle desk writes nothing.
bool is_news(store::Database& database, const Part& part, domain::Instant now) {
  const auto known = store::trouble_with(database, part.name);
  if (!part.failing_since) return known.has_value();
  return !known || known->words != part.words || (!known->ticket && now - known->since >= patience);
}

void gateway_failed(store::Database& database, const Desk& desk, std::size_t gateway,
                    const std::string& words, domain::Instant now) {
  const std::string part = gateway_part(desk, gateway);
  bool ops_know = false;
  for (std::size_t i = 0; i < desk.config().gateways.size(); ++i)
    ops_know = ops_know || store::trouble_with(database, gateway_part(desk, i)).has_value();
  store::note_trouble(database, part, now, words);
  if (!ops_know) tell_path_down(database, desk, part + ": " + words, now);
}

}  // namespace

void watch_desk(store::Database& database, const Desk& desk, std::span<const Part> parts,
                domain::Instant now) {
  std::vector<Part> news;
  for (const auto& part : parts)
    if (is_news(database, part, now)) news.push_back(part);
  if (const auto phone = phone_path(database, desk); phone && is_news(database, *phone, now))
    news.push_back(*phone);
  const bool unwatched = !store::unwatched_due(database, now, 1).empty();
  if (news.empty() && !unwatched) return;
  store::Transaction transaction(database);
  Watch watch(database, desk, now);
  for (const auto& part : news) watch.look_at(part);
  if (unwatched) watch.look_at_unwatched();
  transaction.commit();
}

void note_gateway(store::Database& database, const Desk& desk, std::size_t gateway,
                  domain::CallOutcome outcome, const std::string& words, domain::Instant now) {
  switch (domain::sign_of_gateway(outcome)) {
    case domain::GatewaySign::Nothing: return;
    case domain::GatewaySign::Works: return store::forget_trouble(database, gateway_part(desk, gateway));
    case domain::GatewaySign::Broken: return gateway_failed(database, desk, gateway, words, now);
  }
}

void note_speech(store::Database& database, const Desk& desk, const std::string& failure,
                 domain::Instant now) {
  const bool failed_before = store::trouble_with(database, speech_name).has_value();
  if (failure.empty() == !failed_before) return;
  store::Transaction transaction(database);
  if (failure.empty()) {
    store::forget_trouble(database, speech_name);
  } else {
    store::note_trouble(database, speech_name, now, failure);
    tell_ops(database, desk, desk.config().queues.front(),
             {"the configured speech fails; espeak-ng speaks in its place", failure, now}, now);
  }
  transaction.commit();
}

std::optional<Part> phone_path(store::Database& database, const Desk& desk) {
  const auto& gateways = desk.config().gateways;
  if (gateways.empty()) return std::nullopt;
  Part part{std::string(phone_path_name), Part::Carries::Calls, std::nullopt};
  for (std::size_t gateway = 0; gateway < gateways.size(); ++gateway) {
    const auto known = store::trouble_with(database, gateway_part(desk, gateway));
    if (!known) return Part{part.name, part.carries, std::nullopt};
    part.failing_since = std::max(part.failing_since.value_or(known->since), known->since);
    part.words += (part.words.empty() ? "" : "; ") + known->what + ": " + known->words;
  }
  return part;
}

}  // namespace ticketd::flow
