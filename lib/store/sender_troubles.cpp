// SPDX-License-Identifier: Apache-2.0
#include "store/sender_troubles.hpp"

#include "store/query.hpp"

namespace ticketd::store {
namespace {

SenderTrouble sender_trouble_of(const Query& query) {
  return {query.text(0), query.maybe_instant(1), query.text(2), query.maybe_instant(3)};
}

}  // namespace

std::optional<SenderTrouble> sender_trouble(Session& session, std::string_view relay,
                                            std::string_view sender) {
  auto query =
      session.query("SELECT sender, since, words, told FROM sender_trouble WHERE relay = ? AND sender = ?");
  if (!query.bind(relay, sender).next()) return std::nullopt;
  return sender_trouble_of(query);
}

std::vector<SenderTrouble> sender_troubles(Session& session, std::string_view relay) {
  auto query = session.query(
      "SELECT sender, since, words, told FROM sender_trouble WHERE relay = ? AND since IS NOT NULL "
      "ORDER BY sender");
  query.bind(relay);
  std::vector<SenderTrouble> troubles;
  while (query.next()) troubles.push_back(sender_trouble_of(query));
  return troubles;
}

void save_sender_trouble(Session& session, std::string_view relay, const SenderTrouble& trouble) {
  session
      .query(
          "INSERT INTO sender_trouble(relay, sender, since, words, told) VALUES (?, ?, ?, ?, ?) "
          "ON CONFLICT(relay, sender) DO UPDATE SET since = excluded.since, words = excluded.words, told = "
          "excluded.told")
      .bind(relay, trouble.sender, trouble.since, trouble.words, trouble.told)
      .run();
}

void mark_refused(Session& session, domain::OutboxNumber mail, std::string_view sender) {
  session
      .query(
          "INSERT INTO refused_mail(outbox, sender) VALUES (?, ?) "
          "ON CONFLICT(outbox) DO UPDATE SET sender = excluded.sender")
      .bind(mail, sender)
      .run();
}

std::map<domain::OutboxNumber, std::string> refused_mails(Session& session) {
  auto query = session.query(
      "SELECT r.outbox, r.sender FROM refused_mail r JOIN outbox o ON o.id = r.outbox WHERE o.state = "
      "{SendState::Pending}");
  std::map<domain::OutboxNumber, std::string> mails;
  while (query.next()) mails.emplace(domain::OutboxNumber{query.number(0)}, query.text(1));
  return mails;
}

bool was_refused(Session& session, domain::OutboxNumber mail) {
  return session.query("SELECT 1 FROM refused_mail WHERE outbox = ?").bind(mail).next();
}

bool waits_refused(Session& session, std::string_view sender) {
  return session
      .query(
          "SELECT 1 FROM refused_mail r JOIN outbox o ON o.id = r.outbox WHERE r.sender = ? AND o.state = "
          "{SendState::Pending} "
          "LIMIT 1")
      .bind(sender)
      .next();
}

void make_refused_due(Session& session, std::string_view sender, domain::Instant now) {
  session
      .query(
          "UPDATE outbox SET due = ?1 WHERE state = {SendState::Pending} AND due > ?1 AND id IN "
          "(SELECT outbox FROM refused_mail WHERE sender = ?2)")
      .bind(now, sender)
      .run();
}

void forget_refused(Session& session, std::string_view sender) {
  session.query("DELETE FROM refused_mail WHERE sender = ?").bind(sender).run();
}

void record_author(Session& session, domain::OutboxNumber mail, std::string_view agent) {
  session.query("INSERT INTO author(outbox, agent) VALUES (?, ?)").bind(mail, agent).run();
}

std::string author_of(Session& session, domain::OutboxNumber mail) {
  auto query = session.query("SELECT agent FROM author WHERE outbox = ?");
  return query.bind(mail).next() ? query.text(0) : std::string();
}

}  // namespace ticketd::store
