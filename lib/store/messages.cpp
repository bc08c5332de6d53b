// SPDX-License-Identifier: Apache-2.0
#include "store/messages.hpp"

#include "domain/row_error.hpp"
#include "store/address_list.hpp"
#include "store/files.hpp"
#include "store/query.hpp"

namespace ticketd::store {
namespace {

// 0 where it is not known, as it isn't of mails that were kept before there were hours.
std::int64_t hour_of(const Identity& identity) {
  if (!identity.dated) return 0;
  return std::chrono::floor<std::chrono::hours>(*identity.dated).time_since_epoch().count();
}

// The oldest, as what is of no known hour was kept first. A seek for each hour: IN builds a table of them,
// and this is asked for every mail.
std::optional<domain::MessageNumber> first_with(Session& session, const Identity& identity) {
  auto query = session.query(
      "SELECT id FROM message WHERE dated = 0 AND identity = ?2 "
      "UNION ALL SELECT id FROM message WHERE dated = ?1 AND identity = ?2 LIMIT 1");
  if (!query.bind(hour_of(identity), identity.digest).next()) return std::nullopt;
  return domain::MessageNumber{query.number(0)};
}

}  // namespace

domain::MessageNumber add_message(Session& session, const Message& message, const Packed& content) {
  std::optional<Digest> identity;
  if (message.identity) identity = message.identity->digest;
  const std::int64_t dated = message.identity ? hour_of(*message.identity) : 0;
  const auto& classification = message.classification;
  session
      .query(
          "INSERT INTO message(ticket, direction, identity, dated, message_id, sender, recipients, subject, "
          "at, verdict, automatic, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(message.ticket, message.direction, identity, dated, message.message_id, message.sender,
            join_addresses(message.recipients), message.subject, message.at, classification.verdict,
            classification.automatic ? 1 : 0, classification.reason)
      .run();
  const domain::MessageNumber number{session.number_given()};
  session.query("INSERT INTO content(message, encoding, size, bytes, files) VALUES (?, ?, ?, ?, ?)")
      .bind(number, content.encoding, static_cast<std::int64_t>(content.size), Blob{content.bytes},
            static_cast<std::int64_t>(content.files.size()))
      .run();
  add_files(session, number, content.files);
  return number;
}

std::optional<std::string> content_of(Session& session, domain::MessageNumber message) {
  const auto packed = packed_content_of(session, message);
  if (!packed) return std::nullopt;
  return unpack(*packed);
}

std::optional<Packed> packed_content_of(Session& session, domain::MessageNumber message) {
  auto query = session.query("SELECT encoding, size, bytes, files FROM content WHERE message = ?");
  if (!query.bind(message).next()) return std::nullopt;
  Packed packed{query.enumerator<Encoding>(0, "content.encoding"),
                static_cast<std::size_t>(query.number(1)),
                std::string(query.bytes(2)),
                {}};
  const auto files = static_cast<std::size_t>(query.number(3));
  if (files == 0) return packed;
  packed.files = files_of(session, message);
  if (packed.files.size() != files) throw domain::RowError("store: a file of a kept mail is not there");
  return packed;
}

std::optional<KeptMessage> only_message_of(Session& session, domain::TicketNumber ticket) {
  auto query = session.query("SELECT id, at FROM message WHERE ticket = ? LIMIT 2");
  if (!query.bind(ticket).next()) return std::nullopt;
  const KeptMessage kept{domain::MessageNumber{query.number(0)}, query.instant(1)};
  if (query.next()) return std::nullopt;
  return kept;
}

void replace_message(Session& session, domain::MessageNumber before, domain::MessageNumber after) {
  session.query("UPDATE delivery SET message = ? WHERE message = ?").bind(after, before).run();
  remove_files(session, before);
  session.query("DELETE FROM content WHERE message = ?").bind(before).run();
  session.query("DELETE FROM message WHERE id = ?").bind(before).run();
}

std::optional<domain::MessageNumber> same_mail(Session& session, const Identity& identity,
                                               const Cursor& cursor, std::string_view message_id) {
  if (!message_id.empty()) return first_with(session, identity);
  auto query = session.query(
      "SELECT id FROM message AS m WHERE dated IN (?, 0) AND identity = ? AND NOT EXISTS (SELECT 1 FROM "
      "delivery AS d "
      "WHERE d.message = m.id AND d.queue = ? AND d.uid_validity = ?) ORDER BY id LIMIT 1");
  if (!query.bind(hour_of(identity), identity.digest, cursor.queue, cursor.uid_validity).next())
    return std::nullopt;
  return domain::MessageNumber{query.number(0)};
}

}  // namespace ticketd::store
