// SPDX-License-Identifier: Apache-2.0
// Mails from the desk to a ticket's participants, each copy with its recipient's own token and only with ids
// that the recipient has seen: nothing of an agent's mail shows in them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/ids.hpp"
#include "flow/letters/post.hpp"
#include "flow/scene.hpp"
#include "mail/compose/letter.hpp"
#include "mail/compose/templates.hpp"

namespace ticketd::flow {

struct StatusMail {
  mail::LetterKind letter{};
  mail::Fields fields;
  std::string from_name{};  // empty: the desk's
  std::string author{};     // the agent whose words it carries; empty: nobody's
  std::vector<EnclosedFile> enclosures{};
  std::vector<std::string> not_to{};  // folded addresses of who knows already, or is told by another mail
};

// To all participants. The outbox row of the requester's copy; none where nobody could be written to.
std::optional<domain::OutboxNumber> tell_participants(const Scene& scene, const domain::Ticket& ticket,
                                                      const StatusMail& mail);

// To one person, in the thread that they know.
std::optional<domain::OutboxNumber> notify_one(const Scene& scene, const domain::Ticket& ticket,
                                               const StatusMail& mail, const mail::Address& to,
                                               mail::TokenRole role);

}  // namespace ticketd::flow
