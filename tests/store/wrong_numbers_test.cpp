// SPDX-License-Identifier: Apache-2.0
// Numbers on disk that are no enumerator's: each is its row's error, with the column's name, and whoever
// reads other rows reads on.
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "domain/row_error.hpp"
#include "store/agent_work.hpp"
#include "store/chains.hpp"
#include "store/clocks.hpp"
#include "store/contract/engines.hpp"
#include "store/held_answers.hpp"
#include "store/mail_loops.hpp"
#include "store/mailboxes.hpp"
#include "store/messages.hpp"
#include "store/outbox.hpp"
#include "store/query.hpp"
#include "store/reports.hpp"
#include "store/ticket_list.hpp"
#include "store/tickets.hpp"
#include "store/unreadable.hpp"

namespace ticketd::store {
namespace {

constexpr domain::Instant now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 2}};

template <class Enum>
void refuses(std::initializer_list<std::int64_t> numbers) {
  for (const auto number : numbers) {
    CAPTURE(number);
    CHECK_THROWS_WITH_AS((void)enumerator_of<Enum>(number, "t.c"),
                         ("t.c holds " + std::to_string(number) + ", which means nothing").c_str(),
                         domain::RowError);
  }
}

constexpr auto lowest = std::numeric_limits<std::int64_t>::min();
constexpr auto highest = std::numeric_limits<std::int64_t>::max();

// Two tickets, each with one row of every table that holds enumerators. In those of the first they are wrong.
struct Filled {
  domain::TicketNumber ticket;
  domain::MessageNumber message;
  domain::EscalationNumber chain;
  domain::OutboxNumber mail;
};

Filled fill(Session& session, Uid uid) {
  Filled made;
  made.ticket = open_some_ticket(session);
  Message message;
  message.ticket = made.ticket;
  made.message = add_message(session, message, pack("a mail"));
  ChainRow chain;
  chain.ticket = made.ticket;
  chain.chain.people = {"anna"};
  made.chain = add_chain(session, chain, now);
  (void)add_attempt(session, {{}, made.chain, "anna", "", "", now});
  OutboxRow row;
  row.number = made.mail = next_outbox_number(session);
  row.ticket = made.ticket;
  row.message = made.message;
  put_in_outbox(session, row);
  add_participant(session, made.ticket, "eva@customer.example", ParticipantRole::Requester);
  record_status_change(session, made.ticket, {now, domain::Status::Open});
  add_time_entry(session, made.ticket, {now, {"anna", domain::Seconds{60}}});
  HeldAnswer held;
  held.ticket = made.ticket;
  held.message = made.message;
  held.mail = made.mail;
  add_held_answer(session, held);
  note_loop_mail(session, made.ticket, made.message, {domain::LoopEnd::Others, now}, now);
  record_delivery(session, cursor_of(session, "support", now), uid, made.message, PendingMark::Done);
  return made;
}

struct Reader {
  const char*
      damage;  // of all rows that belong to the ticket ?1, the message ?2, the chain ?3 or the mail ?4
  const char* words;
  std::function<void(Session&, const Filled&)> read;
};

