// SPDX-License-Identifier: Apache-2.0
#include "flow/intake/take_in_mail.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "domain/change_status.hpp"
#include "domain/describe_event.hpp"
#include "domain/granted_priority.hpp"
#include "domain/requested_priority.hpp"
#include "flow/clocks/response_target.hpp"
#include "flow/clocks/ticket_clocks.hpp"
#include "flow/conversation/act_on_mail.hpp"
#include "flow/intake/acknowledge.hpp"
#include "flow/intake/act_on_bounce.hpp"
#include "flow/intake/language.hpp"
#include "flow/intake/sender_context.hpp"
#include "store/crash_point.hpp"
#include "store/messages.hpp"
#include "store/store.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

constexpr std::size_t ids_kept = 24;  // of a mail's References: the newest ones
constexpr std::string_view left_out = "the server lists it and has not given it";

store::Identity identity_of(const mail::Mail& mail) {
  return {mail.identity, mail.date};
}

// From what is certain to what must be decided: a UID of this mailbox that is known, a mail that is known by
// its content, one that is older than the desk; only what is left is filed. Content before age: after a
// change of UIDVALIDITY (RFC 3501, 2.3.1.1) everything has a new UID and is old, and what was taken under
// another number still gets its delivery and its mark. Message, history, acknowledgement, delivery with the
// mark to make, and cursor are one unit of work. Killed before its commit the cursor has not passed the mail,
// and it is fetched again; killed after it, the mark is a row and is made by the next daemon.
class Intake {
 public:
  Intake(const Scene& scene, const config::Queue& queue, const store::Cursor& cursor)
      : scene_(scene), queue_(queue), cursor_(cursor) {}

  Taken take(const Arrival& arrival) {
    Taken taken{.uid = arrival.uid, .verdict = arrival.mail->classification.verdict};
    if (arrival.uid <= cursor_.last_uid) {
      // Only an owed mail, or one that the server shows twice, comes from behind the cursor.
      store::remove_pending_uid(scene_.session, cursor_, arrival.uid);
      if (store::is_known(scene_.session, cursor_, arrival.uid)) return taken;
    }
    const auto known =
        store::same_mail(scene_.session, identity_of(*arrival.mail), cursor_, arrival.mail->message_id);
    if (known) return seen_before(arrival, *known);
    if (arrived_before_start(arrival)) {
      taken.as = Taken::As::BeforeStart;
      store::record_delivery(scene_.session, cursor_, arrival.uid, std::nullopt, store::PendingMark::None);
      return taken;
    }
    file(arrival, taken);
    store::record_delivery(scene_.session, cursor_, arrival.uid, taken.message, mark_for(arrival));
    return taken;
  }

  Taken take_again(const Arrival& arrival) {
    Taken taken{.uid = arrival.uid};
    file(arrival, taken);
    return taken;
  }

 private:
  // The very first look at a mailbox with start_at new begins behind its end, so this matters after a
  // UIDVALIDITY change.
  [[nodiscard]] bool arrived_before_start(const Arrival& arrival) const {
    return queue_.start_at == config::StartAt::New && was_there_before(cursor_, arrival);
  }

  [[nodiscard]] store::PendingMark mark_for(const Arrival& arrival) const {
    if (arrival.is_beginning_only) return store::PendingMark::Flag;
    return queue_.done.kind == config::Mark::Kind::Leave ? store::PendingMark::None
                                                         : store::PendingMark::Done;
  }

  Taken seen_before(const Arrival& arrival, domain::MessageNumber known) {
    store::record_delivery(scene_.session, cursor_, arrival.uid, known, mark_for(arrival));
    return {.uid = arrival.uid,
            .as = Taken::As::SeenBefore,
            .message = known,
            .verdict = arrival.mail->classification.verdict};
  }

