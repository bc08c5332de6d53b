#include "flow/incident.hpp"

#include "domain/time_zone.hpp"
#include "flow/post.hpp"
#include "flow/words.hpp"

namespace ticketd::flow {

void tell_ops(store::Database& database, const Desk& desk, const config::Queue& queue, std::string_view what,
              std::string_view detail, domain::Instant now) {
  const auto& language = desk.config().desk.language;
  mail::Fields fields;
  fields.set("desk", desk.config().desk.name)
      .set("what", std::string(what))
      .set("since", instant_words(language, domain::TimeZone("UTC"), now))
      .set("words", std::string(detail));
  for (const auto& address : desk.config().desk.ops) {
    auto text = desk.templates().render(mail::Letter::Incident, language, fields);
    Letter letter;
    letter.to = {"", address};
    letter.role = mail::Role::Ops;
    letter.subject = std::move(text.subject);
    letter.text = std::move(text.text);
    letter.language = language;
    send_letter(database, desk, queue, letter, now);
  }
}

void tell_ops_of_relay(store::Database& database, const Desk& desk, std::string_view words,
                       domain::Instant now) {
  store::Transaction transaction(database);
  tell_ops(database, desk, desk.config().queues.front(), "The relay refuses our mail; all of it waits", words,
           now);
  transaction.commit();
}

}  // namespace ticketd::flow
