// SPDX-License-Identifier: Apache-2.0
#include "store/mail_loops.hpp"

#include <algorithm>
#include <cstring>
#include <span>

#include "store/query.hpp"

namespace ticketd::store {

void note_loop_mail(Session& session, domain::TicketNumber ticket, domain::MessageNumber message,
                    const domain::LoopMail& mail, domain::Instant since) {
  session.query("DELETE FROM loop_mail WHERE ticket = ? AND at < ?").bind(ticket, since).run();
  session
      .query(
          "INSERT INTO loop_mail(message, ticket, sent_by, at, wording, answers) VALUES (?, ?, ?, ?, ?, ?)")
      .bind(message, ticket, mail.from, mail.at, std::span<const std::byte>(mail.wording), mail.answers)
      .run();
}

std::vector<domain::LoopMail> loop_mails(Session& session, domain::TicketNumber ticket, std::size_t at_most) {
  auto query = session.query(
      "SELECT sent_by, at, wording, answers FROM loop_mail WHERE ticket = ? ORDER BY message DESC LIMIT ?");
  query.bind(ticket, static_cast<std::int64_t>(at_most));
  std::vector<domain::LoopMail> mails;
  while (query.next()) {
    domain::LoopMail mail{.from = query.enumerator<domain::LoopEnd>(0, "loop_mail.sent_by"),
                          .at = query.instant(1)};
    const auto wording = query.bytes(2);
    std::memcpy(mail.wording.data(), wording.data(), std::min(wording.size(), mail.wording.size()));
    if (!query.is_null(3)) mail.answers = domain::OutboxNumber{query.number(3)};
    mails.push_back(mail);
  }
  std::reverse(mails.begin(), mails.end());
  return mails;
}

bool is_loop_stopped(Session& session, domain::TicketNumber ticket) {
  auto query = session.query("SELECT 1 FROM stopped_loop WHERE ticket = ?");
  return query.bind(ticket).next();
}

void stop_loop(Session& session, domain::TicketNumber ticket, domain::Instant now) {
  session.query("INSERT INTO stopped_loop(ticket, since) VALUES (?, ?)").bind(ticket, now).run();
}

void end_loop(Session& session, domain::TicketNumber ticket) {
  for (const char* const sql :
       {"DELETE FROM stopped_loop WHERE ticket = ?", "DELETE FROM held_loop_mail WHERE ticket = ?",
        "DELETE FROM loop_mail WHERE ticket = ?"})
    session.query(sql).bind(ticket).run();
}

void hold_loop_mail(Session& session, domain::TicketNumber ticket, domain::MessageNumber message,
                    const domain::LoopMail& mail) {
  session
      .query(
          "INSERT INTO held_loop_mail(ticket, sent_by, wording, message) VALUES (?, ?, ?, ?) "
          "ON CONFLICT DO NOTHING")
      .bind(ticket, mail.from, std::span<const std::byte>(mail.wording), message)
      .run();
}

std::vector<domain::MessageNumber> unshown_loop_mails(Session& session, domain::TicketNumber ticket,
                                                      std::size_t at_most) {
  auto query = session.query(
      "SELECT message FROM held_loop_mail WHERE ticket = ? AND shown = 0 ORDER BY message LIMIT ?");
  query.bind(ticket, static_cast<std::int64_t>(at_most));
  std::vector<domain::MessageNumber> mails;
  while (query.next()) mails.push_back(domain::MessageNumber{query.number(0)});
  return mails;
}

void mark_loop_shown(Session& session, domain::TicketNumber ticket, domain::Instant now) {
  session.query("UPDATE held_loop_mail SET shown = 1 WHERE ticket = ?").bind(ticket).run();
  session.query("UPDATE stopped_loop SET shown = ? WHERE ticket = ?").bind(now, ticket).run();
}

std::vector<domain::TicketNumber> loops_to_show(Session& session, domain::Instant before) {
  auto query = session.query(
      "SELECT DISTINCT ticket FROM held_loop_mail JOIN stopped_loop AS loop USING (ticket) "
      "WHERE held_loop_mail.shown = 0 AND loop.shown <= ?");
  query.bind(before);
  std::vector<domain::TicketNumber> tickets;
  while (query.next()) tickets.push_back(domain::TicketNumber{query.number(0)});
  return tickets;
}

std::optional<domain::Instant> next_loop_shown_at(Session& session) {
  auto query = session.query(
      "SELECT min(loop.shown) FROM held_loop_mail JOIN stopped_loop AS loop USING (ticket) "
      "WHERE held_loop_mail.shown = 0");
  return query.next() ? query.maybe_instant(0) : std::nullopt;
}

}  // namespace ticketd::store
