// SPDX-License-Identifier: Apache-2.0
#include "domain/command_result.hpp"

#include <array>
#include <cstddef>

#include "text/placeholders.hpp"

namespace ticketd::domain {
namespace {

using enum ResultKind;
using ResultText = Wording<ResultKind>;

constexpr std::array results_by_number{
    ResultText{Possible, "possible", "possible, but not done"},
    ResultText{WordsWentTo, "words_went_to",
               "they went to {name} and not to the requester; with the command /reply they would"},
    ResultText{Assigned, "assigned", "assigned to {name}"},
    ResultText{AssignedAlready, "assigned_already", "it is assigned to {name} already"},
    ResultText{NoSuchAgent, "no_such_agent", "there is no agent {name}; there are: {others}"},
    ResultText{PrioritySet, "priority_set", "the priority is {name}"},
    ResultText{PriorityAlready, "priority_already", "the priority is {name} already"},
    ResultText{Started, "started", "work started"},
    ResultText{Waiting, "waiting", "waiting for the requester"},
    ResultText{Resolved, "resolved", "resolved"},
    ResultText{Closed, "closed", "closed"},
    ResultText{Reopened, "reopened", "reopened"},
    ResultText{Spam, "spam", "marked as spam"},
    ResultText{Unchanged, "unchanged", "it is {status} already: nothing changed"},
    ResultText{Impossible, "impossible", "it is {status}"},
    ResultText{SpamTellsNobody, "spam_tells_nobody", "nobody is told of spam, and /reply sends words"},
    ResultText{KeptInternal, "kept_internal", "kept internal"},
    ResultText{WholeMailInternal, "whole_mail_internal",
               "kept internal, all words of the mail: nothing was sent to the requester"},
    ResultText{NoteOrReply, "note_or_reply", "a note goes to nobody outside, and /reply sends it"},
    ResultText{WordsToRequester, "words_to_requester", "your words go to the requester"},
    ResultText{Joined, "joined", "{name} takes part"},
    ResultText{TakesPartAlready, "takes_part_already", "{name} already takes part"},
    ResultText{NoAddress, "no_address", "mail cannot be sent to that address"},
    ResultText{OwnAddress, "own_address", "that is an address of the desk itself"},
    ResultText{Left, "left", "{name} no longer takes part"},
    ResultText{TakesNoPart, "takes_no_part", "{name} does not take part"},
    ResultText{SubjectSet, "subject_set", "the subject is: {name}"},
    ResultText{TimeNoted, "time_noted", "noted {name}"},
    ResultText{Merged, "merged", "goes on as {name}"},
    ResultText{MergedAlready, "merged_already", "it goes on as {name} already"},
    ResultText{MergedAway, "merged_away", "it goes on as {name}"},
    ResultText{MergeItself, "merge_itself", "that is this ticket itself"},
    ResultText{NoSuchTicket, "no_such_ticket", "there is no ticket {name}"},
    ResultText{MergeQuarantined, "merge_quarantined", "{name} is a quarantined mail"},
    ResultText{MergeMerged, "merge_merged", "{name} was merged into another one itself"},
    ResultText{IsQuarantined, "is_quarantined", "it is quarantined"},
    ResultText{Moved, "moved", "moved to {name}"},
    ResultText{MovedAlready, "moved_already", "it is in {name} already"},
    ResultText{NoSuchQueue, "no_such_queue", "there is no queue {name}; there are: {others}"},
    ResultText{RecordEnclosed, "record_enclosed", "the record is enclosed"},
    ResultText{SeeBelow, "see_below", "see below"},
    ResultText{NoMailHeld, "no_mail_held", "no mail was held: nothing changed"},
    ResultText{MailsPassedOn, "mails_passed_on", "mails are passed on again"},
    ResultText{SendElsewhere, "send_elsewhere",
               "it sends a mail that we returned as not sent, in an answer to that very mail"},
    ResultText{BlankBehindSlash, "blank_behind_slash", "a blank stands behind the slash"},
    ResultText{NoSuchCommand, "no_such_command", "there is no such command"},
    ResultText{WrittenSo, "written_so", "it is written {name}"},
    ResultText{OtherSlash, "other_slash", "this is not the plain slash"},
    ResultText{SentTo, "sent_to", "sent to {name}"},
    ResultText{DoneAsSaid, "done_as_said", "done as its commands say"},
    ResultText{NothingReturned, "nothing_returned", "it answers no mail that we returned to you as not sent"},
    ResultText{SentAlready, "sent_already", "the mail was sent already"},
    ResultText{OnlyReturned, "only_returned", "that mail cannot be sent; write what it said in your answer"},
    ResultText{TooOld, "too_old", "the mail is older than a week; write what it said in your answer"},
    ResultText{MailWentAlong, "mail_went_along",
               "it went to {name} as well; from now on please answer this mail instead of earlier ones"},
    ResultText{FileTooLarge, "file_too_large", "{name} is too large and was not sent"},
    ResultText{FileShowsIds, "file_shows_ids", "{name} shows ids of our mails to you and was not sent"},
    ResultText{FilesUnproven, "files_unproven", "not sent: they came in a mail without proof"},
    ResultText{OnlyReturnedMeant, "only_returned_meant", "only the returned mail was meant by /send"},
    ResultText{AddressDead, "address_dead", "{name} was sent nothing: an earlier mail came back"},
    ResultText{YourWords, "your_words", "(your words)"},
    ResultText{YourMail, "your_mail", "(your mail)"},
    ResultText{YourFile, "your_file", "(your file)"},
    ResultText{OurMail, "our_mail", "(our mail)"},
    ResultText{ItsFiles, "its_files", "(its files)"},
    ResultText{ItsFile, "its_file", "(its file)"},
};

static_assert(is_in_order(results_by_number));
static_assert(results_by_number.size() == static_cast<std::size_t>(InWords));

}  // namespace

std::span<const Wording<ResultKind>> result_texts() {
  return results_by_number;
}

std::string described(const CommandResult& result) {
  if (result.kind == InWords) return result.name;
  const std::array values{
      text::NamedValue{"name", result.name}, text::NamedValue{"others", result.others},
      text::NamedValue{"status", std::string(name_of(result.status.value_or(Status::New)))}};
  return text::filled(results_by_number.at(static_cast<std::size_t>(result.kind)).english, values);
}

}  // namespace ticketd::domain