const std::vector<Reader>& readers() {
  static const std::vector<Reader> all{
      {"UPDATE ticket SET status = 9 WHERE number = ?1", "ticket.status holds 9, which means nothing",
       [](Session& s, const Filled& f) { (void)find_ticket(s, f.ticket); }},
      {"UPDATE ticket SET priority = 0 WHERE number = ?1", "ticket.priority holds 0, which means nothing",
       [](Session& s, const Filled& f) { (void)find_ticket(s, f.ticket); }},
      {"UPDATE ticket SET approval_step = -1 WHERE number = ?1",
       "ticket.approval_step holds -1, which means nothing",
       [](Session& s, const Filled& f) { (void)find_ticket(s, f.ticket); }},
      {"UPDATE message SET verdict = 9 WHERE ticket = ?1", "message.verdict holds 9, which means nothing",
       [](Session& s, const Filled& f) { (void)messages_of(s, f.ticket); }},
      {"UPDATE message SET direction = 3 WHERE ticket = ?1", "message.direction holds 3, which means nothing",
       [](Session& s, const Filled& f) { (void)messages_of(s, f.ticket); }},
      {"UPDATE content SET encoding = 2 WHERE message = ?2", "content.encoding holds 2, which means nothing",
       [](Session& s, const Filled& f) { (void)content_of(s, f.message); }},
      {"UPDATE participant SET role = 2 WHERE ticket = ?1", "participant.role holds 2, which means nothing",
       [](Session& s, const Filled& f) { (void)participants_of(s, f.ticket); }},
      {"UPDATE status_change SET status = 6 WHERE ticket = ?1",
       "status_change.status holds 6, which means nothing",
       [](Session& s, const Filled& f) {
         domain::Ticket ticket;
         ticket.number = f.ticket;
         (void)times_of(s, ticket);
       }},
      {"UPDATE time_entry SET kind = 2 WHERE ticket = ?1", "time_entry.kind holds 2, which means nothing",
       [](Session& s, const Filled& f) { (void)time_entries_of(s, f.ticket); }},
      {"UPDATE chain SET clock = 3 WHERE id = ?3", "chain.clock holds 3, which means nothing",
       [](Session& s, const Filled& f) { (void)find_chain(s, f.chain); }},
      {"UPDATE chain SET purpose = 256 WHERE id = ?3", "chain.purpose holds 256, which means nothing",
       [](Session& s, const Filled& f) { (void)find_chain(s, f.chain); }},
      {"UPDATE chain SET state = 5 WHERE id = ?3", "chain.state holds 5, which means nothing",
       [](Session& s, const Filled& f) { (void)chains_of(s, f.ticket); }},
      {"UPDATE attempt SET outcome = 11 WHERE chain = ?3", "attempt.outcome holds 11, which means nothing",
       [](Session& s, const Filled& f) { (void)attempts_of(s, f.chain); }},
      {"UPDATE outbox SET state = 4 WHERE id = ?4", "outbox.state holds 4, which means nothing",
       [](Session& s, const Filled& f) { (void)outbox_row(s, f.mail); }},
      {"UPDATE held_answer SET proof = 2 WHERE mail = ?4", "held_answer.proof holds 2, which means nothing",
       [](Session& s, const Filled& f) { (void)held_answer_told_by(s, f.mail); }},
      {"UPDATE held_answer SET state = 3 WHERE mail = ?4", "held_answer.state holds 3, which means nothing",
       [](Session& s, const Filled& f) { (void)held_answer_told_by(s, f.mail); }},
      {"UPDATE loop_mail SET sent_by = 2 WHERE ticket = ?1", "loop_mail.sent_by holds 2, which means nothing",
       [](Session& s, const Filled& f) { (void)loop_mails(s, f.ticket, 10); }}};
  return all;
}

void damage(Store& store, const char* sql, const Filled& of) {
  transact(store, [&](Session& session) {
    const std::string text(sql);
    auto query = session.query(sql);
    if (text.find("?1") != std::string::npos) query.bind(of.ticket);
    if (text.find("?2") != std::string::npos) query.bind(nullptr, of.message);
    if (text.find("?3") != std::string::npos) query.bind(nullptr, nullptr, of.chain);
    if (text.find("?4") != std::string::npos) query.bind(nullptr, nullptr, nullptr, of.mail);
    query.run();
  });
}

}  // namespace

TEST_CASE("a number that is no enumerator's is refused, whatever it is") {
  refuses<domain::Status>({lowest, -1, 6, 256, highest});
  refuses<domain::Priority>({lowest, 0, 4, 257, highest});
  refuses<domain::Direction>({-1, 3});
  refuses<domain::Verdict>({-1, 9});
  refuses<domain::command::Activity>({-1, 2});
  refuses<domain::ClockKind>({-1, 3});
  refuses<domain::ChainPurpose>({-1, 2, 256});
  refuses<domain::ChainState>({-1, 5, 257});
  refuses<domain::CallOutcome>({-1, 11});
  refuses<domain::SendState>({-1, 4, 256});
  refuses<domain::ApprovalStep>({-1, 4});
  refuses<domain::LoopEnd>({-1, 2});
  refuses<ParticipantRole>({-1, 2});
  refuses<Encoding>({-1, 2});
  refuses<LineEnd>({-1, 2});
  refuses<PendingMark>({-1, 4});
  refuses<HeldProof>({-1, 2});
  refuses<HeldState>({-1, 3});
}

