// SPDX-License-Identifier: Apache-2.0
#include "domain/action_plan.hpp"

#include <algorithm>
#include <variant>

#include "domain/address.hpp"
#include "domain/change_status.hpp"
#include "domain/describe_event.hpp"
#include "text/trim.hpp"

namespace ticketd::domain {
namespace {

std::string number_words(TicketNumber number) {
  return "#" + std::to_string(number.value);
}

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// People type names as they like.
std::optional<std::string> found_in(const std::vector<std::string>& names, std::string_view name) {
  for (const auto& each : names)
    if (folded(each) == folded(name)) return each;
  return std::nullopt;
}

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

ResultKind result_of(Cause cause) {
  switch (cause) {
    case Cause::Started: return ResultKind::Started;
    case Cause::WaitAsked: return ResultKind::Waiting;
    case Cause::ResolveAsked: return ResultKind::Resolved;
    case Cause::CloseAsked: return ResultKind::Closed;
    case Cause::ReopenAsked: return ResultKind::Reopened;
    case Cause::MarkedSpam: return ResultKind::Spam;
    default: return ResultKind::DoneAsSaid;
  }
}

class Planner {
 public:
  Planner(const ActionFacts& facts, Instant now) : facts_(facts), now_(now) { plan_.ticket = facts.ticket; }

  ActionPlan plan(const WrittenCommands& written) && {
    for (const CommandLine& line : written.lines) read(line);
    if (plan_.is_refused) return refused();
    if (plan_.keeps_internal) note(event::Noted{event::Noted::Kind::Internal});
    if (!handed_to_.empty() && !says_reply_)
      hand_over(written.text);
    else if (!plan_.keeps_internal)
      answer(written.text);
    return std::move(plan_);
  }

 private:
  void read(const CommandLine& line) {
    outcome_ = {.command = line.as_written};
    is_below_text_ = line.is_below_text;
    if (const auto* const unknown = std::get_if<NotUnderstood>(&line.meaning)) {
      outcome_.nearest = unknown->nearest;
      refuse(unknown->why);
    } else {
      std::visit([this](const auto& command) { apply(command); }, std::get<Command>(line.meaning));
    }
    plan_.outcomes.push_back(std::move(outcome_));
  }

  // What would have been done is not: all of a mail's commands or none.
  ActionPlan refused() {
    ActionPlan nothing;
    nothing.outcomes = std::move(plan_.outcomes);
    for (auto& outcome : nothing.outcomes)
      if (!outcome.refused) outcome.done = CommandResult{ResultKind::Possible};
    nothing.is_refused = true;
    nothing.ticket = facts_.ticket;
    for (const auto& outcome : nothing.outcomes)
      if (outcome.refused)
        nothing.events.push_back(
            {now_, facts_.actor, event::CommandRefused{subject_of(outcome), described(*outcome.refused)}});
    return nothing;
  }

  // Words beside /assign are for whom it names.
  void hand_over(const std::string& text) {
    if (text::is_only_blank(text)) return;
    plan_.handover = text;
    if (!plan_.keeps_internal) note(event::Noted{event::Noted::Kind::Handover, handed_to_});
    plan_.outcomes.push_back(
        {.command = ResultKind::YourWords, .done = CommandResult{ResultKind::WordsWentTo, handed_to_}});
  }

  void answer(const std::string& text) {
    if (text::is_only_blank(text)) return;
    plan_.text = text;
    note(event::Replied{});
    begin_work(plan_.ticket, now_);
    plan_.ends_calls = true;
    if (!plan_.cause) turn(Cause::AgentReplied);
    if (plan_.ticket.assignee.empty() && holds(facts_.agents, facts_.actor)) assign(facts_.actor);
  }

  void apply(const command::Take& /*command*/) { give_to(facts_.actor); }
  void apply(const command::Assign& command) { give_to(command.agent); }

  void give_to(const std::string& name) {
    const auto agent = found_in(facts_.agents, name);
    if (!agent) return refuse({ResultKind::NoSuchAgent, name, listed(facts_.agents)});
    handed_to_ = *agent == facts_.actor ? std::string() : *agent;
    if (plan_.ticket.assignee == *agent) return done({ResultKind::AssignedAlready, *agent});
    assign(*agent);
    done({ResultKind::Assigned, *agent});
  }

  void apply(const command::SetPriority& command) {
    const auto before = plan_.ticket.priority;
    const auto word = std::to_string(static_cast<int>(command.priority));
    if (before == command.priority) return done({ResultKind::PriorityAlready, word});
    if (!plan_.priority_before) plan_.priority_before = before;
    plan_.ticket.priority = command.priority;
    note(event::PriorityChanged{before, command.priority});
    done({ResultKind::PrioritySet, word});
  }

  void apply(const command::Start& /*command*/) { change(Cause::Started); }
  void apply(const command::Wait& /*command*/) { change(Cause::WaitAsked); }
  void apply(const command::Resolve& /*command*/) { change(Cause::ResolveAsked); }
  void apply(const command::Close& /*command*/) { change(Cause::CloseAsked); }
  void apply(const command::Reopen& /*command*/) { change(Cause::ReopenAsked); }
  // Nobody is told of it, so words beside it are for agents.
  void apply(const command::Spam& /*command*/) {
    if (says_reply_) return refuse({ResultKind::SpamTellsNobody});
    plan_.keeps_internal = true;
    change(Cause::MarkedSpam);
  }

