// SPDX-License-Identifier: Apache-2.0
#include "story/desk_world.hpp"

#include <fstream>

#include <doctest/doctest.h>

#include "flow/conversation/conversation_timers.hpp"
#include "flow/intake/begin_epoch.hpp"
#include "flow/letters/enclosed.hpp"
#include "mail/parse.hpp"
#include "store/messages.hpp"
#include "store/sqlite/open.hpp"
#include "store/tickets.hpp"

namespace ticketd::story {
namespace {

std::string with_secret(std::string yaml, const std::string& secret) {
  const std::string_view mark = "@SECRET@";
  for (auto at = yaml.find(mark); at != std::string::npos; at = yaml.find(mark))
    yaml.replace(at, mark.size(), secret);
  return yaml;
}

flow::Desk make_desk(const std::filesystem::path& folder, std::string_view more, std::string_view queue_keys,
                     std::string_view key = "a secret that only the tests know") {
  std::ofstream(folder / "secret") << key;
  std::filesystem::permissions(folder / "secret",
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  const std::string secret = "{ file: " + (folder / "secret").string() + " }";
  const std::string yaml =
      "desk: { name: Acme Support, language: en, secret: " + secret + ", ops: [ops@desk.example] }\n" +
      "store: { path: " + (folder / "ticketd.db").string() + " }\n" +
      "smtp: { host: localhost, port: 25, tls: none }\n" +
      "queues:\n  - name: support\n    address: support@desk.example\n" +
      "    imap: { host: localhost, port: 143, tls: none, user: support, password: " + secret + ", " +
      std::string(queue_keys) + " }\n" + with_secret(std::string(more), secret);
  return flow::Desk(config::load_text(yaml, folder / "ticketd.yaml"));
}

}  // namespace

DeskWorld::DeskWorld(std::string_view more, std::string_view queue_keys)
    : now(std::chrono::sys_days{std::chrono::year{2026} / 11 / 2} + std::chrono::hours{9}),
      more_(more),
      queue_keys_(queue_keys) {
  desk_.emplace(make_desk(folder(), more, queue_keys));
  store_.emplace(store::open_sqlite(desk_->config().store.path, store::Access::ServeAlone));
  session_.emplace(store_->engine());
  cursor = store::cursor_of(*session_, queue().name, now);
  flow::begin_epoch(store(), queue(), cursor, 1, 1, now);
}

std::optional<domain::Instant> DeskWorld::talk() {
  const auto run = flow::run_timers(flow::talk_timers(), tick());
  CHECK(run.failed.empty());
  return run.next;
}

void DeskWorld::reconfigure(std::string_view more) {
  desk_.emplace(make_desk(folder(), more, queue_keys_));
}

flow::Taken DeskWorld::mail_arrives(std::string_view raw) {
  return mail_arrives(raw, now);
}

flow::Taken DeskWorld::mail_arrives(std::string_view raw, domain::Instant internal_date) {
  const mail::Mail mail = mail::parse(raw, {}, mail::Reading::Filing);
  const auto packed = flow::pack_with_files(mail, raw);
  const flow::Arrival arrival{next_uid_++, internal_date, &packed, &mail, raw.size(), false};
  return flow::take_in(store(), desk(), queue(), cursor, std::span(&arrival, 1), {}, now).at(0);
}

flow::TakenBatch DeskWorld::mail_with_uid(std::string_view raw, store::Uid uid) {
  const mail::Mail mail = mail::parse(raw, {}, mail::Reading::Filing);
  const auto packed = flow::pack_with_files(mail, raw);
  const flow::Arrival arrival{uid, now, &packed, &mail, raw.size(), false};
  next_uid_ = std::max(next_uid_, uid + 1);
  return flow::take_in_each(store(), desk(), queue(), cursor, std::span(&arrival, 1), {}, now);
}

void DeskWorld::change_secret(const std::string& secret) {
  desk_.emplace(make_desk(folder(), more_, queue_keys_, secret));
}

void DeskWorld::renumber(std::uint32_t uid_validity) {
  flow::begin_epoch(store(), queue(), cursor, uid_validity, next_uid_, now);
  next_uid_ = 1;
}

std::vector<store::OutboxRow> DeskWorld::rows(std::int64_t first) {
  std::vector<store::OutboxRow> rows;
  for (auto number = first;; ++number) {
    auto row = store::outbox_row(session(), domain::OutboxNumber{number});
    if (!row) return rows;
    rows.push_back(std::move(*row));
  }
}

mail::Mail DeskWorld::mail_of(const store::OutboxRow& row) {
  return mail::parse(store::content_of(session(), row.message).value());
}

std::vector<SentMail> DeskWorld::outbox() {
  std::vector<SentMail> sent;
  for (auto& row : rows()) sent.push_back({row, mail_of(row)});
  return sent;
}

std::vector<SentMail> DeskWorld::outbox_to_customers() {
  auto all = outbox();
  std::erase_if(all, [](const SentMail& sent) { return sent.row.recipient == "ops@desk.example"; });
  return all;
}

std::vector<SentMail> DeskWorld::outbox_to(std::string_view address) {
  std::vector<SentMail> sent;
  for (auto& row : rows())
    if (row.recipient == address) sent.push_back({row, mail_of(row)});
  return sent;
}

domain::Ticket DeskWorld::ticket(domain::TicketNumber number) {
  return store::find_ticket(session(), number).value();
}

std::vector<std::string> DeskWorld::events(domain::TicketNumber number) {
  std::vector<std::string> names;
  for (const auto& event : store::history_of(session(), number)) names.push_back(event.name);
  return names;
}

std::string raw(const Letter& letter) {
  std::string mail = "From: " + letter.from + "\r\nTo: " + letter.to + "\r\nSubject: " + letter.subject +
                     "\r\nDate: Mon, 2 Nov 2026 09:00:00 +0000\r\n";
  if (!letter.message_id.empty()) mail += "Message-ID: " + letter.message_id + "\r\n";
  if (!letter.in_reply_to.empty())
    mail += "In-Reply-To: " + letter.in_reply_to + "\r\nReferences: " + letter.in_reply_to + "\r\n";
  for (const auto& header : letter.headers) mail += header + "\r\n";
  return mail + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + letter.text;
}

}  // namespace ticketd::story
