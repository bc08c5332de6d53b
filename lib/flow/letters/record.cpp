// SPDX-License-Identifier: Apache-2.0
#include "flow/letters/record.hpp"

#include <algorithm>
#include <vector>

#include "domain/address.hpp"
#include "domain/describe_event.hpp"
#include "flow/letters/own_text.hpp"
#include "flow/letters/record_words.hpp"
#include "flow/letters/status_mails.hpp"
#include "flow/letters/ticket_fields.hpp"
#include "flow/letters/words.hpp"
#include "mail/reply/visible_reply.hpp"
#include "store/agent_work.hpp"
#include "store/clocks.hpp"
#include "store/reports.hpp"

namespace ticketd::flow {
namespace {

constexpr std::int64_t records_an_hour = 5;
constexpr std::size_t longest_record = 8000;
constexpr std::size_t most_entries = 400;

struct Entry {
  domain::Instant at;
  std::string who;
  std::string what;
  std::string text;
};

bool went_to_customers(const store::MessageLine& message) {
  const auto token = mail::parse_message_id(message.message_id);
  return token && token->role == mail::TokenRole::Requester;
}

std::string cut(std::string text) {
  if (text.size() <= longest_record) return text;
  const auto end = text.rfind('\n', longest_record);
  return text.substr(0, end == std::string::npos ? 0 : end) + "\n[...]";
}

class Collection {
 public:
  Collection(const Scene& scene, const domain::Ticket& ticket, bool whole, const config::Language& language)
      : scene_(scene),
        ticket_(ticket),
        whole_(whole),
        language_(language),
        for_agents_(agents_event_words(language, scene.desk.calendar_of(ticket).zone())) {
    for (const auto& each : store::participants_of(scene.session, ticket.number))
      people_.push_back(each.address);
  }

  std::vector<Entry> entries() && {
    for (const auto& event : store::history_of(scene_.session, ticket_.number)) add(event);
    for (const auto& message : store::messages_of(scene_.session, ticket_.number))
      if (whole_ || is_for_customers(message)) add(message);
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Entry& a, const Entry& b) { return a.at < b.at; });
    if (found_.size() > most_entries)
      found_.erase(found_.begin(), found_.end() - static_cast<std::ptrdiff_t>(most_entries));
    return std::move(found_);
  }

 private:
  // Only what participants wrote and what was sent to the requester: no note, no notice, no agent's own mail.
  [[nodiscard]] bool is_for_customers(const store::MessageLine& message) const {
    if (message.direction == domain::Direction::Out) return went_to_customers(message);
    const bool theirs =
        std::find(people_.begin(), people_.end(), domain::folded(message.sender)) != people_.end() &&
        scene_.desk.directory().agent_with(message.sender) == nullptr;
    return message.direction == domain::Direction::In && theirs;
  }

  void add(const store::EventLine& event) {
    if (whole_) {
      // One from before events carried anything is known by its English sentence alone.
      auto words = event.what ? domain::describe(*event.what, for_agents_) : event.name + " " + event.detail;
      found_.push_back({event.at, event.actor, std::move(words), ""});
    } else if (auto words = event_words(language_, event); !words.empty()) {
      const bool by_desk = event.actor == "ticketd";
      found_.push_back(
          {event.at, by_desk ? scene_.desk.config().desk.name : event.actor, std::move(words), ""});
    }
  }

  void add(const store::MessageLine& message) {
    const std::string to = message.recipients.empty() ? "" : " -> " + message.recipients.front();
    // The desk's own letters say nothing that the history does not; people's words are shown.
    const bool by_desk = message.direction == domain::Direction::Out && message.classification.automatic;
    std::string words = by_desk ? std::string() : cut(mail::visible_reply(text_of(scene_, message.number)));
    found_.push_back({message.at, message.sender + to, message.subject, std::move(words)});
  }

  const Scene& scene_;
  const domain::Ticket& ticket_;
  bool whole_;
  const config::Language& language_;
  domain::EventWords for_agents_;
  std::vector<std::string> people_;
  std::vector<Entry> found_;
};

void set_times(const Scene& scene, const domain::Ticket& ticket, std::string_view language,
               mail::Fields& fields) {
  const auto& calendar = scene.desk.calendar_of(ticket);
  const auto worked = [&](domain::Instant until) {
    return length_words(
        scene.desk.words(language),
        std::max(domain::Seconds{0}, domain::working_time_between(calendar, ticket.opened, until)));
  };
  if (ticket.work_began) fields.set("first_response", worked(*ticket.work_began));
  if (const auto resolved = domain::resolved_at(store::times_of(scene.session, ticket)))
    fields.set("resolved_after", worked(*resolved));
  if (ticket.time_spent > domain::Seconds{0})
    fields.set("time_spent", length_words(scene.desk.words(language), ticket.time_spent));
}

mail::Fields record_fields(const Scene& scene, const domain::Ticket& ticket, std::string_view language) {
  auto fields = ticket_fields(scene.desk, ticket);
  set_promise(scene.desk, ticket, language, fields);
  fields.set("status", status_words(scene.desk.words(language), ticket.status))
      .set("opened", moment_words(scene.desk, ticket, language, ticket.opened));
  set_times(scene, ticket, language, fields);
  return fields;
}

void set_entries(const Scene& scene, const domain::Ticket& ticket, bool whole, std::string_view language,
                 mail::Fields& fields) {
  std::vector<mail::Fields> items;
  for (auto& entry : Collection(scene, ticket, whole, scene.desk.words(language)).entries()) {
    mail::Fields item;
    item.set("at", moment_words(scene.desk, ticket, language, entry.at))
        .set("who", or_dash(std::move(entry.who)))
        .set("what", or_dash(std::move(entry.what)))
        .set("text", std::move(entry.text));
    items.push_back(std::move(item));
  }
  fields.list("entries", std::move(items));
}

}  // namespace

void send_record(const Scene& scene, const domain::Ticket& ticket, const mail::Address& participant,
                 RecordOf what) {
  const auto address = domain::folded(participant.address);
  const auto sent = store::records_sent_since(scene.session, address, scene.now - std::chrono::hours{1});
  if (sent >= records_an_hour) return;
  auto fields = record_fields(scene, ticket, ticket.language);
  if (what == RecordOf::History) set_entries(scene, ticket, false, ticket.language, fields);
  const auto role = address == ticket.requester ? mail::TokenRole::Requester : mail::TokenRole::Participant;
  notify_one(scene, ticket, {.letter = mail::LetterKind::Record, .fields = std::move(fields)}, participant,
             role);
  store::note_record_sent(scene.session, address, scene.now);
}

std::string whole_record(const Scene& scene, const domain::Ticket& ticket, std::string_view language) {
  auto fields = record_fields(scene, ticket, language);
  set_entries(scene, ticket, true, language, fields);
  return scene.desk.templates().render(mail::LetterKind::Record, language, fields).text;
}

}  // namespace ticketd::flow
