// SPDX-License-Identifier: Apache-2.0
#include "flow/outbox/send_due.hpp"

#include "domain/event.hpp"
#include "flow/conversation/lost_mail.hpp"
#include "flow/outbox/sender_book.hpp"
#include "flow/relay_senders.hpp"
#include "flow/scene.hpp"
#include "store/messages.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

constexpr std::string_view outbox_timer = "outbox";

void record_failure(const Scene& scene, const store::OutboxRow& row, const std::string& words) {
  store::record_failed(scene.session, row.number, scene.now, words);
  if (!row.ticket) return;
  store::add_event(
      scene.session, *row.ticket,
      {scene.now, "ticketd",
       domain::event::SendingFailed{row.recipient, domain::event::SendingFailed::Why::Refused, words}});
  handle_failed_mail(scene, row, words);
}

void put_off(const Scene& scene, const store::OutboxRow& row, const SendOutcome& outcome,
             const domain::RetrySchedule& schedule) {
  const auto again = domain::next_try(schedule, row.created, row.attempts + 1, outcome.spread, scene.now);
  if (again) {
    store::record_deferred(scene.session, row.number, *again, outcome.words);
  } else {
    record_failure(scene, row, "tried for days; last: " + outcome.words);
  }
}

void record_sender_refused(const Scene& scene, SenderBook& book, const store::OutboxRow& row,
                           const SendOutcome& outcome) {
  const auto told = outcome.code / 100 == 5 ? SenderBook::Told::Ops : SenderBook::Told::Nobody;
  book.refused(outcome.sender, row.number, outcome.words, told);
  put_off(scene, row, outcome, sender_schedule);
}

void record(const Scene& scene, SenderBook& book, const SendOutcome& outcome,
            const domain::RetrySchedule& schedule) {
  if (outcome.result == SendStatus::Sent) {
    store::mark_sent(scene.session, outcome.number, scene.now, outcome.words);
    return book.accepted(outcome.sender, outcome.number);
  }
  const auto row = store::outbox_row(scene.session, outcome.number);
  if (!row || row->state != domain::SendState::Pending) return;
  switch (outcome.result) {
    case SendStatus::Sent: break;
    case SendStatus::Refused: record_failure(scene, *row, outcome.words); break;
    case SendStatus::SenderRefused: record_sender_refused(scene, book, *row, outcome); break;
    case SendStatus::Deferred: put_off(scene, *row, outcome, schedule); break;
    case SendStatus::RelayDown:
      store::record_deferred(scene.session, row->number, outcome.again.value_or(scene.now), outcome.words);
      break;
  }
}

// Chooses rows as they come, and for each sender who tries with one mail the best of his.
class Choice {
 public:
  Choice(store::Session& session, const Desk& desk, const Load& load) : desk_(desk), load_(load) {
    if (!load.passages.empty()) refused_ = store::refused_mails(session);
  }

  store::Onward look(const store::OutboxRow& row) {
    if (load_.held.contains(row.number)) return store::Onward::GoOn;
    const auto passage = passage_of(row);
    if (passage == load_.passages.end()) {
      if (rows.size() < load_.at_most) rows.push_back(row);
    } else if (passage->second == Passage::One) {
      consider(passage->first, row);
    }
    const bool is_full = rows.size() == load_.at_most;
    return is_full && load_.passages.empty() ? store::Onward::Enough : store::Onward::GoOn;
  }

  void take_those_who_try() {
    for (auto& [sender, row] : trying_) rows.push_back(std::move(row));
  }

  std::vector<store::OutboxRow> rows;

 private:
  [[nodiscard]] Passages::const_iterator passage_of(const store::OutboxRow& row) const {
    if (load_.passages.empty()) return load_.passages.end();
    return load_.passages.find(booked_sender(desk_, row.sender));
  }

  void consider(const std::string& sender, const store::OutboxRow& row) {
    const auto [known, is_first] = trying_.try_emplace(sender, row);
    if (!is_first && refused_.contains(known->second.number) && !refused_.contains(row.number))
      known->second = row;
  }

  const Desk& desk_;
  const Load& load_;
  std::map<domain::OutboxNumber, std::string> refused_;
  std::map<std::string, store::OutboxRow> trying_;
};

}  // namespace

DueMails due_mails(const Scene& scene, const Load& load) {
  Choice choice(scene.session, scene.desk, load);
  store::for_each_due(scene.session, scene.now, [&](const auto& row) { return choice.look(row); });
  choice.take_those_who_try();
  DueMails due;
  std::size_t loaded = 0;
  for (auto& row : choice.rows) {
    std::optional<std::string> content;
    const auto fault = fault_of([&] { content = store::content_of(scene.session, row.message); });
    if (!content) {
      due.unreadable.push_back({row.number, SendStatus::Refused,
                                "the store can't give it: " + fault.value_or("its content is not there"), 0.5,
                                std::nullopt});
      continue;
    }
    loaded += content->size();
    due.mails.push_back({std::move(row), *std::move(content)});
    if (loaded >= load.bytes) break;
  }
  return due;
}

void record_outcomes(const Scene& scene, std::span<const SendOutcome> outcomes,
                     const domain::RetrySchedule& schedule) {
  SenderBook book(scene);
  for (const SendOutcome& outcome : outcomes) record(scene, book, outcome, schedule);
}

SavedOutcomes save_outcomes(const Tick& tick, const std::vector<SendOutcome>& outcomes,
                            const domain::RetrySchedule& schedule, const std::string& refused_at_the_door) {
  SavedOutcomes saved;
  saved.failing = all_due_together(tick, outbox_timer, outcomes,
                                   [&](const Scene& scene, std::span<const SendOutcome> some) {
                                     record_outcomes(scene, some, schedule);
                                     if (!refused_at_the_door.empty())
                                       tell_ops_of_relay(scene, refused_at_the_door);
                                     return store::sender_troubles(scene.session, relay_name(scene.desk));
                                   });
  for (const auto& outcome : outcomes)
    if (tick.deferred.waits_until(outbox_timer, row_name(outcome), tick.now)) saved.left.push_back(outcome);
  return saved;
}

}  // namespace ticketd::flow
