// SPDX-License-Identifier: Apache-2.0
#include "flow/letters/post.hpp"

#include "domain/address.hpp"
#include "store/messages.hpp"
#include "store/outbox.hpp"
#include "store/sender_troubles.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

mail::Draft draft_of(const Desk& desk, const config::Queue& queue, const Letter& letter,
                     const mail::Token& token, domain::Instant now) {
  mail::Draft draft;
  draft.from = {letter.from_name.empty() ? desk.config().desk.name : letter.from_name, queue.address};
  draft.to = {letter.to};
  if (queue.plus_addressing && letter.ticket)
    draft.reply_to = mail::mint_plus_address(desk.keys(), token, letter.to.address, queue.address);
  draft.subject = letter.subject;
  draft.message_id =
      mail::mint_message_id(desk.keys(), token, letter.to.address, domain::domain_of(queue.address));
  draft.in_reply_to = letter.in_reply_to;
  draft.references = letter.references;
  draft.date = now;
  draft.auto_submitted = letter.auto_submitted;
  draft.language = letter.language;
  draft.text = letter.text;
  draft.enclosures.assign(letter.enclosures.begin(), letter.enclosures.end());
  return draft;
}

store::Message message_of(const mail::Draft& draft, const Letter& letter, domain::Instant now) {
  store::Message message;
  message.ticket = letter.ticket;
  message.direction = domain::Direction::Out;
  message.message_id = draft.message_id;
  message.sender = draft.from.address;
  message.recipients = {letter.to.address};
  message.subject = draft.subject;
  message.at = now;
  message.classification = {domain::Verdict::Own, draft.auto_submitted != mail::AutoSubmitted::No, ""};
  return message;
}

}  // namespace

Letter rendered(const Desk& desk, mail::LetterKind kind, const std::string& language,
                const mail::Fields& fields) {
  auto text = desk.templates().render(kind, language, fields);
  Letter letter;
  letter.subject = std::move(text.subject);
  letter.text = std::move(text.text);
  letter.language = language;
  return letter;
}

std::optional<domain::OutboxNumber> send_letter(const Scene& scene, const config::Queue& queue,
                                                const Letter& letter) {
  if (store::is_undeliverable(scene.session, domain::folded(letter.to.address))) return std::nullopt;
  const auto number = store::next_outbox_number(scene.session);
  const mail::Token token{letter.ticket.value_or(domain::TicketNumber{}),
                          static_cast<std::uint64_t>(number.value), letter.role};
  const mail::Draft draft = draft_of(scene.desk, queue, letter, token, scene.now);
  store::OutboxRow row;
  row.number = number;
  row.ticket = letter.ticket;
  row.message = store::add_message(scene.session, message_of(draft, letter, scene.now),
                                   pack_draft(draft, letter.enclosures));
  row.sender = queue.plus_addressing
                   ? mail::mint_return_address(scene.desk.keys(), number, letter.to.address, queue.address)
                   : queue.address;
  row.recipient = letter.to.address;
  row.message_id = draft.message_id;
  row.created = scene.now;
  row.due = scene.now;
  store::put_in_outbox(scene.session, row);
  if (!letter.author.empty()) store::record_author(scene.session, number, letter.author);
  return number;
}

}  // namespace ticketd::flow