  void change(Cause cause) {
    const Status before = plan_.ticket.status;
    const auto after = status_after(before, cause);
    if (plan_.merge_into) return refuse({ResultKind::MergedAway, number_words(*plan_.merge_into)});
    if (!after && cause == Cause::ReopenAsked) return done({ResultKind::Unchanged, {}, {}, before});
    if (!after) return refuse({ResultKind::Impossible, {}, {}, before});
    plan_.ends_calls = plan_.ends_calls || ends_running_chain(cause);
    const bool begins = begins_work(cause) && !plan_.ticket.work_began;
    if (*after == before && !begins) return done({ResultKind::Unchanged, {}, {}, before});
    plan_.cause = cause;
    turn(cause);
    done({result_of(cause)});
  }

  void apply(const command::Note& /*command*/) {
    if (says_reply_) return refuse({ResultKind::NoteOrReply});
    plan_.keeps_internal = true;
    done({is_below_text_ ? ResultKind::WholeMailInternal : ResultKind::KeptInternal});
  }

  void apply(const command::Reply& /*command*/) {
    if (plan_.keeps_internal) return refuse({ResultKind::NoteOrReply});
    says_reply_ = true;
    done({ResultKind::WordsToRequester});
  }

  void apply(const command::AddCc& command) {
    if (holds(facts_.participants, command.address) || holds(plan_.added, command.address))
      return done({ResultKind::TakesPartAlready, command.address});
    if (!can_be_answered(command.address)) return refuse({ResultKind::NoAddress});
    if (holds(facts_.own_addresses, command.address)) return refuse({ResultKind::OwnAddress});
    plan_.added.push_back(command.address);
    note(event::ParticipantAdded{command.address});
    done({ResultKind::Joined, command.address});
  }

  void apply(const command::RemoveCc& command) {
    if (!holds(facts_.participants, command.address))
      return refuse({ResultKind::TakesNoPart, command.address});
    plan_.removed.push_back(command.address);
    note(event::ParticipantRemoved{command.address});
    done({ResultKind::Left, command.address});
  }

  void apply(const command::SetSubject& command) {
    plan_.ticket.subject = command.subject;
    note(event::SubjectChanged{command.subject});
    done({ResultKind::SubjectSet, command.subject});
  }

  void apply(const command::AddTime& command) {
    const event::TimeSpent time{facts_.actor, command.spent, command.activity, command.text};
    plan_.ticket.time_spent += command.spent;
    note(time);
    done({ResultKind::TimeNoted, describe(time)});
  }

  void apply(const command::Merge& command) {
    const auto& targets = facts_.merge_targets;
    const auto found = std::find_if(targets.begin(), targets.end(),
                                    [&](const MergeTarget& each) { return each.number == command.into; });
    const std::string words = number_words(command.into);
    if (plan_.merge_into == command.into) return done({ResultKind::MergedAlready, words});
    if (plan_.merge_into) return refuse({ResultKind::MergedAway, number_words(*plan_.merge_into)});
    if (command.into == facts_.ticket.number) return refuse({ResultKind::MergeItself});
    if (found == targets.end()) return refuse({ResultKind::NoSuchTicket, words});
    if (found->status == Status::Quarantined) return refuse({ResultKind::MergeQuarantined, words});
    if (found->is_merged_away) return refuse({ResultKind::MergeMerged, words});
    if (!status_after(plan_.ticket.status, Cause::MergedAway)) return refuse({ResultKind::IsQuarantined});
    plan_.merge_into = command.into;
    plan_.ticket.merged_into = command.into;
    plan_.cause = Cause::MergedAway;
    turn(Cause::MergedAway);
    note(event::Merged{event::Merged::Way::Into, command.into});
    done({ResultKind::Merged, words});
  }

  void apply(const command::Move& command) {
    const auto queue = found_in(facts_.queues, command.queue);
    if (!queue) return refuse({ResultKind::NoSuchQueue, command.queue, listed(facts_.queues)});
    if (*queue == facts_.queue) return done({ResultKind::MovedAlready, *queue});
    plan_.move_to = *queue;
    note(event::Moved{facts_.queue, *queue});
    done({ResultKind::Moved, *queue});
  }

  void apply(const command::History& /*command*/) {
    plan_.wants_history = true;
    done({ResultKind::RecordEnclosed});
  }

  void apply(const command::Help& /*command*/) {
    plan_.wants_help = true;
    done({ResultKind::SeeBelow});
  }

  void apply(const command::Continue& /*command*/) {
    if (!facts_.is_loop_stopped) return done({ResultKind::NoMailHeld});
    plan_.ends_loop = true;
    note(event::MailLoopEnded{});
    done({ResultKind::MailsPassedOn});
  }

  // An answer to such a mail has been read as what it held before it is planned.
  void apply(const command::Send& /*command*/) { refuse({ResultKind::SendElsewhere}); }

  void assign(const std::string& agent) {
    note(event::Assigned{agent});
    plan_.ticket.assignee = agent;
  }

  void turn(Cause cause) {
    if (const auto changed = change_status(plan_.ticket, cause, now_)) note(*changed);
  }

  void note(EventKind what) { plan_.events.push_back({now_, facts_.actor, std::move(what)}); }
  void done(CommandResult result) { outcome_.done = std::move(result); }
  void refuse(CommandResult why) {
    outcome_.refused = std::move(why);
    plan_.is_refused = true;
  }

  const ActionFacts& facts_;
  Instant now_;
  bool is_below_text_ = false;  // the line that is read
  bool says_reply_ = false;
  std::string handed_to_;  // the other agent named last
  ActionPlan plan_;
  CommandOutcome outcome_;
};

}  // namespace

std::string subject_of(const CommandOutcome& outcome) {
  const auto* const written = std::get_if<std::string>(&outcome.command);
  return written != nullptr ? *written : described({std::get<ResultKind>(outcome.command)});
}

ActionPlan plan_action(const ActionFacts& facts, const WrittenCommands& written, Instant now) {
  return Planner(facts, now).plan(written);
}

}  // namespace ticketd::domain
