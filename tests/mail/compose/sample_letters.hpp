// SPDX-License-Identifier: Apache-2.0
// One letter of each kind with every field that it can have: what the tests of the shipped templates print.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "mail/compose/templates.hpp"

namespace ticketd::mail {

inline Fields sample_file(std::string name, std::string size) {
  return Fields().set("name", std::move(name)).set("size", std::move(size));
}

inline Fields sample_try(std::string at, std::string person, std::string outcome) {
  return Fields()
      .set("at", std::move(at))
      .set("person", std::move(person))
      .set("outcome", std::move(outcome));
}

inline Fields sample_common() {
  Fields fields;
  const std::vector<std::pair<std::string, std::string>> lines{
      {"number", "1042"},
      {"desk", "Acme Support"},
      {"subject", "Printer on fire"},
      {"requester", "Eva Berg"},
      {"agent", "Anna"},
      {"assignee", "Anna"},
      {"from", "Eva Berg <eva@volvo.example>"},
      {"customer", "Volvo"},
      {"contact", "Eva Berg, +46 31 000001"},
      {"contract", "gold"},
      {"priority", "2 (high)"},
      {"asked", "1 (urgent)"},
      {"before", "3 (normal)"},
      {"work_begins", "Tuesday 24 November, 10:00"},
      {"receipt", "2 h today, 2 h Tuesday"},
      {"approve_by", "Friday 27 November, 12:00"},
      {"reopen_until", "Tuesday 22 December"},
      {"history", "It burns.\n\nPlease help."},
      {"into", "1040"},
      {"at", "09:30"},
      {"since", "Monday 23 November, 09:15"},
      {"until", "Monday 23 November, 09:50"},
      {"what", "no mail gets out"},
      {"advice", "the relay mail.acme.example"},
      {"words", "550 5.1.1 no such user"},
      {"recipient", "eva@volvo.example"},
      {"share", "75 %"},
      {"due", "Monday 23 November, 12:00"},
      {"next", "Bo's phone rings at 12:15"},
      {"round", "1"},
      {"new_priority", "2 (high)"},
      {"commands", "/take, /assign NAME, /start, /note"}};
  for (const auto& [name, value] : lines) fields.set(name, value);
  return fields;
}

inline Fields sample_record() {
  return sample_common()
      .set("status", "open")
      .set("opened", "Monday 23 November, 09:00")
      .set("first_response", "35 min")
      .set("resolved_after", "3 h")
      .set("time_spent", "1 h 30 min")
      .list("entries",
            {Fields()
                 .set("at", "23 November, 09:00")
                 .set("who", "Eva Berg")
                 .set("what", "wrote")
                 .set("text", "It burns.\n/close"),
             Fields().set("at", "23 November, 09:35").set("who", "Anna").set("what", "began work")});
}

inline Fields sample_results() {
  return sample_common()
      .flag("help")
      .flag("nothing_done")
      .set("text", "We are on it.\n\nAnna")
      .list("results", {Fields().set("command", "/take").set("done", "Anna has it"),
                        Fields()
                            .set("command", "/clsoe")
                            .set("refused", "there is no such command")
                            .set("nearest", "/close")});
}

inline Fields sample_fields(LetterKind letter) {
  Fields fields = sample_common();
  fields.set("text", "It burns.\n\nPlease help.")
      .list("attachments",
            {sample_file("photo.jpg", "120 kB"), sample_file("film.mp4", "80 MB").flag("left_out")})
      .list("tried", {sample_try("09:30", "Anna", "no answer"), sample_try("09:32", "Bo", "busy")});
  switch (letter) {
    case LetterKind::AgentReply: return fields.flag("resolved");
    case LetterKind::Closed: return fields.flag("silent");
    case LetterKind::CustomerReply: return fields.set("reopens", "Monday 23 November, 10:30");
    case LetterKind::NewTicket: return fields.set("by", "Bo").set("handover", "Anna, can you take this?\nBo");
    case LetterKind::Record: return sample_record();
    case LetterKind::CommandResults: return sample_results();
    case LetterKind::RefusalDigest:
      return fields.list("refusals", {Fields()
                                          .set("number", "1042")
                                          .set("at", "09:30")
                                          .set("what", "/close")
                                          .set("why", "it answers no mail that we sent to you")});
    case LetterKind::NotSent: return fields.set("why", "no proof").flag("can_send").flag("files_stay");
    case LetterKind::NewTicketsDigest:
      return fields.set("count", "52")
          .set("more", "51")
          .list("tickets", {sample_common().set("why", "List-Id: <news.elsewhere.example>")});
    case LetterKind::BounceNote: return fields.set("status", "5.1.1");
    case LetterKind::LoopStopped:
      return fields.list(
          "mails", {Fields().set("from", "Eva Berg <eva@volvo.example>").set("text", "We have your mail."),
                    Fields().set("from", "Anna <anna@acme.example>").set("text", "I am away.\n/close")});
    case LetterKind::EscalationNotice: return fields.flag("response");
    case LetterKind::PhoneRings:
      return fields.flag("response")
          .list("earlier", {Fields()
                                .set("at", "Monday 23 November, 09:00")
                                .set("who", "eva@volvo.example")
                                .set("text", "It smells.\n/close"),
                            Fields()
                                .set("at", "Monday 23 November, 09:05")
                                .set("who", "support@acme.example")
                                .set("text", "Of what?")});
    case LetterKind::EscalationNotices:
      return fields.set("count", "52")
          .set("more", "50")
          .list("tickets", {sample_common().set("share", "100 %").flag("overdue").flag("response"),
                            sample_common().set("number", "1043").set("subject", "").flag("open")});
    case LetterKind::NobodyAnsweredMany:
      return fields.set("count", "52")
          .set("more", "50")
          .list("tickets", {sample_common(), sample_common().set("number", "1043").set("next", "")});
    case LetterKind::PhoneDown:
      return fields.set("waiting", "2")
          .list("gateways", {Fields().set("outcome", "sip: 503 Service Unavailable")});
    default: return fields;
  }
}

}  // namespace ticketd::mail
