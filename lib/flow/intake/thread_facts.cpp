// SPDX-License-Identifier: Apache-2.0
#include "flow/intake/thread_facts.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>

#include "domain/address.hpp"
#include "domain/subject_tag.hpp"
#include "flow/intake/token_rows.hpp"
#include "store/agent_work.hpp"
#include "store/outbox.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

// A hostile mail may name thousands of ids; the first and the last of a real thread are the ones that matter.
constexpr std::size_t ids_looked_at = 40;

std::optional<store::OutboxRow> row_behind_address(const Scene& scene, std::string_view address) {
  const auto token = mail::parse_plus_address(address);
  if (!token) return std::nullopt;
  auto row = store::outbox_row(scene.session, domain::OutboxNumber{static_cast<std::int64_t>(token->serial)});
  if (!row || !mail::verify_plus_address(scene.desk.keys(), address, row->recipient)) return std::nullopt;
  return row;
}

// Where a ticket goes on that was merged away, in a few steps at most.
domain::TicketNumber where_it_goes_on(store::Session& session, domain::TicketNumber number) {
  for (int steps = 0; steps < 10; ++steps) {
    const auto ticket = store::find_ticket(session, number);
    if (!ticket || !ticket->merged_into) break;
    number = *ticket->merged_into;
  }
  return number;
}

class Links {
 public:
  Links(store::Session& session, const Desk& desk, std::string_view sender)
      : session_(session), desk_(desk), sender_(sender) {}

  void add(domain::TicketNumber number, domain::ThreadLink link) {
    const bool known =
        std::any_of(found_.begin(), found_.end(), [&](const auto& l) { return l.number == number; });
    if (known) return;
    const auto ticket = store::find_ticket(session_, number);
    if (!ticket) return;
    if (ticket->status == domain::Status::Closed) {
      const auto goes_on = where_it_goes_on(session_, number);
      if (goes_on != number) return add(goes_on, link);
    }
    found_.push_back({number, link, ticket->status, ticket->closed, belongs(*ticket)});
  }

  [[nodiscard]] std::vector<domain::LinkedTicket> take() && { return std::move(found_); }

 private:
  bool belongs(const domain::Ticket& ticket) const {
    if (sender_.empty()) return false;
    if (store::is_participant(session_, ticket.number, sender_)) return true;
    const auto* const customer = desk_.directory().customer_of(sender_);
    return customer != nullptr && customer->name == ticket.customer;
  }

  store::Session& session_;
  const Desk& desk_;
  std::string_view sender_;
  std::vector<domain::LinkedTicket> found_;
};

// An agent has all of an agent's addresses.
bool is_same_person(const Desk& desk, const std::string& recipient, std::string_view sender) {
  if (sender.empty()) return false;
  if (domain::folded(recipient) == sender) return true;
  const auto* const agent = desk.directory().agent_with(sender);
  return agent != nullptr && domain::is_address_of(*agent, recipient);
}

// None where the key that made it is in use no more: then it may tell the thread, and proves nothing.
std::optional<domain::CarriedToken> carried_token(const Scene& scene, const store::OutboxRow& row,
                                                  std::string_view sender) {
  const auto token = mail::verify_message_id(scene.desk.keys(), row.message_id, row.recipient);
  if (!token) return std::nullopt;
  return domain::CarriedToken{
      where_it_goes_on(scene.session, *row.ticket), row.number,
      token->role == mail::TokenRole::Agent,        is_same_person(scene.desk, row.recipient, sender),
      store::is_burnt(scene.session, row.number),   token->role == mail::TokenRole::Requester};
}

// How a mail names another, nearest first: as what it answers, by the address that one asked answers to, as
// the end of its thread, as part of it.
enum class Naming { Answered, Address, End, History };

Naming naming_of(const mail::Mail& mail, std::string_view id) {
  const auto& answered = mail.in_reply_to;
  if (std::find(answered.begin(), answered.end(), id) != answered.end()) return Naming::Answered;
  return !mail.references.empty() && mail.references.back() == id ? Naming::End : Naming::History;
}

// The tokens that a mail carries. Of a mail of ours only what it names nearest is what it answers.
class Carried {
 public:
  void add(const domain::CarriedToken& token, Naming naming) {
    tokens_.push_back(token);
    namings_.push_back(naming);
    nearest_ = std::min(nearest_, naming);
  }

  [[nodiscard]] std::vector<domain::CarriedToken> take() && {
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      tokens_[i].is_answered = namings_[i] == nearest_ && nearest_ != Naming::History;
    return std::move(tokens_);
  }

 private:
  std::vector<domain::CarriedToken> tokens_;
  std::vector<Naming> namings_;
  Naming nearest_ = Naming::History;
};

std::vector<std::string_view> ids_named_by(const mail::Mail& mail) {
  std::vector<std::string_view> ids;
  const auto add = [&](std::span<const std::string> from) {
    for (const auto& id : from)
      if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  };
  add(mail.in_reply_to);
  add(mail.returned_ids);
  const std::span<const std::string> references(mail.references);
  add(references.last(std::min(references.size(), ids_looked_at)));
  add(references.first(std::min(references.size(), std::size_t{4})));
  if (ids.size() > ids_looked_at + 4) ids.resize(ids_looked_at + 4);
  // In a thread of hundreds ours may stand in the middle; it is known by its shape.
  for (const auto& id : references) {
    if (ids.size() > 2 * ids_looked_at) break;
    if (mail::parse_message_id(id) && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

}  // namespace

ThreadFacts gather_thread_facts(const Scene& scene, const mail::Mail& mail, std::string_view sender) {
  ThreadFacts facts;
  facts.carries_our_message_id = row_behind(scene.session, mail.message_id).has_value();
  Links links(scene.session, scene.desk, sender);
  for (const auto& row : rows_named_by_report(scene, mail))
    if (row.ticket) links.add(*row.ticket, domain::ThreadLink::Token);
  const auto ids = ids_named_by(mail);
  if (const auto own = row_behind(scene.session, mail.message_id); own && own->ticket)
    links.add(*own->ticket, domain::ThreadLink::Token);
  Carried carried;
  const auto carry = [&](const std::optional<store::OutboxRow>& row, Naming naming) {
    if (row && !row->ticket) facts.names_desk_letter = true;
    if (!row || !row->ticket) return;
    links.add(*row->ticket, domain::ThreadLink::Token);
    if (auto token = carried_token(scene, *row, sender)) carried.add(*token, naming);
  };
  for (const auto id : ids) carry(row_behind(scene.session, id), naming_of(mail, id));
  for (const auto* const addresses : {&mail.to, &mail.cc})
    for (const auto& to : *addresses) carry(row_behind_address(scene, to.address), Naming::Address);
  for (const auto& address : mail.delivered_to) carry(row_behind_address(scene, address), Naming::Address);
  facts.tokens = std::move(carried).take();
  for (const auto id : ids)
    for (const auto number : store::tickets_linked_to(scene.session, id))
      links.add(number, domain::ThreadLink::Reference);
  // The parent may come after its answer: then the answer's thread knows the parent's own id.
  if (!mail.message_id.empty())
    for (const auto number : store::tickets_linked_to(scene.session, mail.message_id))
      links.add(number, domain::ThreadLink::Reference);
  if (const auto number = domain::tagged_ticket(mail.subject))
    links.add(*number, domain::ThreadLink::SubjectTag);
  facts.links = std::move(links).take();
  return facts;
}

}  // namespace ticketd::flow
