#include "flow/requester_mail.hpp"

#include "domain/approval_word.hpp"
#include "domain/event.hpp"
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
    const bool is_heard = proven || !whom_to_tell(scene_, ticket_).empty();
    const auto words =
        is_heard ? words_of(scene_, ticket_.number, sender_, *filed_.arrival.mail) : std::string();
    const auto word = proven ? domain::approval_word(words) : std::nullopt;
    const bool asks = word == ApprovalWord::Status || word == ApprovalWord::History;
    // What bears a mark is answered by a person only, who reads it as words.
    if (asks && !filed_.classification.automatic) return give_record(*word);
    const Status before = ticket_.status;
    if (takes_part) take(word);
    if (proven) add_copied(scene_, ticket_, *filed_.arrival.mail, sender_);
    const bool resumed = filed_.has_reopened || (ticket_.status == Status::Open && before != Status::Open);
    tell_of_reply(scene_, ticket_, {*filed_.arrival.mail, *filed_.arrival.packed}, words, {resumed});
  }

 private:
  void give_record(ApprovalWord word) {
    send_record(scene_, ticket_, {filed_.facts.sender_name, sender_},
                word == ApprovalWord::History ? RecordOf::History : RecordOf::Status);
    store::add_event(scene_.database, ticket_.number,
                     {scene_.now, sender_, domain::event_name::record_sent, "asked for the record"});
  }

  // Consent is the requester's alone; other participants' words are words.
  void take(std::optional<ApprovalWord> word) {
    if (word == ApprovalWord::Yes && ticket_.status == Status::Closed) return;
    // A machine's or a list's yes is no consent, and no objection either.
    if (word == ApprovalWord::Yes && ticket_.status == Status::Resolved && !may_consent()) return;
    const bool decides = sender_ == ticket_.requester && ticket_.status == Status::Resolved;
    auto progress = store::progress_of(scene_.database, ticket_.number);
    if (decides && word == ApprovalWord::Yes) {
      turn_status(scene_, ticket_, Cause::Approved, sender_);
      progress.approval = {};
      tell_closed();
    } else if (decides && word == ApprovalWord::No) {
      turn_status(scene_, ticket_, Cause::Rejected, sender_);
      progress.approval = {};
      tell(mail::Letter::Reopened, ticket_fields(scene_.desk, ticket_));
    } else {
      turn_status(scene_, ticket_, Cause::RequesterWrote, sender_);
      progress.approval = ticket_.status == Status::Resolved ? objection(scene_, ticket_) : store::Approval{};
    }
    store::keep_ticket(scene_.database, ticket_);
    store::keep_progress(scene_.database, ticket_.number, progress);
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
