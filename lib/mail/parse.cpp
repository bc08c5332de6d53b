// SPDX-License-Identifier: Apache-2.0
#include "mail/parse.hpp"

#include <functional>
#include <utility>

#include "mail/attachments.hpp"
#include "mail/classify.hpp"
#include "mail/content.hpp"
#include "mail/identity.hpp"
#include "mail/language.hpp"
#include "mail/message_ids.hpp"
#include "mail/mime/address.hpp"
#include "mail/mime/clean_text.hpp"
#include "mail/mime/encoded_word.hpp"
#include "mail/mime/header_date.hpp"
#include "mail/mime/part.hpp"
#include "mail/mime/sender.hpp"
#include "mail/reply/visible_reply.hpp"

namespace ticketd::mail {

namespace {

class MailReader {
 public:
  MailReader(std::string_view raw, const Limits& limits)
      : raw_(raw), limits_(limits), root_(read_parts(raw, limits, defects_)) {
    charset_ = text_charset(root_);
  }

  Mail read(Reading reading) {
    if (root_.header.fields().empty()) defects_.note("no header");
    read_subject();
    read_people();
    read_references();
    read_trace();
    read_content();
    mail_.identity = identity_of(mail_, root_.header.text("Date"), left_out());
    mail_.wording = wording_of(mail_);
    if (reading == Reading::Everything) mail_.reply = visible_reply(mail_.text);
    if (reading == Reading::Everything || looks_like_a_new_request())
      mail_.language = language_of(mail_.content_language, mail_.reply.empty() ? mail_.text : mail_.reply);
    mail_.defects = defects_.take();
    return std::move(mail_);
  }

 private:
  [[nodiscard]] bool looks_like_a_new_request() const {
    return mail_.classification.verdict == domain::Verdict::Request && mail_.in_reply_to.empty() &&
           mail_.references.empty();
  }

  void read_subject() {
    if (const auto subject = root_.header.find("Subject")) mail_.subject = header_text(*subject, charset_);
  }

  std::vector<Address> addresses(std::string_view field) const {
    std::vector<Address> all;
    for (const std::string_view value : root_.header.all(field)) {
      for (Address& address : read_addresses(value, charset_)) {
        if (all.size() < most_addresses) all.push_back(std::move(address));
      }
    }
    return all;
  }

  void read_people() {
    Senders senders = read_senders(root_.header, charset_);
    mail_.from = std::move(senders.addresses);
    source_ = senders.source;
    mail_.to = addresses("To");
    mail_.cc = addresses("Cc");
    mail_.reply_to = addresses("Reply-To");
    if (!root_.header.has("From")) defects_.note("no From");
    if (source_ == SenderSource::LookedFor) defects_.note("the sender had to be looked for");
    if (mail_.from.size() > 1) defects_.note("more than one From address");
    for (const std::string_view field : {"Delivered-To", "X-Original-To"}) {
      for (Address& address : addresses(field)) mail_.delivered_to.push_back(std::move(address.address));
    }
    const auto path = root_.header.find("Return-Path");
    if (!path) return;
    const std::vector<Address> sender = read_addresses(*path);
    const bool null_path = sender.empty() || sender.front().address.empty();
    mail_.return_path = null_path ? "<>" : sender.front().address;
  }

  std::vector<std::string> ids(std::string_view field) const {
    std::vector<std::string> all;
    for (const std::string_view value : root_.header.all(field)) {
      for (std::string& id : read_message_ids(value)) all.push_back(std::move(id));
    }
    return all;
  }

  void read_references() {
    const std::vector<std::string> own = ids("Message-ID");
    if (own.empty()) {
      defects_.note("no Message-ID");
    } else {
      mail_.message_id = own.front();
    }
    mail_.in_reply_to = ids("In-Reply-To");
    mail_.references = ids("References");
  }

  void read_trace() {
    mail_.date = read_date(root_.header.text("Date"));
    if (!mail_.date) defects_.note("no readable Date");
    // A host that judged From read nobody there, or somebody else.
    const auto judged = source_ == SenderSource::From ? root_.header.all("Authentication-Results")
                                                      : std::vector<std::string_view>{};
    for (const std::string_view value : judged) {
      mail_.authentication_results.push_back(clean_line(unfold(value)));
    }
    mail_.content_language = clean_line(root_.header.text("Content-Language"));
  }

  void read_content() {
    const Arrangement arrangement = arrange(root_);
    Body body = read_body(arrangement, limits_.text, defects_);
    mail_.text = std::move(body.text);
    mail_.html = std::move(body.html);
    mail_.attachments.reserve(arrangement.attachments.size());
    for (const Part* part : arrangement.attachments) {
      mail_.attachments.push_back(describe_attachment(*part, charset_, defects_));
      note_place(*part, mail_.attachments.back());
    }
    classify_mail(mail_, root_, arrangement);
  }

  // What was inside an S/MIME signature lies in memory of its own.
  void note_place(const Part& part, Attachment& attachment) const {
    const std::less<> before;
    const char* const end = raw_.data() + raw_.size();
    if (part.body.empty() || before(part.body.data(), raw_.data()) || !before(part.body.data(), end)) return;
    attachment.begin = static_cast<std::size_t>(part.body.data() - raw_.data());
    attachment.length = part.body.size();
  }

  // Where limits cut something, the raw body tells two mails apart.
  [[nodiscard]] std::string_view left_out() const {
    const bool cut = mail_.text.size() >= limits_.text || mail_.html.size() >= limits_.text;
    return cut ? root_.body : std::string_view{};
  }

  std::string_view raw_;
  const Limits& limits_;
  Defects defects_;
  Part root_;
  std::string_view charset_;
  SenderSource source_ = SenderSource::From;
  Mail mail_;
};

}  // namespace

Mail parse(std::string_view raw, const Limits& limits, Reading reading) {
  return MailReader(raw, limits).read(reading);
}

std::string text_for_people(std::string_view raw, const Limits& limits) {
  Defects unheard;
  const Part root = read_parts(raw, limits, unheard);
  return read_body(arrange(root), limits.text, unheard).text;
}

std::string attachment_content(std::string_view raw, std::size_t index, const Limits& limits) {
  Defects unheard;
  const Part root = read_parts(raw, limits, unheard);
  const Arrangement arrangement = arrange(root);
  if (index >= arrangement.attachments.size()) return {};
  const Part& part = *arrangement.attachments[index];
  return decode(part.body, part.encoding);
}

}  // namespace ticketd::mail
