// SPDX-License-Identifier: Apache-2.0
#include "flow/requester_mail.hpp"

#include <optional>
#include <string>
#include <string_view>

#include "domain/address.hpp"
#include "domain/approval_word.hpp"
#include "domain/event.hpp"
#include "domain/resolution_answer.hpp"
#include "flow/approval.hpp"
#include "flow/conversation.hpp"
#include "flow/copied.hpp"
#include "flow/leaks.hpp"
#include "flow/notices.hpp"
#include "flow/record.hpp"
#include "flow/status_mails.hpp"
#include "flow/ticket_fields.hpp"
#include "flow/turn_status.hpp"
#include "store/agent_work.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

using domain::ApprovalWord;
using domain::Cause;
using domain::ResolutionAnswer;
using domain::Status;

class Heeding {
 public:
  Heeding(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed)
      : scene_(scene), ticket_(ticket), filed_(filed), sender_(filed.facts.sender) {}

  void heed() {
    burn_shown(scene_, ticket_, filed_);
    const bool takes_part = store::is_participant(scene_.database, ticket_.number, sender_);
    const bool proven = takes_part && domain::prove_participant(filed_.facts.proof, ticket_.number).holds;
    // Telling a person's words from ours means reading our last mails again: only where somebody wants them.
    const bool is_heard = proven || is_asked() || !whom_to_tell(scene_, ticket_).empty();
    const auto words =
        is_heard ? words_of(scene_, ticket_.number, sender_, *filed_.arrival.mail) : std::string();
    const auto word = proven ? domain::approval_word(words) : std::nullopt;
    const bool asks = word == ApprovalWord::Status || word == ApprovalWord::History;
    // What bears a mark is answered by a person only, who reads it as words.
    if (asks && !filed_.classification.automatic) return give_record(*word);
    const Status before = ticket_.status;
    Effect effect;
    if (takes_part) effect.answer = take(domain::read_resolution_answer(words), proven);
    if (proven) add_copied(scene_, ticket_, *filed_.arrival.mail, sender_);
    effect.resumes_clocks = filed_.has_reopened || (ticket_.status == Status::Open && before != Status::Open);
    tell_of_reply(scene_, ticket_, {*filed_.arrival.mail, *filed_.arrival.packed}, words, effect);
  }

 private:
  void give_record(ApprovalWord word) {
    send_record(scene_, ticket_, {filed_.facts.sender_name, sender_},
                word == ApprovalWord::History ? RecordOf::History : RecordOf::Status);
    store::add_event(scene_.database, ticket_.number,
                     {scene_.now, sender_, domain::event_name::record_sent, "asked for the record"});
  }

  [[nodiscard]] bool is_asked() const {
    return ticket_.status == Status::Resolved || ticket_.status == Status::Closed;
  }

  // Consent is the requester's alone; other participants' words are words.
  std::optional<AnswerRead> take(ResolutionAnswer answer, bool proven) {
    const bool objects = answer == ResolutionAnswer::Objection || answer == ResolutionAnswer::Unclear;
    if (ticket_.status == Status::Closed && !objects) return std::nullopt;
    auto progress = store::progress_of(scene_.database, ticket_.number);
    std::optional<AnswerRead> read;
    if (ticket_.status == Status::Resolved) {
      // A machine's or a list's yes is no consent, and no objection either.
      const bool is_marked_yes = answer == ResolutionAnswer::Consent && !may_consent();
      const bool decides = proven && sender_ == ticket_.requester && !is_marked_yes;
      read = decides ? decide(answer, progress.approval) : weigh(answer, progress.approval);
    } else {
      turn_status(scene_, ticket_, Cause::RequesterWrote, sender_);
      progress.approval = {};
    }
    store::keep_ticket(scene_.database, ticket_);
    store::keep_progress(scene_.database, ticket_.number, progress);
    return read;
  }

  AnswerRead decide(ResolutionAnswer answer, store::Approval& approval) {
    if (answer == ResolutionAnswer::Consent) {
      turn_status(scene_, ticket_, Cause::Approved, sender_);
      approval = {};
      tell_closed();
      return {AnswerRead::As::Yes};
    }
    if (answer == ResolutionAnswer::Objection) {
      turn_status(scene_, ticket_, Cause::Rejected, sender_);
      approval = {};
      tell(mail::Letter::Reopened, ticket_fields(scene_.desk, ticket_));
      return {AnswerRead::As::No};
    }
    return weigh(answer, approval);
  }

  // Who can't decide can't stop the silence by thanks, nor make it consent.
  AnswerRead weigh(ResolutionAnswer answer, store::Approval& approval) {
    if (answer == ResolutionAnswer::Consent || answer == ResolutionAnswer::NoObjection) {
      note_read(answer == ResolutionAnswer::Consent
                    ? "yes, but not proven to be the requester's: nothing changes"
                    : "thanks: silence runs on");
      if (approval.step == store::ApprovalStep::Objection) return {AnswerRead::As::Unclear, approval.due};
      if (answer == ResolutionAnswer::Consent) return {AnswerRead::As::UnprovenYes};
      return {AnswerRead::As::Thanks, approval.approve_by};
    }
    turn_status(scene_, ticket_, Cause::RequesterWrote, sender_);
    approval = objection(scene_, ticket_);
    note_read(
        "neither a clear yes nor a clear no: opens again unless somebody answers within a working hour");
    return {AnswerRead::As::Unclear, approval.due};
  }

  void note_read(std::string_view as) {
    store::add_event(scene_.database, ticket_.number,
                     {scene_.now, sender_, domain::event_name::answer_read, "read as " + std::string(as)});
  }

  [[nodiscard]] bool may_consent() const {
    const auto mark = filed_.classification.mark;
    return mark == domain::Mark::None || mark == domain::Mark::NoAnswer;
  }

  void tell_closed() {
    auto fields = ticket_fields(scene_.desk, ticket_);
    const auto until = scene_.now + scene_.desk.config().tickets.reopen_within;
    fields.flag("approved").set("reopen_until", moment_words(scene_.desk, ticket_, ticket_.language, until));
    tell(mail::Letter::Closed, std::move(fields));
  }

  void tell(mail::Letter letter, mail::Fields fields) {
    StatusMail mail{.letter = letter, .fields = std::move(fields)};
    if (filed_.classification.automatic) mail.not_to.push_back(sender_);
    // An agent who takes part reads the words themselves, and how they were read.
    for (const auto& name : whom_to_tell(scene_, ticket_))
      if (const auto* const agent = scene_.desk.directory().agent_named(name))
        if (auto address = domain::folded(agent->address); address != sender_)
          mail.not_to.push_back(std::move(address));
    tell_participants(scene_, ticket_, mail);
  }

  const Scene& scene_;
  domain::Ticket ticket_;
  const FiledMail& filed_;
  std::string sender_;
};

}  // namespace

void heed_requester(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed) {
  Heeding(scene, ticket, filed).heed();
}

}  // namespace ticketd::flow