  // Facts before anything is written, or the mail would find itself: in its thread, among the
  // acknowledgements of the hour. The message before what it does, as that refers to its row; a reopening
  // behind it, so that the history tells the cause first.
  void file(const Arrival& arrival, Taken& taken) {
    store::poison_point(arrival.mail->message_id);
    const SenderContext facts = gather_sender_context(scene_, queue_, cursor_, arrival);
    const auto decision = domain::decide_intake(facts.intake, scene_.desk.intake_policy(), scene_.now);
    taken.verdict = decision.classification.verdict;
    act_on_bounce(scene_, facts, *arrival.mail, taken.verdict);
    domain::Ticket ticket;
    std::optional<domain::event::StatusChanged> reopened;
    if (const auto* const opened = std::get_if<domain::OpenTicket>(&decision.filing)) {
      taken.as = Taken::As::Ticket;
      ticket = open(arrival, facts, *opened);
      taken.ticket = ticket.number;
    } else if (const auto* const joined = std::get_if<domain::JoinThread>(&decision.filing)) {
      taken.as = Taken::As::Thread;
      taken.ticket = joined->ticket;
      if (joined->reopens) reopened = reopen(joined->ticket);
    } else {
      taken.as = Taken::As::Unfiled;
    }
    taken.message = keep(arrival, facts, decision, taken.ticket);
    if (taken.ticket) record(arrival, decision, *taken.ticket);
    if (reopened) note_reopening(*taken.ticket, facts.intake.sender, *reopened);
    if (std::holds_alternative<domain::OpenTicket>(decision.filing))
      note_wall_time(scene_, ticket, "ticketd");
    if (std::holds_alternative<domain::Acknowledge>(decision.acknowledgement)) {
      acknowledge(scene_, queue_, ticket, facts, *arrival.mail);
      taken.acknowledged = true;
    }
    act(arrival, facts, decision, taken, ticket);
  }

  void act(const Arrival& arrival, const SenderContext& facts, const domain::IntakeDecision& decision,
           const Taken& taken, const domain::Ticket& opened) {
    const auto* const joined = std::get_if<domain::JoinThread>(&decision.filing);
    const FiledMail filed{arrival,        facts,         decision.classification,
                          *taken.message, decision.told, joined != nullptr && joined->reopens};
    if (joined != nullptr) act_on_reply(scene_, *taken.ticket, filed);
    if (const auto* const request = std::get_if<domain::OpenTicket>(&decision.filing))
      act_on_request(scene_, opened, filed, request->has_clocks);
  }

  domain::Ticket open(const Arrival& arrival, const SenderContext& facts, const domain::OpenTicket& opened) {
    mail::Address requester{facts.sender_name, facts.intake.sender};
    if (facts.intake.is_proven_agent) requester = speaks_for(scene_.desk, facts, *arrival.mail);
    const auto* const customer = scene_.desk.directory().customer_of(requester.address);
    const auto& contract = scene_.desk.directory().contract_of(customer);
    domain::Ticket ticket;
    ticket.subject = arrival.mail->subject;
    ticket.priority = domain::granted_priority(
        domain::requested_priority(arrival.mail->subject, arrival.mail->text, scene_.desk.vocabulary()),
        contract);
    ticket.queue = cursor_.queue;
    ticket.requester = requester.address;
    ticket.requester_name = requester.name;
    ticket.customer = customer == nullptr ? std::string() : customer->name;
    ticket.contract = contract.name;
    ticket.language = language_for(scene_.desk, queue_, customer, contract, *arrival.mail);
    ticket.opened = opened.clock_start;
    if (opened.has_clocks)
      ticket.respond_by = domain::add_working_time(scene_.desk.calendar_of(contract), opened.clock_start,
                                                   contract.response_targets.at(ticket.priority));
    ticket.number = store::open_ticket(scene_.session, ticket);
    arm_new(scene_, ticket);
    if (!ticket.requester.empty())
      store::add_participant(scene_.session, ticket.number, ticket.requester,
                             store::ParticipantRole::Requester);
    return ticket;
  }

  std::optional<domain::event::StatusChanged> reopen(domain::TicketNumber number) {
    auto ticket = store::find_ticket(scene_.session, number).value();
    const auto changed = domain::change_status(ticket, domain::Cause::RequesterWrote, scene_.now);
    if (!changed) return std::nullopt;
    store::save_ticket(scene_.session, ticket);
    update_clocks(scene_, ticket, changed->from, changed->cause, "ticketd");
    return changed;
  }

