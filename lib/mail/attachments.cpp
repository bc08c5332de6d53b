// SPDX-License-Identifier: Apache-2.0
#include "mail/attachments.hpp"

#include "mail/message_ids.hpp"
#include "mail/mime/clean_text.hpp"
#include "text/ascii.hpp"

namespace ticketd::mail {

namespace {

void note_what_stays_closed(const Part& part, std::string_view name, Defects& defects) {
  if (part.is_type("application/ms-tnef") || text::equal_ignoring_case(name, "winmail.dat")) {
    defects.note("Outlook rich text (winmail.dat) is kept as an attachment");
  } else if (part.is_type("application/pkcs7-mime") || part.is_type("application/x-pkcs7-mime")) {
    defects.note("an S/MIME message is kept as an attachment");
  } else if (part.is_type("application/pgp-encrypted")) {
    defects.note("an OpenPGP encrypted message is kept as an attachment");
  } else if (part.encoding == Encoding::Uuencode) {
    defects.note("a uuencoded part is kept as an attachment");
  }
}

std::string safe_type(std::string_view word) {
  std::string type;
  for (const char c : word.substr(0, 127)) {
    if (c > ' ' && c < '\x7f' && c != '"' && c != '<' && c != '>') type += c;
  }
  return type.find('/') == std::string::npos ? "application/octet-stream" : type;
}

}  // namespace

std::string attachment_name(const Part& part, std::string_view fallback_charset) {
  // Raw 8-bit names are decoded again, now that the mail's charset is known.
  for (const auto& [field, parameter] : {std::pair{"Content-Disposition", "filename"},
                                         {"Content-Type", "name"},
                                         {"Content-Disposition", "name"}}) {
    const auto value = part.header.find(field);
    if (!value) continue;
    std::string name = clean_file_name(read_parameters(*value, fallback_charset).parameter(parameter));
    if (!name.empty()) return name;
  }
  return part.header.fields().empty() ? clean_file_name(part.type.parameter("name")) : std::string{};
}

Attachment describe_attachment(const Part& part, std::string_view fallback_charset, Defects& defects) {
  Attachment attachment;
  attachment.name = attachment_name(part, fallback_charset);
  attachment.type = safe_type(part.type.word);
  if (const auto id = part.header.find("Content-ID")) {
    const std::vector<std::string> ids = read_message_ids(*id);
    attachment.content_id = ids.empty() ? clean_line(unfold(*id)) : ids.front();
  }
  attachment.shown_inline =
      part.disposition.word == "inline" || (part.disposition.word.empty() && !attachment.content_id.empty());
  Sha256 sum;
  decode_to(part.body, part.encoding, [&](std::string_view piece) {
    attachment.size += piece.size();
    sum.add(piece);
    return true;
  });
  attachment.sha256 = sum.finish();
  note_what_stays_closed(part, attachment.name, defects);
  return attachment;
}

}  // namespace ticketd::mail
