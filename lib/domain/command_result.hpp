// SPDX-License-Identifier: Apache-2.0
// What became of a command, or of what came with it, as a kind and the names in it: to be worded in the
// language of whoever reads it, in English for the history, the log and ticketctl.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/ticket.hpp"
#include "domain/wording.hpp"

namespace ticketd::domain {

enum class ResultKind {
  Possible,
  WordsWentTo,
  Assigned,
  AssignedAlready,
  NoSuchAgent,
  PrioritySet,
  PriorityAlready,
  Started,
  Waiting,
  Resolved,
  Closed,
  Reopened,
  Spam,
  Unchanged,
  Impossible,
  SpamTellsNobody,
  KeptInternal,
  WholeMailInternal,
  NoteOrReply,
  WordsToRequester,
  Joined,
  TakesPartAlready,
  NoAddress,
  OwnAddress,
  Left,
  TakesNoPart,
  SubjectSet,
  TimeNoted,
  Merged,
  MergedAlready,
  MergedAway,
  MergeItself,
  NoSuchTicket,
  MergeQuarantined,
  MergeMerged,
  IsQuarantined,
  Moved,
  MovedAlready,
  NoSuchQueue,
  RecordEnclosed,
  SeeBelow,
  NoMailHeld,
  MailsPassedOn,
  SendElsewhere,
  BlankBehindSlash,
  NoSuchCommand,
  WrittenSo,
  OtherSlash,
  SentTo,
  DoneAsSaid,
  NothingReturned,
  SentAlready,
  OnlyReturned,
  TooOld,
  MailWentAlong,
  FileTooLarge,
  FileShowsIds,
  FilesUnproven,
  OnlyReturnedMeant,
  AddressDead,
  YourWords,
  YourMail,
  YourFile,
  OurMail,
  ItsFiles,
  ItsFile,
  InWords  // somebody's own words
};

// Under `results` in a language's words, with {name}, {others} and {status}. In the order of the enum, all
// but InWords.
[[nodiscard]] std::span<const Wording<ResultKind>> result_texts();

struct CommandResult {
  ResultKind kind{};
  std::string name{};              // whom or what it is about; of InWords: the words
  std::string others{};            // which there are
  std::optional<Status> status{};  // the ticket's
};

// In English.
[[nodiscard]] std::string described(const CommandResult& result);

}  // namespace ticketd::domain
