// SPDX-License-Identifier: Apache-2.0
#include "flow/record_words.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "domain/event.hpp"
#include "flow/words.hpp"

namespace ticketd::flow {
namespace {

struct Words {
  std::string_view language;
  std::array<std::string_view, 6> statuses;  // in the order of domain::Status
  std::string_view opened;
  std::string_view acknowledged;
  std::string_view status;
  std::string_view priority;
  std::string_view subject;
  std::string_view merged;
};

constexpr std::array<Words, 4> languages{
    {{"en",
      {"new", "open", "waiting for an answer", "resolved", "closed", "set aside"},
      "received",
      "confirmed",
      "status",
      "priority",
      "subject",
      "goes on together with"},
     {"sv",
      {"nytt", "öppet", "väntar på svar", "löst", "stängt", "undanlagt"},
      "mottaget",
      "bekräftat",
      "status",
      "prioritet",
      "ämne",
      "fortsätter tillsammans med"},
     {"da",
      {"ny", "åben", "venter på svar", "løst", "lukket", "lagt til side"},
      "modtaget",
      "bekræftet",
      "status",
      "prioritet",
      "emne",
      "fortsætter sammen med"},
     {"de",
      {"neu", "offen", "wartet auf Antwort", "gelöst", "geschlossen", "beiseitegelegt"},
      "eingegangen",
      "bestätigt",
      "Status",
      "Priorität",
      "Betreff",
      "geht weiter zusammen mit"}}};

const Words& words_of(std::string_view language) {
  const auto* const found = std::find_if(languages.begin(), languages.end(), [&](const Words& words) {
    return words.language == language.substr(0, 2);
  });
  return found == languages.end() ? languages.front() : *found;
}

// "new -> open: work started"
std::string_view behind_arrow(std::string_view detail) {
  const auto arrow = detail.find(" -> ");
  if (arrow == std::string_view::npos) return {};
  const auto begin = arrow + 4;
  return detail.substr(begin, std::min(detail.find(':', begin), detail.size()) - begin);
}

std::string new_status(std::string_view language, std::string_view name) {
  using domain::Status;
  for (const Status status :
       {Status::New, Status::Open, Status::Waiting, Status::Resolved, Status::Closed, Status::Quarantined})
    if (domain::name_of(status) == name) return status_words(language, status);
  return std::string(name);
}

std::string new_priority(std::string_view language, std::string_view number) {
  if (number.size() != 1 || number[0] < '1' || number[0] > '3') return std::string(number);
  return priority_words(language, static_cast<domain::Priority>(number[0] - '0'));
}

std::string number_in(std::string_view detail) {
  const auto begin = detail.find('#');
  if (begin == std::string_view::npos) return {};
  return std::string(detail.substr(begin, detail.find_first_not_of("0123456789", begin + 1) - begin));
}

}  // namespace

std::string status_words(std::string_view language, domain::Status status) {
  return std::string(words_of(language).statuses.at(static_cast<std::size_t>(status)));
}

std::string event_words(std::string_view language, const store::EventLine& event) {
  namespace name = domain::event_name;
  const Words& words = words_of(language);
  const auto said = [](std::string_view what, const std::string& of) {
    return std::string(what) + ": " + of;
  };
  if (event.name == name::opened) return std::string(words.opened);
  if (event.name == name::acknowledged_mail) return std::string(words.acknowledged);
  if (event.name == name::status_changed)
    return said(words.status, new_status(language, behind_arrow(event.detail)));
  if (event.name == name::priority_changed)
    return said(words.priority, new_priority(language, behind_arrow(event.detail)));
  if (event.name == name::subject_changed) return said(words.subject, event.detail);
  if (event.name == name::merged) return std::string(words.merged) + " " + number_in(event.detail);
  return {};
}

}  // namespace ticketd::flow
