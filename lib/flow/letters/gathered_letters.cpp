// SPDX-License-Identifier: Apache-2.0
#include "flow/letters/gathered_letters.hpp"

#include <algorithm>
#include <set>

#include "flow/letters/incident.hpp"
#include "flow/letters/post.hpp"
#include "flow/scene.hpp"

namespace ticketd::flow {
namespace {

constexpr std::size_t most_listed = 50;
constexpr std::size_t most_named = 10;  // in one line
constexpr std::size_t most_attempts = 100;

mail::LetterKind together(mail::LetterKind kind) {
  return kind == mail::LetterKind::EscalationNotice ? mail::LetterKind::EscalationNotices
                                                    : mail::LetterKind::NobodyAnsweredMany;
}

Letter letter_to(const Desk& desk, const Reader& reader, mail::LetterKind kind, const mail::Fields& fields) {
  auto letter = rendered(desk, kind, reader.language, fields);
  letter.to = {"", reader.address};
  letter.role = reader.role;
  return letter;
}

// One call names many tickets, and its attempt stands with each of them.
void add_unseen(const std::vector<mail::Fields>& attempts, std::set<std::string>& seen,
                std::vector<mail::Fields>& all) {
  for (const auto& one : attempts) {
    const bool is_new =
        seen.insert(one.value("at") + '\n' + one.value("person") + '\n' + one.value("outcome")).second;
    if (is_new && all.size() < most_attempts) all.push_back(one);
  }
}

std::string named(const std::vector<domain::TicketNumber>& tickets, std::size_t unlisted) {
  std::string names;
  for (const auto& number : tickets) names += (names.empty() ? "#" : ", #") + std::to_string(number.value);
  if (unlisted > 0) names += " and " + std::to_string(unlisted) + " more";
  return names;
}

}  // namespace

bool GatheredLetters::wants(const Reader& reader, mail::LetterKind kind, const domain::Ticket& ticket) {
  auto& pile = pile_of(reader, kind);
  pile.tickets.insert(ticket.number);
  return pile.letters.size() < most_listed;
}

void GatheredLetters::add(const Reader& reader, mail::LetterKind kind, const domain::Ticket& ticket,
                          mail::Fields fields) {
  pile_of(reader, kind).letters.push_back({ticket, std::move(fields)});
}

void GatheredLetters::add_for_ops(const config::Queue& queue, domain::TicketNumber ticket,
                                  const std::string& before, const std::string& after,
                                  const std::string& detail) {
  const auto found = std::find_if(ops_.begin(), ops_.end(), [&](const OpsPile& pile) {
    return pile.before == before && pile.after == after && pile.detail == detail;
  });
  auto& pile = found == ops_.end() ? ops_.emplace_back(OpsPile{&queue, before, after, detail, {}}) : *found;
  if (pile.tickets.size() < most_named)
    pile.tickets.push_back(ticket);
  else
    ++pile.unlisted;
}

bool GatheredLetters::send() {
  const bool any = !piles_.empty() || !ops_.empty();
  for (const auto& pile : piles_) send_pile(pile);
  for (const auto& pile : ops_) send_to_ops(pile);
  piles_.clear();
  index_.clear();
  ops_.clear();
  return any;
}

GatheredLetters::Pile& GatheredLetters::pile_of(const Reader& reader, mail::LetterKind kind) {
  const auto [place, is_new] = index_.try_emplace({reader.address, kind}, piles_.size());
  if (is_new) piles_.push_back({reader, kind, {}});
  return piles_[place->second];
}

void GatheredLetters::send_pile(const Pile& pile) {
  if (pile.tickets.size() > 1)
    send_together(pile);
  else
    send_alone(pile);
}

void GatheredLetters::send_alone(const Pile& pile) {
  for (const auto& one : pile.letters) {
    auto letter = letter_to(scene_.desk, pile.reader, pile.kind, one.fields);
    letter.ticket = one.ticket.number;
    send_letter(scene_, queue_of(scene_, one.ticket), letter);
  }
}

void GatheredLetters::send_together(const Pile& pile) {
  std::vector<mail::Fields> tickets;
  std::vector<mail::Fields> attempts;
  std::set<std::string> seen;
  std::set<domain::TicketNumber> listed;
  for (const auto& one : pile.letters) {
    listed.insert(one.ticket.number);
    tickets.push_back(one.fields);
    add_unseen(one.fields.items("tried"), seen, attempts);
  }
  mail::Fields fields;
  fields.set("desk", scene_.desk.config().desk.name)
      .set("count", std::to_string(pile.tickets.size()))
      .list("tickets", std::move(tickets))
      .list("tried", std::move(attempts));
  const auto unlisted = pile.tickets.size() - listed.size();
  if (unlisted > 0) fields.set("more", std::to_string(unlisted));
  auto letter = letter_to(scene_.desk, pile.reader, together(pile.kind), fields);
  letter.role = mail::TokenRole::Ops;  // an answer to it is about no ticket and proves nothing
  send_letter(scene_, queue_of(scene_, pile.letters.front().ticket), letter);
}

void GatheredLetters::send_to_ops(const OpsPile& pile) {
  tell_ops(scene_, *pile.queue, pile.before + named(pile.tickets, pile.unlisted) + pile.after, pile.detail);
}

}  // namespace ticketd::flow
