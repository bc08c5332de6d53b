// SPDX-License-Identifier: Apache-2.0
#include "domain/fitting_commands.hpp"

#include <array>

#include "domain/workflow.hpp"

namespace ticketd::domain {
namespace {

struct StatusCommand {
  std::string_view word;
  Cause cause{};
};

constexpr std::array status_commands{
    StatusCommand{"start", Cause::Started}, StatusCommand{"wait", Cause::WaitAsked},
    StatusCommand{"resolve", Cause::ResolveAsked}, StatusCommand{"close", Cause::CloseAsked},
    StatusCommand{"reopen", Cause::ReopenAsked}};

bool is_over(Status status) {
  return status == Status::Closed || status == Status::Quarantined;
}

bool changes(const Situation& situation, Cause cause) {
  const auto after = status_after(situation.status, cause);
  if (!after) return false;
  return *after != situation.status || (begins_work(cause) && !situation.has_begun);
}

// Of two that come to the same, the one that says what happens: what stood still goes on.
bool is_better_said(Status status, Cause cause) {
  return cause == Cause::Started && status_after(status, Cause::ReopenAsked) == status_after(status, cause);
}

}  // namespace

std::vector<std::string_view> fitting_commands(const Situation& situation) {
  const Status status = situation.status;
  std::vector<std::string_view> words;
  if (!is_over(status)) {
    if (!situation.reader_is_assignee) words.push_back("take");
    words.push_back("assign");
    if (status != Status::Resolved) words.push_back("priority");
  }
  for (const auto& [word, cause] : status_commands)
    if (changes(situation, cause) && !is_better_said(status, cause)) words.push_back(word);
  // What somebody has worked on was no spam.
  if (!situation.has_begun && changes(situation, Cause::MarkedSpam)) words.push_back("spam");
  words.push_back("note");
  return words;
}

std::vector<std::string_view> commands_that_end_calls(Status status) {
  std::vector<std::string_view> words;
  for (const auto& [word, cause] : status_commands)
    if (ends_running_chain(cause) && status_after(status, cause)) words.push_back(word);
  return words;
}

}  // namespace ticketd::domain
