// SPDX-License-Identifier: Apache-2.0
// A desk in a temporary directory with a clock that is turned by hand: real configuration, templates and
// database, no network. Mails arrive as bytes, what leaves is looked up in the outbox.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/instant.hpp"
#include "flow/deferred_rows.hpp"
#include "flow/desk.hpp"
#include "flow/escalation/mail_pace.hpp"
#include "flow/for_each_due.hpp"
#include "flow/intake/quarantine.hpp"
#include "flow/intake/take_in_mail.hpp"
#include "mail/mail.hpp"
#include "store/mailboxes.hpp"
#include "store/outbox.hpp"
#include "store/reports.hpp"
#include "store/store.hpp"
#include "temporary_directory.hpp"

namespace ticketd::story {

struct SentMail {
  store::OutboxRow row;
  mail::Mail mail;
};

class DeskWorld {
 public:
  // `more`: further queues and top-level sections of the YAML, with `@SECRET@` where a password stands;
  // `queue_keys`: further keys of the queue's imap map.
  explicit DeskWorld(std::string_view more = {},
                     std::string_view queue_keys = "start_at: all, acknowledge_backlog: true");
  DeskWorld(const DeskWorld&) = delete;
  DeskWorld& operator=(const DeskWorld&) = delete;

  // As the server hands it over now, with the next UID.
  flow::Taken mail_arrives(std::string_view raw);
  flow::Taken mail_arrives(std::string_view raw, domain::Instant internal_date);
  flow::TakenBatch mail_with_uid(std::string_view raw, store::Uid uid);
  // The server numbers its mails anew.
  void renumber(std::uint32_t uid_validity);

  // SIGHUP with other sections.
  void reconfigure(std::string_view more);
  // The operator replaces the desk's secret and reloads.
  void change_secret(const std::string& secret);

  void pass(domain::Seconds span) { now += span; }
  // Everything that was put into the outbox, oldest first; without the mails it costs less.
  [[nodiscard]] std::vector<store::OutboxRow> rows(std::int64_t first = 1);
  [[nodiscard]] mail::Mail mail_of(const store::OutboxRow& row);
  [[nodiscard]] std::vector<SentMail> outbox();
  [[nodiscard]] std::vector<SentMail> outbox_to(std::string_view address);
  // Without what ops got: of a desk without agents they hear of each ticket.
  [[nodiscard]] std::vector<SentMail> outbox_to_customers();
  [[nodiscard]] domain::Ticket ticket(domain::TicketNumber number);
  [[nodiscard]] std::vector<std::string> events(domain::TicketNumber number);
  [[nodiscard]] store::Totals totals() { return store::totals(session()); }

  [[nodiscard]] store::Store& store() { return *store_; }
  // For a look or a change between units of work.
  [[nodiscard]] store::Session& session() { return *session_; }
  template <class Work>
  auto unit(Work&& work) {
    return store::transact(store(), std::forward<Work>(work));
  }
  [[nodiscard]] const flow::Desk& desk() const { return *desk_; }
  [[nodiscard]] const config::Queue& queue() const { return desk_->config().queues.front(); }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

  // What a timer is handed when the scheduler wakes now.
  [[nodiscard]] flow::Tick tick() { return {store(), desk(), now, deferred}; }
  // The timers of the talk with people. Returns when to come again.
  [[nodiscard]] std::optional<domain::Instant> talk();

  domain::Instant now;  // Monday 2 November 2026, 09:00 UTC at first
  store::Cursor cursor;
  flow::MailPace pace;
  flow::DeferredRows deferred;

 private:
  tests::TemporaryDirectory folder_;  // outlives the store in it
  std::string more_;
  std::string queue_keys_;
  std::optional<flow::Desk> desk_;
  std::optional<store::Store> store_;
  std::optional<store::Session> session_;
  store::Uid next_uid_ = 1;
};

// "From: eva@...": a plain mail of a person, with a Message-ID of its own.
struct Letter {
  std::string from = "Eva Holm <eva@customer.example>";
  std::string to = "support@desk.example";
  std::string subject = "The printer is on fire";
  std::string text = "It burns on the third floor.\n";
  std::string message_id = "<first@customer.example>";
  std::string in_reply_to{};
  std::vector<std::string> headers{};  // whole lines
};
[[nodiscard]] std::string raw(const Letter& letter);

}  // namespace ticketd::story
