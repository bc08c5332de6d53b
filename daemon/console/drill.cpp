// SPDX-License-Identifier: Apache-2.0
// ticketctl drill: the whole way from a ticket to a telephone, tried with real calls, and what each leg said.
#include "flow/escalation/drill.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <ostream>
#include <set>
#include <thread>

#include <nlohmann/json.hpp>

#include "console/command.hpp"
#include "console/command_line.hpp"
#include "console/desk_access.hpp"
#include "console/json_answer.hpp"
#include "domain/describe_event.hpp"
#include "store/chains.hpp"
#include "store/outbox.hpp"
#include "store/reports.hpp"

namespace ticketd::console {
namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr auto look_every = std::chrono::milliseconds{200};

struct Leg {
  std::string name;  // "mailbox support", "mail to ops@...", "call to anna through sip", "taken"
  bool went_well = false;
  std::string detail;
};

// Legs in the order in which they became known.
class Report {
 public:
  explicit Report(Invocation& invocation) : invocation_(invocation) {}

  void add(Leg leg) {
    if (!invocation_.json)
      invocation_.out << (leg.went_well ? "ok      " : "FAILED  ") << leg.name
                      << (leg.detail.empty() ? "" : ": " + leg.detail) << std::endl;
    legs_.push_back(std::move(leg));
  }
  void finish(std::int64_t ticket) {
    const bool all = std::all_of(legs_.begin(), legs_.end(), [](const Leg& leg) { return leg.went_well; });
    invocation_.exit_code = all ? Done : No;
    if (!invocation_.json) return;
    json legs = json::array();
    for (const auto& leg : legs_)
      legs.push_back({{"leg", leg.name}, {"ok", leg.went_well}, {"detail", leg.detail}});
    print_json(invocation_, json{{"ok", all}, {"ticket", ticket}, {"legs", legs}});
  }

 private:
  Invocation& invocation_;
  std::vector<Leg> legs_;
};

void report_mailboxes(const Invocation& invocation, Report& report) {
  const auto answer = ask_daemon(invocation, protocol::AskConnections{});
  if (const auto* const why = flow::refusal_in(answer)) return report.add({"mailboxes", false, *why});
  for (const auto& mailbox : std::get<protocol::ConnectionStates>(answer).mailboxes) {
    const bool fails = mailbox.failing_since || !mailbox.last_look;
    report.add({"mailbox " + mailbox.queue, !fails, fails ? mailbox.last_error : std::string()});
  }
}

// Follows one drill in the store until it is over.
class Follower {
 public:
  Follower(const flow::Drill& drill, Report& report)
      : ticket_(drill.ticket), report_(report), mails_(drill.mails.begin(), drill.mails.end()) {}

  // False: somebody is still being rung, or a mail is under way.
  bool look(store::Session& session) {
    look_at_mails(session);
    look_at_calls(session);
    const auto line = store::ticket_line(session, ticket_);
    const bool closed = line && line->ticket.status == domain::Status::Closed;
    return closed && mails_.empty();
  }

  void give_up_mails(store::Session& session) {
    for (const auto number : mails_) {
      const auto row = store::outbox_row(session, number);
      if (row) report_.add({"mail to " + row->recipient, false, "not sent yet: " + row->words});
    }
  }

  void conclude(store::Session& session) {
    const auto history = store::history_of(session, ticket_);
    const auto taken = std::find_if(history.begin(), history.end(), [](const auto& event) {
      return event.name == domain::event::EscalationAcknowledged::name;
    });
    const bool was_taken = taken != history.end();
    report_.add({"taken", was_taken, was_taken ? "by " + taken->actor : "by nobody"});
  }

 private:
  void look_at_mails(store::Session& session) {
    for (auto number = mails_.begin(); number != mails_.end();) {
      const auto row = store::outbox_row(session, *number);
      const bool waits = row && row->state == domain::SendState::Pending;
      if (row && !waits)
        report_.add({"mail to " + row->recipient, row->state == domain::SendState::Sent, row->words});
      number = waits ? std::next(number) : mails_.erase(number);
    }
  }

  void look_at_calls(store::Session& session) {
    for (const auto& chain : store::chains_of(session, ticket_))
      for (const auto& attempt : store::attempts_of(session, chain.number)) {
        if (!attempt.outcome || !told_.insert(attempt.number).second) continue;
        report_.add({"call to " + attempt.person + " through " + attempt.gateway,
                     domain::has_reached_person(*attempt.outcome),
                     std::string(domain::describe(*attempt.outcome)) +
                         (attempt.words.empty() ? "" : " (" + attempt.words + ")")});
      }
  }

  domain::TicketNumber ticket_;
  Report& report_;
  std::set<domain::OutboxNumber> mails_;
  std::set<domain::AttemptNumber> told_;
};

void drill(Invocation& invocation, int minutes) {
  const auto answer = ask_daemon(invocation, flow::BeginDrill{});
  const auto* const drill = done_or_said(invocation, answer);
  if (drill == nullptr) return;
  Report report(invocation);
  const auto ticket = drill->ticket.value;
  report.add({"ticket #" + std::to_string(ticket), !drill->people.empty(),
              drill->people.empty() ? "nobody can be rung" : ""});
  report_mailboxes(invocation, report);
  auto store = open_for_reading(invocation);
  Follower follower(*drill, report);
  const auto until = Clock::now() + std::chrono::minutes{minutes};
  while (!store::read(store, [&](store::Session& session) { return follower.look(session); })) {
    if (Clock::now() > until) {
      store::read(store, [&](store::Session& session) { follower.give_up_mails(session); });
      break;
    }
    std::this_thread::sleep_for(look_every);
  }
  store::read(store, [&](store::Session& session) { follower.conclude(session); });
  report.finish(ticket);
}

}  // namespace

void add_drill(Command app, Invocation& invocation) {
  auto minutes = std::make_shared<int>(10);
  Command command =
      app.add_subcommand("drill", "ring who would be rung after four hours, and tell how each leg went");
  command.add_option("--minutes", *minutes, "how long to wait for the end").between(1, 120).shows_default();
  command.footer(
      "Opens a ticket of the desk's own, mails desk.ops, and rings each person once until somebody presses "
      "1.\n"
      "Ends with 1 if a leg failed.\n"
      "Examples:\n  ticketctl drill\n  ticketctl drill --json | jq '.legs[] | select(.ok | not)'");
  command.callback([minutes, &invocation] { drill(invocation, *minutes); });
}

}  // namespace ticketd::console
