// SPDX-License-Identifier: Apache-2.0
#include "flow/letters/status_mails.hpp"

#include <algorithm>

#include "domain/address.hpp"
#include "store/agent_work.hpp"

namespace ticketd::flow {
namespace {

constexpr std::size_t ids_referred_to = 20;

// An agent who takes part answers as an agent.
mail::TokenRole role_of(const Desk& desk, const store::Participant& participant) {
  if (participant.role == store::ParticipantRole::Requester) return mail::TokenRole::Requester;
  return desk.directory().agent_with(participant.address) == nullptr ? mail::TokenRole::Participant
                                                                     : mail::TokenRole::Agent;
}

bool is_somebodys_words(mail::LetterKind letter) {
  return letter == mail::LetterKind::AgentReply;
}

}  // namespace

std::optional<domain::OutboxNumber> notify_one(const Scene& scene, const domain::Ticket& ticket,
                                               const StatusMail& mail, const mail::Address& to,
                                               mail::TokenRole role) {
  const auto* const agent = scene.desk.directory().agent_with(to.address);
  std::string language = ticket.language;
  if (role == mail::TokenRole::Agent || role == mail::TokenRole::Ops)
    language = scene.desk.language_of(agent);
  auto letter = rendered(scene.desk, mail.letter, language, mail.fields);
  letter.ticket = ticket.number;
  letter.to = to;
  letter.role = role;
  letter.references =
      store::ids_exchanged_with(scene.session, ticket.number, domain::folded(to.address), ids_referred_to);
  if (!letter.references.empty()) letter.in_reply_to = letter.references.back();
  letter.from_name = mail.from_name;
  letter.author = mail.author;
  letter.enclosures = mail.enclosures;
  if (is_somebodys_words(mail.letter)) letter.auto_submitted = mail::AutoSubmitted::No;
  return send_letter(scene, queue_of(scene, ticket), letter);
}

std::optional<domain::OutboxNumber> tell_participants(const Scene& scene, const domain::Ticket& ticket,
                                                      const StatusMail& mail) {
  std::optional<domain::OutboxNumber> to_requester;
  for (const auto& participant : store::participants_of(scene.session, ticket.number)) {
    const auto& known = mail.not_to;
    if (std::find(known.begin(), known.end(), participant.address) != known.end()) continue;
    const bool asked = participant.role == store::ParticipantRole::Requester;
    const auto row =
        notify_one(scene, ticket, mail, {asked ? ticket.requester_name : "", participant.address},
                   role_of(scene.desk, participant));
    if (asked) to_requester = row;
  }
  return to_requester;
}

}  // namespace ticketd::flow
