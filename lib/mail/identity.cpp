#include "mail/identity.hpp"

#include <algorithm>
#include <span>

#include "mail/subject.hpp"

namespace ticketd::mail {

namespace {

// Each field with its length in front, so that no two lists of fields look the same.
void add_field(Sha256& sum, std::string_view field) {
  sum.add(std::to_string(field.size()));
  sum.add(":");
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
  std::string_view rest = mail.text;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, std::min(rest.find('\n'), rest.size() - 1) + 1);
    if (!line.starts_with('>')) sum.add(line);
    rest.remove_prefix(line.size());
  }
  return sum.finish();
}

}  // namespace ticketd::mail
