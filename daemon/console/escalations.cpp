// SPDX-License-Identifier: Apache-2.0
// ticketctl escalations: which calls run, what comes next, and taking, ending or restarting them.
#include <chrono>
#include <memory>
#include <ostream>

#include <nlohmann/json.hpp>

#include "config/partial.hpp"
#include "console/command.hpp"
#include "console/command_line.hpp"
#include "console/desk_access.hpp"
#include "console/json_answer.hpp"
#include "console/table.hpp"
#include "console/ticket_json.hpp"
#include "domain/rfc3339.hpp"
#include "flow/clocks/armed_steps.hpp"
#include "store/chains.hpp"
#include "store/store.hpp"

namespace ticketd::console {
namespace {

using nlohmann::json;

struct EscalationsOptions {
  std::int64_t acknowledge = 0;
  std::int64_t stop = 0;
  std::int64_t restart = 0;
  std::string as = "ops";
  bool armed = false;
};

std::string clock_name(domain::ClockKind clock) {
  switch (clock) {
    case domain::ClockKind::Response: return "response";
    case domain::ClockKind::Open: return "open";
    case domain::ClockKind::Work: return "work";
  }
  return "";
}

json chain_json(const store::ChainRow& row) {
  const auto& chain = row.chain;
  return {{"ticket", row.ticket.value},
          {"clock", clock_name(row.clock)},
          {"step", row.step},
          {"state", domain::name_of(chain.state)},
          {"person", person_of(chain).empty() ? json() : json(person_of(chain))},
          {"round", chain.round},
          {"attempt", chain.attempts},
          {"acknowledged_by", chain.acknowledged_by.empty() ? json() : json(chain.acknowledged_by)},
          {"next_at", chain.next_at ? json(domain::format_rfc3339(*chain.next_at)) : json()}};
}

json armed_step_json(const flow::ArmedStep& step) {
  return {{"ticket", step.ticket.value},
          {"clock", clock_name(step.clock)},
          {"step", step.step},
          {"state", "armed"},
          {"person", step.agents.empty() ? json() : json(step.agents.front())},
          {"round", 0},
          {"attempt", 0},
          {"acknowledged_by", nullptr},
          {"next_at", domain::format_rfc3339(step.at)}};
}

void show(Invocation& invocation, bool with_armed) {
  auto store = open_for_reading(invocation);
  store::read(store, [&](store::Session& session) {
    const auto rows = store::chains_of_open_tickets(session);
    std::vector<flow::ArmedStep> armed;
    if (with_armed) {
      const flow::Desk desk(config::load_without_secrets(invocation.config));
      constexpr std::size_t most = 1000;
      const auto now = std::chrono::floor<domain::Seconds>(std::chrono::system_clock::now());
      armed = flow::armed_steps({session, desk, now}, most);
    }
    if (invocation.json) {
      json array = json::array();
      for (const auto& row : rows) array.push_back(chain_json(row));
      for (const auto& step : armed) array.push_back(armed_step_json(step));
      print_json(invocation, array);
      return;
    }
    Table table({"ticket", "state", "person", "round", "calls", "next (UTC)", "step"});
    for (const auto& row : rows)
      table.add({"#" + std::to_string(row.ticket.value),
                 Cell(std::string(domain::name_of(row.chain.state)),
                      row.chain.state == domain::ChainState::Exhausted ? Tone::Bad : Tone::Plain),
                 person_of(row.chain), std::to_string(row.chain.round), std::to_string(row.chain.attempts),
                 shown(row.chain.next_at), row.step});
    for (const auto& step : armed)
      table.add({"#" + std::to_string(step.ticket.value), Cell("armed", Tone::Faint),
                 step.agents.empty() ? "-" : step.agents.front(), "-", "-", shown(step.at), step.step});
    if (table.is_empty()) {
      invocation.out << "no calls are due or were made for open tickets\n";
    } else {
      table.print(invocation.out, invocation.terminal_width);
    }
  });
}

template <class Asked>
void change(Invocation& invocation, std::int64_t ticket, const std::string& person) {
  const auto answer = ask_daemon(invocation, Asked{domain::TicketNumber{ticket}, person});
  if (done_or_said(invocation, answer) == nullptr) return;
  if (invocation.json) return print_answer(invocation, answer);
  invocation.out << "done\n";
}

void escalations(Invocation& invocation, const EscalationsOptions& options) {
  if (options.acknowledge > 0)
    change<flow::AcknowledgeChain>(invocation, options.acknowledge, options.as);
  else if (options.stop > 0)
    change<flow::StopChain>(invocation, options.stop, options.as);
  else if (options.restart > 0)
    change<flow::RestartChain>(invocation, options.restart, options.as);
  else
    show(invocation, options.armed);
}

void call(Invocation& invocation, const std::string& person) {
  // Every gateway may set up, ring and talk before the next is tried.
  constexpr std::chrono::minutes longest{15};
  const auto answer = ask_daemon(invocation, protocol::TestCall{person}, longest);
  const auto* const called = done_or_said(invocation, answer);
  if (called == nullptr) return;
  const auto& tried = called->tried;
  if (invocation.json) print_answer(invocation, answer);
  if (!invocation.json)
    for (const auto& one : tried)
      invocation.out << one.gateway << ": " << protocol::word_for(one.outcome)
                     << (one.detail.empty() ? "" : " (" + one.detail + ")") << '\n';
  const bool got_through = !tried.empty() && domain::was_answered(tried.back().outcome) &&
                           tried.back().outcome != domain::CallOutcome::PassedOn;
  if (!got_through) invocation.exit_code = No;
}

}  // namespace

void add_escalations(Command app, Invocation& invocation) {
  auto options = std::make_shared<EscalationsOptions>();
  Command command = app.add_subcommand("escalations", "the calls about open tickets, and what comes next");
  auto acknowledge = command.add_ticket_number("--acknowledge", options->acknowledge, "take this ticket");
  auto stop = command.add_ticket_number("--stop", options->stop, "end the calls about this ticket");
  auto restart = command.add_ticket_number("--restart", options->restart, "ring again from the first person");
  acknowledge.excludes(stop).excludes(restart);
  stop.excludes(restart);
  command.add_option("--as", options->as, "who does it, for the history").shows_default();
  command.add_flag("--armed", options->armed, "also the next step of each ticket (of 1000 at most)");
  command.footer(
      "Examples:\n  ticketctl escalations --armed\n  ticketctl escalations --json | jq '.[].next_at'\n"
      "  ticketctl escalations --acknowledge 1042 --as anna");
  command.callback([options, &invocation] { escalations(invocation, *options); });
}

void add_call(Command app, Invocation& invocation) {
  auto person = std::make_shared<std::string>();
  Command command = app.add_subcommand("call", "ring an agent now, as a test, and tell what happened");
  command.add_option("person", *person, "the agent's name").required();
  command.footer("Example:\n  ticketctl call anna");
  command.callback([person, &invocation] { call(invocation, *person); });
}

}  // namespace ticketd::console