TEST_CASE("a row with a wrong number is that row's error, and the same row of another ticket is read") {
  for (const auto& reader : readers()) {
    CAPTURE(reader.words);
    on_each_engine([&](Store& store) {
      const auto bad = transact(store, [](Session& session) { return fill(session, 7); });
      const auto good = transact(store, [](Session& session) { return fill(session, 8); });
      damage(store, reader.damage, bad);
      CHECK_THROWS_WITH_AS(read(store, [&](Session& session) { reader.read(session, bad); }), reader.words,
                           domain::RowError);
      CHECK_NOTHROW(read(store, [&](Session& session) { reader.read(session, good); }));
    });
  }
}

TEST_CASE("lists leave out what they can't read, let the others have its place, and tell its name") {
  on_each_engine([](Store& store) {
    const auto good = transact(store, [](Session& session) { return fill(session, 8); });
    const auto bad = transact(store, [](Session& session) { return fill(session, 7); });
    damage(store, "UPDATE ticket SET priority = 7 WHERE number = ?1", bad);
    damage(store, "UPDATE chain SET state = 7 WHERE id = ?3", bad);
    damage(store, "UPDATE delivery SET mark = 7 WHERE message = ?2", bad);
    damage(store, "UPDATE message SET ticket = NULL, verdict = 70 WHERE ticket = ?1", bad);
    damage(store, "UPDATE message SET ticket = NULL WHERE ticket = ?1", good);
    read(store, [&](Session& session) {
      for (const auto order : {TicketOrder::Newest, TicketOrder::Urgent}) {
        std::vector<domain::TicketNumber> tickets;
        for_each_ticket(session, {}, order, std::nullopt, 1, [&](const ListedTicket& listed) {
          tickets.push_back(listed.line.ticket.number);
          return true;
        });
        CHECK(tickets == std::vector{good.ticket});
      }
      const auto chains = chains_of_open_tickets(session);
      REQUIRE(chains.size() == 1);
      CHECK(chains.front().number == good.chain);
      const auto actions = pending_mailbox_actions(session, cursor_of(session, "support", now), 1);
      REQUIRE(actions.size() == 1);
      CHECK(actions.front().uid == Uid{8});
      const auto messages = unfiled_messages(session, 1);
      REQUIRE(messages.size() == 1);
      CHECK(messages.front().number == good.message);
      for (const auto among : {Among::NotClosed, Among::All})
        CHECK(unreadable_tickets(session, among) ==
              std::vector<std::string>{"#" + std::to_string(bad.ticket.value) +
                                       ": ticket.priority holds 7, which means nothing"});
      CHECK(unreadable_messages(session) ==
            std::vector<std::string>{"message " + std::to_string(bad.message.value) +
                                     ": message.verdict holds 70, which means nothing"});
    });
  });
}

TEST_CASE("a closed ticket that can't be read is named where closed ones are looked at") {
  on_each_engine([](Store& store) {
    const auto bad = transact(store, [](Session& session) { return fill(session, 7); });
    damage(store, "UPDATE ticket SET status = 4, priority = 7 WHERE number = ?1", bad);
    read(store, [&](Session& session) {
      CHECK(unreadable_tickets(session, Among::NotClosed).empty());
      CHECK(unreadable_tickets(session, Among::All).size() == 1);
    });
    damage(store, "UPDATE ticket SET status = 9 WHERE number = ?1", bad);
    read(store, [&](Session& session) {
      CHECK(unreadable_tickets(session, Among::NotClosed).front().find("ticket.status holds 9") !=
            std::string::npos);
    });
  });
}

}  // namespace ticketd::store
