// SPDX-License-Identifier: Apache-2.0
// Senders of ours whose mail the relay refuses whoever it is for, which of their mails it was, and when ops
// were told. A trouble of one sender is never another's.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "store/session.hpp"

namespace ticketd::store {

struct SenderTrouble {
  std::string sender;                    // folded; empty: the relay refuses us before any mail
  std::optional<domain::Instant> since;  // none: it is over
  std::string words;                     // the relay's last
  std::optional<domain::Instant> told;   // when ops were last told of this sender
};

// Also of what is over.
[[nodiscard]] std::optional<SenderTrouble> sender_trouble(Session& session, std::string_view relay,
                                                          std::string_view sender);
// What is not over.
[[nodiscard]] std::vector<SenderTrouble> sender_troubles(Session& session, std::string_view relay);
void save_sender_trouble(Session& session, std::string_view relay, const SenderTrouble& trouble);

// A pending mail was refused for its sender's sake.
void mark_refused(Session& session, domain::OutboxNumber mail, std::string_view sender);
// Pending ones, with their senders.
[[nodiscard]] std::map<domain::OutboxNumber, std::string> refused_mails(Session& session);
[[nodiscard]] bool was_refused(Session& session, domain::OutboxNumber mail);
[[nodiscard]] bool waits_refused(Session& session, std::string_view sender);
void make_refused_due(Session& session, std::string_view sender, domain::Instant now);
// When nothing of that sender is refused any more.
void forget_refused(Session& session, std::string_view sender);

// Whose words the mail carries; empty: nobody's, the desk speaks.
void record_author(Session& session, domain::OutboxNumber mail, std::string_view agent);
[[nodiscard]] std::string author_of(Session& session, domain::OutboxNumber mail);

}  // namespace ticketd::store