  void note_reopening(domain::TicketNumber number, const std::string& sender,
                      domain::event::StatusChanged reopened) {
    reopened.remark = "answered by " + sender;
    store::add_event(scene_.session, number, {scene_.now, "ticketd", std::move(reopened)});
  }

  domain::MessageNumber keep(const Arrival& arrival, const SenderContext& facts,
                             const domain::IntakeDecision& decision,
                             std::optional<domain::TicketNumber> ticket) {
    const mail::Mail& mail = *arrival.mail;
    store::Message message;
    message.ticket = ticket;
    message.identity = identity_of(mail);
    message.message_id = mail.message_id;
    message.sender = facts.sender.empty() && !mail.from.empty() ? mail.from.front().address : facts.sender;
    for (const auto& to : mail.to) message.recipients.push_back(to.address);
    message.subject = mail.subject;
    message.at = std::min(arrival.internal_date, scene_.now);
    message.classification = decision.classification;
    return store::add_message(scene_.session, message, *arrival.packed);
  }

  void record(const Arrival& arrival, const domain::IntakeDecision& decision, domain::TicketNumber ticket) {
    for (const auto& event : decision.events) store::add_event(scene_.session, ticket, event);
    if (arrival.is_beginning_only)
      store::add_event(
          scene_.session, ticket,
          {scene_.now, "ticketd",
           domain::event::MailLeftOnServer{static_cast<std::int64_t>(arrival.size_on_server), queue_.folder,
                                           queue_.name, std::int64_t{arrival.uid}}});
    std::vector<std::string> ids = arrival.mail->in_reply_to;
    const auto& references = arrival.mail->references;
    ids.insert(ids.end(),
               references.end() - static_cast<std::ptrdiff_t>(std::min(references.size(), ids_kept)),
               references.end());
    ids.resize(std::min(ids.size(), ids_kept));
    if (!arrival.mail->message_id.empty()) ids.push_back(arrival.mail->message_id);
    store::link_ids(scene_.session, ticket, ids);
  }

  Scene scene_;
  const config::Queue& queue_;
  const store::Cursor& cursor_;
};

}  // namespace

std::string_view name_of(Taken::As as) {
  switch (as) {
    case Taken::As::KnownUid: return "known";
    case Taken::As::BeforeStart: return "before-start";
    case Taken::As::SeenBefore: return "seen-before";
    case Taken::As::Ticket: return "ticket";
    case Taken::As::Thread: return "thread";
    case Taken::As::Unfiled: return "unfiled";
  }
  return "";
}

std::vector<Taken> take_in(store::Store& store, const Desk& desk, const config::Queue& queue,
                           store::Cursor& cursor, std::span<const Arrival> arrivals,
                           std::span<const store::Uid> passed_over, domain::Instant now) {
  store::Cursor moved;
  auto taken = store::transact(store, [&](store::Session& session) {
    moved = cursor;
    std::vector<Taken> all;
    all.reserve(arrivals.size());
    Intake intake({session, desk, now}, queue, moved);
    for (const Arrival& arrival : arrivals) {
      all.push_back(intake.take(arrival));
      moved.last_uid = std::max(moved.last_uid, arrival.uid);
    }
    for (const auto uid : passed_over) {
      (void)store::note_pending_uid(session, moved, uid, left_out);
      moved.last_uid = std::max(moved.last_uid, uid);
    }
    store::save_cursor(session, moved);
    return all;
  });
  cursor = moved;
  return taken;
}

void add_passed_over_uids(store::Store& store, const store::Cursor& cursor,
                          std::span<const store::Uid> passed_over) {
  if (passed_over.empty()) return;
  store::transact(store, [&](store::Session& session) {
    for (const auto uid : passed_over) (void)store::note_pending_uid(session, cursor, uid, left_out);
  });
}

Taken take_again(const Scene& scene, const config::Queue& queue, const store::Cursor& cursor,
                 const Arrival& arrival) {
  return Intake(scene, queue, cursor).take_again(arrival);
}

}  // namespace ticketd::flow
