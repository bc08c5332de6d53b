#include "flow/refusals.hpp"

#include <algorithm>
#include <vector>

#include "domain/event.hpp"
#include "flow/post.hpp"
#include "flow/words.hpp"
#include "store/agent_work.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

constexpr domain::Seconds between_digests = std::chrono::hours{1};
constexpr std::size_t most_in_a_digest = 50;
constexpr std::size_t longest_subject = 100;

void send_digest(const Scene& scene, const domain::Agent& agent) {
  const auto& language = agent.language.empty() ? scene.desk.config().desk.language : agent.language;
  const domain::TimeZone zone("UTC");
  std::vector<mail::Fields> items;
  for (const auto& refusal : store::untold_refusals(scene.database, agent.name, most_in_a_digest)) {
    mail::Fields item;
    item.set("number", std::to_string(refusal.ticket.value))
        .set("at", instant_words(language, zone, refusal.at))
        .set("what", refusal.what)
        .set("why", refusal.why);
    items.push_back(std::move(item));
  }
  mail::Fields fields;
  fields.set("desk", scene.desk.config().desk.name).list("refusals", std::move(items));
  auto text = scene.desk.templates().render(mail::Letter::RefusalDigest, language, fields);
  Letter letter;
  letter.to = {agent.name, agent.address};
  letter.role = mail::Role::Ops;  // an answer to it is about no ticket and proves nothing
  letter.subject = std::move(text.subject);
  letter.text = std::move(text.text);
  letter.language = language;
  send_letter(scene.database, scene.desk, scene.desk.config().queues.front(), letter, scene.now);
  store::mark_told(scene.database, agent.name, scene.now);
}

}  // namespace

void refuse(const Scene& scene, domain::TicketNumber ticket, const std::string& agent, const mail::Mail& mail,
            std::string why) {
  store::add_event(
      scene.database, ticket,
      {scene.now, "ticketd", domain::event_name::proof_refused, "in the name of " + agent + ": " + why});
  std::string what = mail.subject.empty() ? "a mail without a subject" : mail.subject;
  if (what.size() > longest_subject) what = "a mail with a long subject";
  store::add_refusal(scene.database, agent, {ticket, scene.now, std::move(what), std::move(why)});
}

std::optional<domain::Instant> tell_refusals_due(store::Database& database, const Desk& desk,
                                                 domain::Instant now) {
  const Scene scene{database, desk, now};
  std::optional<domain::Instant> next;
  for (const auto& name : store::agents_with_refusals(database)) {
    const auto last = store::last_digest_to(database, name);
    if (last && *last + between_digests > now) {
      next = std::min(next.value_or(*last + between_digests), *last + between_digests);
      continue;
    }
    store::Transaction transaction(database);
    const auto* const agent = desk.directory().agent_named(name);
    if (agent == nullptr) {
      store::mark_told(database, name, now);
    } else {
      send_digest(scene, *agent);
    }
    transaction.commit();
  }
  return next;
}

}  // namespace ticketd::flow
