// SPDX-License-Identifier: Apache-2.0
#include "store/held_answers.hpp"

#include "store/query.hpp"

namespace ticketd::store {

void add_held_answer(Session& session, const HeldAnswer& held) {
  session
      .query(
          "INSERT INTO held_answer(agent, ticket, message, at, why, words, proof, state, mail) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(held.agent, held.ticket, held.message, held.at, held.why, held.words, held.proof, held.state,
            held.mail)
      .run();
}

std::optional<HeldAnswer> held_answer_told_by(Session& session, domain::OutboxNumber mail) {
  auto query = session.query(
      "SELECT agent, ticket, message, at, why, words, proof, state FROM held_answer WHERE mail = ?");
  if (!query.bind(mail).next()) return std::nullopt;
  return HeldAnswer{query.text(0),
                    domain::TicketNumber{query.number(1)},
                    domain::MessageNumber{query.number(2)},
                    query.instant(3),
                    query.text(4),
                    query.text(5),
                    query.enumerator<HeldProof>(6, "held_answer.proof"),
                    query.enumerator<HeldState>(7, "held_answer.state"),
                    mail};
}

void mark_held_sent(Session& session, domain::OutboxNumber mail) {
  session.query("UPDATE held_answer SET state = {HeldState::Sent} WHERE mail = ?").bind(mail).run();
}

std::int64_t held_between(Session& session, std::string_view agent, HeldProof proof, domain::Instant since,
                          domain::Instant now) {
  auto query =
      session.query("SELECT count(*) FROM held_answer WHERE agent = ? AND proof = ? AND at > ? AND at <= ?");
  query.bind(agent, proof, since, now).next();
  return query.number(0);
}

}  // namespace ticketd::store
