// SPDX-License-Identifier: Apache-2.0
#include "mail/compose/compose.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <sstream>
#include <string_view>

#include <mimetic/mimetic.h>

#include "mail/compose/encoding.hpp"
#include "mail/compose/header_block.hpp"
#include "text/ascii.hpp"

namespace ticketd::mail {
namespace {

constexpr std::size_t longest_line = 990;  // of a body that travels unencoded; RFC 5322 allows 998
constexpr unsigned longest_header_line = 76;
constexpr std::size_t references_kept = 20;

std::vector<std::string> thread_of(const Draft& draft) {
  std::vector<std::string> ids = draft.references;
  if (!draft.in_reply_to.empty() && (ids.empty() || ids.back() != draft.in_reply_to))
    ids.push_back(draft.in_reply_to);
  if (ids.size() > references_kept + 1) {
    ids.erase(ids.begin() + 1, ids.end() - static_cast<std::ptrdiff_t>(references_kept));
  }
  return ids;
}

std::string header_block(const Draft& draft) {
  HeaderBlock block;
  block.date("Date", draft.date);
  block.addresses("From", std::span(&draft.from, 1));
  block.addresses("To", draft.to);
  block.addresses("Cc", draft.cc);
  const Address reply_to{{}, draft.reply_to};
  block.addresses("Reply-To", std::span(&reply_to, 1));
  block.text("Subject", draft.subject);
  block.message_ids("Message-ID", std::span(&draft.message_id, 1));
  block.message_ids("In-Reply-To", std::span(&draft.in_reply_to, 1));
  block.message_ids("References", thread_of(draft));
  if (draft.auto_submitted != AutoSubmitted::No) {
    block.text("Auto-Submitted",
               draft.auto_submitted == AutoSubmitted::Replied ? "auto-replied" : "auto-generated");
    block.text("X-Auto-Response-Suppress", "OOF, AutoReply");  // the word that Exchange heeds
  }
  if (!draft.language.empty()) block.text("Content-Language", draft.language);
  for (const auto& [name, value] : draft.headers) block.text(name, value);
  block.text("MIME-Version", "1.0");
  return block.bytes();
}

bool has_short_lines(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\r\n"), text.size());
    if (end > longest_line) return false;
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return true;
}

// Parameters stand beside the value where they fit, else each on a line of its own. mimetic writes the fields
// of parts; bodies are ours, as it writes none for a message/rfc822 and copies each into a tree.
std::string field(const std::string& name, std::string value, std::span<const std::string> parameters = {}) {
  for (const std::string& each : parameters) value += "; " + each;
  std::ostringstream out;
  mimetic::Field(name, value).write(out, longest_header_line);
  return std::move(out).str() + "\r\n";
}

// Out of the Message-ID, which strangers cannot foresee, so that two runs never differ. Neither base64 nor
// quoted-printable can hold "=_"; what travels unencoded is looked through for it.
std::string boundary_of(const Draft& draft) {
  std::string boundary = "=_";
  for (const char c : draft.message_id.substr(0, std::min<std::size_t>(draft.message_id.find('@'), 60))) {
    const bool fits = text::is_alphanumeric(c) || c == '.';
    boundary += fits ? c : '_';
  }
  return boundary;
}

constexpr const char* text_type = "text/plain; charset=utf-8";

struct EncodedText {
  const char* encoding;
  std::string body;
};

// `boundary` is empty for a text that stands alone.
EncodedText encoded_text(std::string_view raw, std::string_view boundary) {
  std::string text = crlf_lines(raw);
  const bool holds_boundary = !boundary.empty() && text.find(boundary) != std::string::npos;
  // Seven bits pass every relay; one without 8BITMIME may not be handed eight (RFC 6152).
  const bool travels_plainly = has_short_lines(text) && !holds_boundary && text::is_ascii(text);
  if (!travels_plainly) return {"quoted-printable", quoted_printable(text)};
  return {"7bit", std::move(text)};
}

// Its header, the empty line and its body.
std::string text_part(std::string_view raw, std::string_view boundary) {
  const EncodedText encoded = encoded_text(raw, boundary);
  return field("Content-Type", text_type) + field("Content-Transfer-Encoding", encoded.encoding) + "\r\n" +
         encoded.body;
}

bool is_media_type(std::string_view type) {
  const auto are_allowed = [](std::string_view name) {
    constexpr std::string_view signs = "!#$&-^_.+";
    return std::all_of(name.begin(), name.end(),
                       [&](char c) { return text::is_alphanumeric(c) || signs.find(c) != signs.npos; });
  };
  const std::size_t slash = type.find('/');
  if (slash == type.npos || slash == 0 || slash + 1 == type.size() || type.size() > 100) return false;
  return are_allowed(type.substr(0, slash)) && are_allowed(type.substr(slash + 1));
}

// RFC 2046 section 5.2.1 forbids base64 for a message/rfc822; one that needs it travels as a plain file.
FileForm form_of(const OutgoingAttachment& enclosure, std::string_view boundary) {
  const std::string_view content = enclosure.content;
  const bool as_message = enclosure.type == "message/rfc822" && content == crlf_lines(content) &&
                          has_short_lines(content) && content.find(boundary) == std::string_view::npos;
  return as_message ? FileForm::AsIs : FileForm::Base64;
}

std::string without_last_line_end(std::string text) {
  if (text.ends_with("\r\n")) text.resize(text.size() - 2);
  return text;
}

std::string written(const OutgoingAttachment& enclosure, FileForm form) {
  if (form == FileForm::AsIs) return std::string(std::string_view(enclosure.content));
  return without_last_line_end(base64_lines(enclosure.content));
}

std::string header_of_part(const OutgoingAttachment& enclosure, FileForm form) {
  const bool as_message = form == FileForm::AsIs;
  const bool composite = enclosure.type.starts_with("message/") || enclosure.type.starts_with("multipart/");
  const bool known = as_message || (is_media_type(enclosure.type) && !composite);
  std::vector<std::string> name;
  if (!enclosure.name.empty()) name = parameter("filename", enclosure.name);
  return field("Content-Type", known ? enclosure.type : "application/octet-stream") +
         field("Content-Disposition", "attachment", name) +
         field("Content-Transfer-Encoding", as_message ? "8bit" : "base64") + "\r\n";
}

// The line end in front of a boundary is the boundary's (RFC 2046 section 5.1.1).
void append_multipart(Outline& mail, const Draft& draft, std::size_t large) {
  const std::string boundary = boundary_of(draft);
  const std::string quoted = "boundary=\"" + boundary + '"';
  mail.text += field("Content-Type", "multipart/mixed", std::span(&quoted, 1)) + "\r\n--" + boundary +
               "\r\n" + text_part(draft.text, boundary);
  for (std::size_t i = 0; i < draft.enclosures.size(); ++i) {
    const OutgoingAttachment& each = draft.enclosures[i];
    const FileForm form = form_of(each, boundary);
    mail.text += "\r\n--" + boundary + "\r\n" + header_of_part(each, form);
    if (each.content.size() < large)
      mail.text += written(each, form);
    else
      mail.gaps.push_back({mail.text.size(), i, form});
  }
  mail.text += "\r\n--" + boundary + "--\r\n";
}

}  // namespace

std::string compose(const Draft& draft) {
  return outline(draft, std::string::npos).text;
}

Outline outline(const Draft& draft, std::size_t large) {
  Outline mail{header_block(draft), {}};
  if (draft.enclosures.empty())
    mail.text += text_part(draft.text, {});
  else
    append_multipart(mail, draft, large);
  return mail;
}

}  // namespace ticketd::mail
