// SPDX-License-Identifier: Apache-2.0
// Every phrase that a language's words.yaml gives, outside its letters. The table in phrases.cpp is the one
// place that lists them: the files are checked against it, and the README of the templates names its keys.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace ticketd::config {

enum class Phrase {
  // moments and lengths of time
  Moment,
  Stretch,
  Hours,
  Minutes,
  // in the order of domain::Priority
  Urgent,
  High,
  Normal,
  // in the order of domain::Status
  New,
  Open,
  Waiting,
  Resolved,
  Closed,
  Quarantined,
  // a ticket's history
  Received,
  Confirmed,
  StatusBecame,
  PriorityBecame,
  SubjectBecame,
  GoesOnWith,
  // how commands are written
  AgentsName,
  // what the telephone says
  AboutOne,
  AboutMany,
  ResponseLate,
  OpenLate,
  WorkLate,
  CallCustomer,
  PressKeys,
  AnswerMail,
  ToCustomer,
  Drill,
  TestCall,
  PressToTest,
  ThankYou,
  // in the order of domain::CallOutcome
  TookIt,
  PassedOn,
  PressedNothing,
  Answered,
  Busy,
  NoAnswer,
  Unreachable,
  NoCall,
  Interrupted,
  NotPutThrough,
  Ringing
};

struct PhraseDescription {
  Phrase phrase{};
  std::string_view group;  // the map in words.yaml
  std::string_view key;    // in the group
  // What must stand in it as {name}, with blanks between. One with `count` may be a map of plural forms, in
  // each of which {count} may be missing.
  std::string_view placeholders;
  std::string_view meaning;
};

// In the order of the enum; those of a group stand together.
[[nodiscard]] std::span<const PhraseDescription> phrases();

[[nodiscard]] std::vector<std::string_view> placeholders_of(const PhraseDescription& description);

}  // namespace ticketd::config
