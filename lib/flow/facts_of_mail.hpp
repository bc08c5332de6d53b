// SPDX-License-Identifier: Apache-2.0
// What the store and the configuration know about a mail that has just arrived: everything decide_intake()
// asks for.
#pragma once

#include <string>

#include "domain/intake.hpp"
#include "domain/proof.hpp"
#include "flow/desk.hpp"
#include "flow/take_in_mail.hpp"
#include "store/acknowledgements.hpp"
#include "store/session.hpp"

namespace ticketd::flow {

struct MailFacts {
  domain::IntakeFacts intake;
  std::string sender;  // folded; empty: nobody, or more than one
  std::string sender_name;
  std::string claimed_agent;    // name of the agent whose address From gives; empty: none
  std::string resembled_agent;  // name of the agent whom From looks like and is not; empty: none
  domain::ProofFacts proof;
  store::Digest content;  // digest of subject skeleton and body, for "the same mail again"
};

// Whether the mail was in the mailbox before this desk began: at the very first look whatever is there was;
// when the server has numbered the mails anew, the start instant tells.
[[nodiscard]] bool was_there_before(const store::Cursor& cursor, const Arrival& arrival);

[[nodiscard]] MailFacts gather_mail_facts(store::Session& session, const Desk& desk,
                                          const config::Queue& queue, const store::Cursor& cursor,
                                          const Arrival& arrival);

}  // namespace ticketd::flow
