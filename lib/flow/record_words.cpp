// SPDX-License-Identifier: Apache-2.0
#include "flow/record_words.hpp"

#include <algorithm>

#include "domain/event.hpp"
#include "flow/words.hpp"

namespace ticketd::flow {
namespace {

// "new -> open: work started"
std::string_view behind_arrow(std::string_view detail) {
  const auto arrow = detail.find(" -> ");
  if (arrow == std::string_view::npos) return {};
  const auto begin = arrow + 4;
  return detail.substr(begin, std::min(detail.find(':', begin), detail.size()) - begin);
}

std::string new_status(const config::Language& language, std::string_view name) {
  using domain::Status;
  for (const Status status :
       {Status::New, Status::Open, Status::Waiting, Status::Resolved, Status::Closed, Status::Quarantined})
    if (domain::name_of(status) == name) return status_words(language, status);
  return std::string(name);
}

std::string new_priority(const config::Language& language, std::string_view number) {
  if (number.size() != 1 || number[0] < '1' || number[0] > '3') return std::string(number);
  return priority_words(language, static_cast<domain::Priority>(number[0] - '0'));
}

std::string number_in(std::string_view detail) {
  const auto begin = detail.find('#');
  if (begin == std::string_view::npos) return {};
  return std::string(detail.substr(begin, detail.find_first_not_of("0123456789", begin + 1) - begin));
}

}  // namespace

std::string event_words(const config::Language& language, const store::EventLine& event) {
  namespace name = domain::event_name;
  using config::Phrase;
  if (event.name == name::opened) return language.say(Phrase::Received);
  if (event.name == name::acknowledged_mail) return language.say(Phrase::Confirmed);
  if (event.name == name::status_changed)
    return language.say(Phrase::StatusBecame, {{"status", new_status(language, behind_arrow(event.detail))}});
  if (event.name == name::priority_changed)
    return language.say(Phrase::PriorityBecame,
                        {{"priority", new_priority(language, behind_arrow(event.detail))}});
  if (event.name == name::subject_changed)
    return language.say(Phrase::SubjectBecame, {{"subject", event.detail}});
  if (event.name == name::merged)
    return language.say(Phrase::GoesOnWith, {{"ticket", number_in(event.detail)}});
  return {};
}

}  // namespace ticketd::flow
