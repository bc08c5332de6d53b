// SPDX-License-Identifier: Apache-2.0
// A mail that has just arrived, what is known about it, and what it was filed as: what intake hands on to all
// that acts on a mail.
#pragma once

#include <cstdint>
#include <string>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "domain/intake.hpp"
#include "domain/proof.hpp"
#include "domain/verdict.hpp"
#include "mail/mail.hpp"
#include "store/acknowledgements.hpp"
#include "store/compressed.hpp"
#include "store/mailboxes.hpp"

namespace ticketd::flow {

struct Arrival {
  store::Uid uid = 0;
  domain::Instant internal_date{};
  const store::Packed* packed = nullptr;  // as it came; never null, must outlive the call
  const mail::Mail* mail = nullptr;       // what parse() made of it; the same
  std::uint64_t size_on_server = 0;
  bool is_beginning_only = false;  // too large: the rest stays on the server
};

struct SenderContext {
  domain::IntakeFacts intake;
  std::string sender;  // folded; empty: nobody, or more than one
  std::string sender_name;
  std::string claimed_agent;    // name of the agent whose address From gives; empty: none
  std::string resembled_agent;  // name of the agent whom From looks like and is not; empty: none
  domain::ProofFacts proof;
  store::Digest content;  // digest of subject skeleton and body, for "the same mail again"
};

struct FiledMail {
  const Arrival& arrival;
  const SenderContext& facts;
  domain::Classification classification;  // the final one
  domain::MessageNumber message;
  domain::ToldBy told = domain::ToldBy::Nothing;
  bool has_reopened = false;  // the ticket, just now
};

}  // namespace ticketd::flow
