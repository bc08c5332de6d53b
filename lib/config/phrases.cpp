// SPDX-License-Identifier: Apache-2.0
#include "config/phrases.hpp"

#include <algorithm>
#include <array>

namespace ticketd::config {
namespace {

using enum Phrase;

constexpr std::array table{
    PhraseDescription{Moment, "dates", "moment", "day clock zone", "an instant on the wall clock of a zone"},
    PhraseDescription{Stretch, "dates", "stretch", "length day opens closes",
                      "working time counted within opening hours"},
    PhraseDescription{Hours, "dates", "hours", "count", "a length of time, in short"},
    PhraseDescription{Minutes, "dates", "minutes", "count", "the same"},

    PhraseDescription{Urgent, "priorities", "1", "", "work begins at once"},
    PhraseDescription{High, "priorities", "2", "", "before others"},
    PhraseDescription{Normal, "priorities", "3", "", "in turn"},

    PhraseDescription{New, "statuses", "new", "", "nobody has begun"},
    PhraseDescription{Open, "statuses", "open", "", "somebody works on it"},
    PhraseDescription{Waiting, "statuses", "waiting", "", "the requester was asked something"},
    PhraseDescription{Resolved, "statuses", "resolved", "", "the requester was asked whether it is over"},
    PhraseDescription{Closed, "statuses", "closed", "", "over"},
    PhraseDescription{Quarantined, "statuses", "quarantined", "", "a mail that people look at first"},

    PhraseDescription{Received, "history", "received", "", "the first mail came"},
    PhraseDescription{Confirmed, "history", "confirmed", "", "its receipt was confirmed"},
    PhraseDescription{StatusBecame, "history", "status", "status", "the status changed"},
    PhraseDescription{PriorityBecame, "history", "priority", "priority", "the priority changed"},
    PhraseDescription{SubjectBecame, "history", "subject", "subject", "the subject changed"},
    PhraseDescription{GoesOnWith, "history", "merged", "ticket", "merged with another ticket"},

    PhraseDescription{AgentsName, "commands", "name", "", "stands for an agent's name behind /assign"},

    PhraseDescription{AboutOne, "calls", "one", "desk ticket from subject", "one ticket needs somebody"},
    PhraseDescription{AboutMany, "calls", "many", "count desk ticket from subject",
                      "several do; the first is named"},
    PhraseDescription{ResponseLate, "calls", "response_late", "", "work should have begun"},
    PhraseDescription{OpenLate, "calls", "open_late", "", "it should be resolved"},
    PhraseDescription{WorkLate, "calls", "work_late", "", "work goes on for long"},
    PhraseDescription{CallCustomer, "calls", "call_customer", "contact phone", "whom to talk to about it"},
    PhraseDescription{PressKeys, "calls", "keys", "key", "what to press: {key} to take it, 2 to pass it on"},
    PhraseDescription{AnswerMail, "calls", "no_keys", "", "where no key is heard: the mail takes it"},
    PhraseDescription{ToCustomer, "calls", "customer", "desk ticket subject", "to a customer: we work on it"},
    PhraseDescription{Drill, "calls", "drill", "", "this is a drill"},
    PhraseDescription{TestCall, "calls", "test", "desk", "this only tries the telephone"},
    PhraseDescription{PressToTest, "calls", "test_key", "key", "what to press then"},
    PhraseDescription{ThankYou, "calls", "thanks", "", "for a pressed key"},

    PhraseDescription{TookIt, "outcomes", "took_it", "", "pressed 1, or the digits in its place"},
    PhraseDescription{PassedOn, "outcomes", "passed_on", "", "pressed 2"},
    PhraseDescription{PressedNothing, "outcomes", "pressed_nothing", "", "answered and pressed no key"},
    PhraseDescription{Answered, "outcomes", "answered", "", "answered where no key is heard"},
    PhraseDescription{Busy, "outcomes", "busy", "", "spoke with somebody else"},
    PhraseDescription{NoAnswer, "outcomes", "no_answer", "", "did not answer"},
    PhraseDescription{Unreachable, "outcomes", "unreachable", "", "no such number"},
    PhraseDescription{NoCall, "outcomes", "no_call", "", "the gateway failed"},
    PhraseDescription{Interrupted, "outcomes", "interrupted", "", "we ended the call"},
    PhraseDescription{NotPutThrough, "outcomes", "not_put_through", "", "the network refused the call"},
    PhraseDescription{Ringing, "outcomes", "ringing", "", "the call is on"},
};

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < table.size(); ++i)
    if (static_cast<std::size_t>(table[i].phrase) != i) return false;
  return true;
}
static_assert(is_in_order());

}  // namespace

std::span<const PhraseDescription> phrases() {
  return table;
}

std::vector<std::string_view> placeholders_of(const PhraseDescription& description) {
  std::vector<std::string_view> names;
  for (std::string_view rest = description.placeholders; !rest.empty();) {
    const auto end = std::min(rest.find(' '), rest.size());
    names.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return names;
}

}  // namespace ticketd::config
