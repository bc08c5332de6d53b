// SPDX-License-Identifier: Apache-2.0
#include "flow/conversation/digests.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "flow/letters/post.hpp"
#include "flow/letters/words.hpp"
#include "flow/pool.hpp"
#include "store/digests.hpp"
#include "store/store.hpp"
#include "store/tickets.hpp"
#include "text/utf8.hpp"

namespace ticketd::flow {
namespace {

constexpr std::string_view digests_timer = "digests";
constexpr domain::Seconds between_digests = std::chrono::hours{1};
constexpr std::size_t most_in_a_digest = 50;
constexpr std::size_t longest_subject = 100;

struct DigestReader {
  mail::Address address;
  std::string language;
};

std::vector<DigestReader> readers_of(const Desk& desk, const config::Queue& queue) {
  std::vector<DigestReader> readers;
  const auto& own = desk.config().desk.language;
  for (const auto& name : agents_of(desk, queue))
    if (const auto* const agent = desk.directory().agent_named(name))
      readers.push_back({{agent->name, agent->address}, desk.language_of(agent)});
  if (!readers.empty()) return readers;
  for (const auto& address : desk.config().desk.ops) readers.push_back({{"", address}, own});
  return readers;
}

std::string cut(std::string subject) {
  if (subject.empty()) return "-";
  if (subject.size() <= longest_subject) return subject;
  return std::string(text::beginning_of(subject, longest_subject)) + " ...";
}

mail::Fields line_for(const Scene& scene, const store::DigestEntry& entry, const std::string& language) {
  const auto ticket = store::find_ticket(scene.session, entry.ticket).value();
  mail::Fields line;
  line.set("number", std::to_string(entry.ticket.value))
      .set("subject", cut(ticket.subject))
      .set("from", ticket.requester.empty() ? "-" : ticket.requester)
      .set("at", instant_words(scene.desk.words(language), domain::TimeZone("UTC"), entry.at))
      .set("why", entry.why);
  return line;
}

void send_digest(const Scene& scene, const config::Queue& queue, const DigestReader& reader) {
  std::vector<mail::Fields> lines;
  for (const auto& entry : store::untold_entries(scene.session, queue.name, most_in_a_digest))
    lines.push_back(line_for(scene, entry, reader.language));
  const auto count = static_cast<std::size_t>(store::count_untold(scene.session, queue.name));
  mail::Fields fields;
  fields.set("desk", scene.desk.config().desk.name).set("count", std::to_string(count));
  if (count > lines.size()) fields.set("more", std::to_string(count - lines.size()));
  fields.list("tickets", std::move(lines));
  auto letter = rendered(scene.desk, mail::LetterKind::NewTicketsDigest, reader.language, fields);
  letter.to = reader.address;
  letter.role = mail::TokenRole::Ops;  // an answer to it is about no ticket and proves nothing
  send_letter(scene, queue, letter);
}

struct DigestsDue {
  std::vector<std::string> queues;
  std::optional<domain::Instant> next;  // of those that are not due yet
};

DigestsDue digests_due(store::Session& session, domain::Instant now) {
  DigestsDue due;
  for (auto& name : store::queues_with_digest(session)) {
    const auto last = store::last_digest_of(session, name);
    if (!last || *last > now || *last + between_digests <= now)
      due.queues.push_back(std::move(name));
    else
      due.next = std::min(due.next.value_or(*last + between_digests), *last + between_digests);
  }
  return due;
}

}  // namespace

void list_in_digest(const Scene& scene, const domain::Ticket& ticket, const std::string& why) {
  store::add_to_digest(scene.session, queue_of(scene, ticket).name, {ticket.number, scene.now, why});
}

std::optional<domain::Instant> tell_digests_due(const Tick& tick) {
  const auto [due, next] =
      store::read(tick.store, [&](store::Session& session) { return digests_due(session, tick.now); });
  for_each_due(tick, digests_timer, due, [](const Scene& scene, const std::string& name) {
    if (const auto* const queue = scene.desk.queue_named(name))
      for (const auto& reader : readers_of(scene.desk, *queue)) send_digest(scene, *queue, reader);
    store::mark_digest_told(scene.session, name, scene.now);
  });
  return next_of(tick, digests_timer, next);
}

}  // namespace ticketd::flow
