// SPDX-License-Identifier: Apache-2.0
#include "flow/letters/record_words.hpp"

#include <variant>

#include "domain/event_kinds.hpp"
#include "flow/letters/escalation_letters.hpp"
#include "flow/letters/words.hpp"

namespace ticketd::flow {
namespace {

namespace happened = domain::event;
using config::Phrase;

class Outside {
 public:
  explicit Outside(const config::Language& language) : language_(language) {}

  std::string operator()(const happened::Opened& /*what*/) const { return language_.say(Phrase::Received); }
  std::string operator()(const happened::AcknowledgedMail& /*what*/) const {
    return language_.say(Phrase::Confirmed);
  }
  std::string operator()(const happened::StatusChanged& what) const {
    return language_.say(Phrase::StatusBecame, {{"status", status_words(language_, what.to)}});
  }
  std::string operator()(const happened::PriorityChanged& what) const {
    return language_.say(Phrase::PriorityBecame, {{"priority", priority_words(language_, what.to)}});
  }
  std::string operator()(const happened::SubjectChanged& what) const {
    return language_.say(Phrase::SubjectBecame, {{"subject", what.subject}});
  }
  std::string operator()(const happened::Merged& what) const {
    return language_.say(Phrase::GoesOnWith, {{"ticket", "#" + std::to_string(what.ticket.value)}});
  }
  // The desk's own business.
  template <class Kind>
  std::string operator()(const Kind& /*what*/) const {
    return {};
  }

 private:
  const config::Language& language_;
};

// From before events carried anything, and of a form that nobody knows.
std::string old_words(const config::Language& language, const store::EventLine& event) {
  if (event.name == happened::Opened::name) return language.say(Phrase::Received);
  if (event.name == happened::AcknowledgedMail::name) return language.say(Phrase::Confirmed);
  const bool is_for_all = event.name == happened::StatusChanged::name ||
                          event.name == happened::PriorityChanged::name ||
                          event.name == happened::Merged::name;
  return is_for_all ? event.detail : std::string();
}

}  // namespace

std::string event_words(const config::Language& language, const store::EventLine& event) {
  return event.what ? std::visit(Outside(language), *event.what) : old_words(language, event);
}

domain::EventWords agents_event_words(const config::Language& language, const domain::TimeZone& zone) {
  return {language.events,
          [&](domain::Status status) { return status_words(language, status); },
          [&](domain::Priority priority) { return priority_words(language, priority); },
          [&](domain::CallOutcome outcome) { return outcome_words(language, outcome); },
          [&](domain::Seconds length) { return length_words(language, length); },
          [&](domain::Instant at) { return instant_words(language, zone, at); }};
}

}  // namespace ticketd::flow
