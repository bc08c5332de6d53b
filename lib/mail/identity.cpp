// SPDX-License-Identifier: Apache-2.0
#include "mail/identity.hpp"

#include <algorithm>
#include <span>

#include "mail/reply/subject.hpp"

namespace ticketd::mail {

namespace {

// Each field with its length in front, so that no two lists of fields look the same.
void add_field(Sha256& sum, std::string_view field) {
  sum.add(std::to_string(field.size()) + ':');
  sum.add(field);
}

}  // namespace

Digest identity_of(const Mail& mail, std::string_view date, std::string_view rest) {
  Sha256 sum;
  for (const Address& from : mail.from) add_field(sum, from.address);
  add_field(sum, "");
  add_field(sum, date);
  add_field(sum, mail.subject);
  add_field(sum, mail.message_id);
  add_field(sum, mail.text);
  add_field(sum, mail.html);
  for (const Attachment& attachment : mail.attachments) add_field(sum, hex(attachment.sha256));
  add_field(sum, rest);
  return sum.finish();
}

Digest wording_of(const Mail& mail) {
  Sha256 sum;
  sum.add(reply_subject_skeleton(mail.subject));
  sum.add("\n");
  const std::string_view text = mail.text;
  std::size_t begin = 0;  // of the lines not added yet
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    if (text[at] == '>') {
      sum.add(text.substr(begin, at - begin));
      begin = end;
    }
    at = end;
  }
  sum.add(text.substr(begin));
  return sum.finish();
}

}  // namespace ticketd::mail
