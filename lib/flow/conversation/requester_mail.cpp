// SPDX-License-Identifier: Apache-2.0
#include "flow/conversation/requester_mail.hpp"

#include <optional>
#include <string>
#include <string_view>

#include "domain/address.hpp"
#include "domain/approval_word.hpp"
#include "domain/consent.hpp"
#include "domain/event.hpp"
#include "domain/resolution_answer.hpp"
#include "flow/clocks/save_status_change.hpp"
#include "flow/conversation/approval.hpp"
#include "flow/conversation/copied.hpp"
#include "flow/conversation/leaks.hpp"
#include "flow/letters/notices.hpp"
#include "flow/letters/own_text.hpp"
#include "flow/letters/record.hpp"
#include "flow/letters/status_mails.hpp"
#include "flow/letters/ticket_fields.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

using domain::ApprovalWord;
using domain::ResolutionAnswer;
using domain::Status;

class RequesterMail {
 public:
  RequesterMail(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed)
      : scene_(scene), ticket_(ticket), filed_(filed), sender_(filed.facts.sender) {}

  void handle() {
    burn_quoted_tokens(scene_, ticket_, filed_);
    const bool takes_part = store::is_participant(scene_.session, ticket_.number, sender_);
    const bool proven = takes_part && domain::prove_participant(filed_.facts.proof, ticket_.number).holds;
    // Telling a person's words from ours means reading our last mails again: only where somebody wants them.
    const bool is_heard = proven || is_asked() || !notice_recipients(scene_, ticket_).empty();
    const auto words =
        is_heard ? words_of(scene_, ticket_.number, sender_, *filed_.arrival.mail) : std::string();
    const auto word = proven ? domain::approval_word(words, scene_.desk.vocabulary()) : std::nullopt;
    const bool asks = word == ApprovalWord::Status || word == ApprovalWord::History;
    // What bears a mark is answered by a person only, who reads it as words.
    if (asks && !filed_.classification.automatic) return give_record(*word);
    const Status before = ticket_.status;
    Effect effect;
    if (takes_part)
      effect.answer = take(domain::read_resolution_answer(words, scene_.desk.vocabulary()), proven);
    if (proven) add_copied(scene_, ticket_, *filed_.arrival.mail, sender_);
    effect.resumes_clocks = filed_.has_reopened || (ticket_.status == Status::Open && before != Status::Open);
    tell_of_reply(scene_, ticket_, {*filed_.arrival.mail, *filed_.arrival.packed}, words, effect);
  }

 private:
  void give_record(ApprovalWord word) {
    send_record(scene_, ticket_, {filed_.facts.sender_name, sender_},
                word == ApprovalWord::History ? RecordOf::History : RecordOf::Status);
    store::add_event(scene_.session, ticket_.number, {scene_.now, sender_, domain::event::RecordSent{}});
  }

  [[nodiscard]] bool is_asked() const {
    return ticket_.status == Status::Resolved || ticket_.status == Status::Closed;
  }

  std::optional<AnswerRead> take(ResolutionAnswer answer, bool proven) {
    auto& approval = ticket_.approval;
    const auto decision =
        domain::decide_consent(ticket_.status, approval.step,
                               {answer, proven, sender_ == ticket_.requester, filed_.classification.mark});
    if (decision.cause) save_status_change(scene_, ticket_, *decision.cause, sender_);
    if (decision.approval == domain::ApprovalAfter::Ends) approval = {};
    if (decision.approval == domain::ApprovalAfter::WaitsForAnswer)
      approval = domain::begin_objection(approval_time(scene_, ticket_), scene_.now);
    if (decision.noted) note_read(*decision.noted);
    if (decision.read == domain::ReadAs::Yes) tell_closed();
    if (decision.read == domain::ReadAs::No)
      tell(mail::LetterKind::Reopened, ticket_fields(scene_.desk, ticket_));
    store::save_ticket(scene_.session, ticket_);
    if (!decision.read) return std::nullopt;
    return AnswerRead{*decision.read, follows(*decision.read, approval)};
  }

  // When silence, or an objection, comes to something.
  static std::optional<domain::Instant> follows(domain::ReadAs read, const domain::Approval& approval) {
    if (read == domain::ReadAs::Unclear) return approval.due;
    return read == domain::ReadAs::Thanks ? approval.approve_by : std::nullopt;
  }

  void note_read(domain::event::AnswerRead::As as) {
    store::add_event(scene_.session, ticket_.number, {scene_.now, sender_, domain::event::AnswerRead{as}});
  }

  void tell_closed() {
    auto fields = ticket_fields(scene_.desk, ticket_);
    const auto until = scene_.now + scene_.desk.config().tickets.reopen_within;
    fields.flag("approved").set("reopen_until", moment_words(scene_.desk, ticket_, ticket_.language, until));
    tell(mail::LetterKind::Closed, std::move(fields));
  }

  void tell(mail::LetterKind letter, mail::Fields fields) {
    StatusMail mail{.letter = letter, .fields = std::move(fields)};
    if (filed_.classification.automatic) mail.not_to.push_back(sender_);
    // An agent who takes part reads the words themselves, and how they were read.
    for (const auto& name : notice_recipients(scene_, ticket_))
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

void handle_requester_mail(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed) {
  RequesterMail(scene, ticket, filed).handle();
}

}  // namespace ticketd::flow
