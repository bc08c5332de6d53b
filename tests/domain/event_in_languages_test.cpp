// SPDX-License-Identifier: Apache-2.0
// What happened, as the shipped languages say it.
#include <algorithm>
#include <array>

#include <doctest/doctest.h>

#include "config/shipped_languages.hpp"
#include "domain/describe_event.hpp"
#include "domain/event_words.hpp"
#include "domain/sample_events.hpp"

namespace ticketd::domain {
namespace {

const config::Languages& languages() {
  return config::shipped_languages();
}

// Nested values as marks, so that what is left are the language's own words.
EventWords words_of(const config::Language& language) {
  return {language.events,
          [](Status) { return "STATUS"; },
          [](Priority) { return "PRIORITY"; },
          [](CallOutcome) { return "OUTCOME"; },
          [](Seconds) { return "LENGTH"; },
          [](Instant) { return "MOMENT"; }};
}

// What the language writes as English does.
bool is_alike(std::string_view language, std::string_view key) {
  constexpr std::array scandinavian{std::string_view("status_changed")};
  return language != "de" && language != "fi" &&
         std::find(scandinavian.begin(), scandinavian.end(), key) != scandinavian.end();
}

std::string said(std::string_view language, const EventKind& what) {
  return describe(what, words_of(languages().in(language)));
}

}  // namespace

TEST_CASE("every kind of event has a sentence without a placeholder left in each language") {
  for (const auto& language : languages().all())
    for (const auto& sample : sample_events()) {
      const auto words = describe(sample.what, words_of(language));
      CAPTURE(language.code);
      CAPTURE(sample.name);
      CHECK_FALSE(words.empty());
      CHECK(words.find_first_of("{}\n") == std::string::npos);
    }
}

TEST_CASE("no other language tells an event in English") {
  const auto& english = languages().in("en");
  for (const auto& language : languages().all()) {
    REQUIRE(language.events.size() == event_texts().size());
    if (language.code == "en") continue;
    for (const auto& text : event_texts()) {
      const auto at = static_cast<std::size_t>(text.kind);
      CAPTURE(language.code);
      CAPTURE(std::string(text.key));
      CHECK((language.events.at(at) == english.events.at(at)) == is_alike(language.code, text.key));
    }
  }
}

TEST_CASE("verdicts and causes are named beside an event as everywhere") {
  const auto texts = event_texts();
  const auto english = [&](EventText first, std::size_t steps) {
    return texts[static_cast<std::size_t>(first) + steps].english;
  };
  for (std::size_t i = 0; i < 9; ++i)
    CHECK(english(EventText::VerdictRequest, i) == name_of(static_cast<Verdict>(i)));
  for (std::size_t i = 0; i < 16; ++i)
    CHECK(english(EventText::CauseAgentReplied, i) == name_of(static_cast<Cause>(i)));
  CHECK(static_cast<std::size_t>(EventText::CauseReplayed) + 1 == texts.size());
}

TEST_CASE("an event says what it is without its name, with all that is known of it") {
  using namespace event;
  const Assigned nobody;
  const StatusChanged closed{Status::Open, Status::Closed, Cause::ApprovalTimeOver};
  const TimeSpent call{"anna", Seconds{5400}, command::Activity::Phone, "with Eva"};
  const Bounced back{"eva@x.example", Bounced::Delivery::EndsSending, "eva@y.example", "5.1.1", "no user"};
  const Escalated mailed{
      "response 50%", Escalated::As::MailInsteadOfCall, {}, {"a@x.example", "b@x.example"}};
  const EscalationStopped stopped{EscalationStopped::Why::StatusChanged, Cause::ResolveAsked};
  const struct {
    const char* language;
    EventKind what;
    const char* words;
  } table[] = {
      {"en", nobody, "assigned to nobody"},
      {"en", closed, "status: STATUS -> STATUS (no answer within the time for approval)"},
      {"sv", Opened{"a person's mail", Verdict::Request}, "öppnat: förfrågan (a person's mail)"},
      {"sv", back,
       "mejlet till eva@x.example kom inte fram: inget mer skickas dit, vidarebefordrat till eva@y.example; "
       "5.1.1: no user"},
      {"da", Moved{"support", "sales"}, "kø: support -> sales"},
      {"da", stopped, "eskaleringen stoppet: løst"},
      {"de", mailed, "stattdessen per E-Mail eskaliert: response 50%; E-Mail an a@x.example, b@x.example"},
      {"de", CallEnded{"anna", CallOutcome::Busy, "486"}, "Anruf bei anna: OUTCOME (486)"},
      {"fi", call, "käytetty aika: LENGTH puhelimessa: with Eva"},
      {"fi", PriorityChanged{Priority::Normal, Priority::High}, "prioriteetti: PRIORITY -> PRIORITY"},
      {"no", TargetMoved{}, "arbeidet begynner senest MOMENT i stedet for MOMENT"},
      {"no", Merged{Merged::Way::Into, TicketNumber{4}}, "fortsetter som #4"},
  };
  for (const auto& row : table) CHECK(said(row.language, row.what) == row.words);
}

TEST_CASE("a brace in what somebody wrote is no placeholder") {
  CHECK(said("en", event::CommandRefused{"/x {reason}", "no {command}"}) ==
        "/x {reason} refused: no {command}");
}

}  // namespace ticketd::domain
