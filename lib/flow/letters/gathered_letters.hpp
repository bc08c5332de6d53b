// SPDX-License-Identifier: Apache-2.0
// Mails that are decided together for one person leave as one: a backlog that comes due at once must not
// bury whoever is told of it. A mail about a single ticket stays that ticket's own, with its token.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "domain/ticket.hpp"
#include "flow/scene.hpp"
#include "mail/compose/letter.hpp"
#include "mail/compose/templates.hpp"
#include "mail/proof/token.hpp"

namespace ticketd::flow {

struct Reader {
  std::string address;
  std::string language;
  mail::TokenRole role = mail::TokenRole::Agent;
};

// Lives within one transaction, and gives what it holds away before that is committed. Of the letters only
// EscalationNotice and NobodyAnswered can be gathered.
class GatheredLetters {
 public:
  explicit GatheredLetters(const Scene& scene) : scene_(scene) {}

  // Counts the ticket. False: the person's mail lists as many as it will, so there is nothing to add().
  [[nodiscard]] bool wants(const Reader& reader, mail::LetterKind kind, const domain::Ticket& ticket);
  void add(const Reader& reader, mail::LetterKind kind, const domain::Ticket& ticket, mail::Fields fields);
  // To ops: `before`, the tickets' numbers, `after`; one mail for all with the same words and the same
  // detail. It comes from the first one's queue.
  void add_for_ops(const config::Queue& queue, domain::TicketNumber ticket, const std::string& before,
                   const std::string& after, const std::string& detail);

  // Puts all of them into the outbox. True: there were some.
  bool send();

 private:
  struct One {
    domain::Ticket ticket;
    mail::Fields fields;
  };
  struct Pile {
    Reader reader;
    mail::LetterKind kind{};
    std::vector<One> letters{};
    std::set<domain::TicketNumber> tickets{};
  };
  struct OpsPile {
    const config::Queue* queue = nullptr;
    std::string before;
    std::string after;
    std::string detail;
    std::vector<domain::TicketNumber> tickets;
    std::size_t unlisted = 0;
  };

  Pile& pile_of(const Reader& reader, mail::LetterKind kind);
  void send_pile(const Pile& pile);
  void send_alone(const Pile& pile);
  void send_together(const Pile& pile);
  void send_to_ops(const OpsPile& pile);

  Scene scene_;
  std::vector<Pile> piles_;  // in the order in which they began
  std::map<std::pair<std::string, mail::LetterKind>, std::size_t> index_;
  std::vector<OpsPile> ops_;
};

}  // namespace ticketd::flow
