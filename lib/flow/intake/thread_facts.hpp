// SPDX-License-Identifier: Apache-2.0
// Which tickets a mail is tied to, and how: by a token of ours, by known Message-IDs, by the subject's tag.
#pragma once

#include <string_view>
#include <vector>

#include "domain/intake.hpp"
#include "domain/proof.hpp"
#include "flow/scene.hpp"
#include "mail/mail.hpp"

namespace ticketd::flow {

struct ThreadFacts {
  std::vector<domain::LinkedTicket> links;   // strongest first, each ticket once
  bool carries_our_message_id = false;       // as its own
  std::vector<domain::CarriedToken> tokens;  // of mails that this one answers
  bool names_desk_letter = false;            // a mail of ours about no ticket
};

// A ticket that was merged away stands for the one it goes on as. `sender`: folded; empty where nobody or
// more than one is named.
[[nodiscard]] ThreadFacts gather_thread_facts(const Scene& scene, const mail::Mail& mail,
                                              std::string_view sender);

}  // namespace ticketd::flow
