// SPDX-License-Identifier: Apache-2.0
// Any bytes give a mail whose text is UTF-8, and every attachment can be had again.
#include "mail/parse.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "text/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view raw(static_cast<const char*>(static_cast<const void*>(bytes)), size);
  const ticketd::mail::Mail mail = ticketd::mail::parse(raw);
  for (const std::string& text : {mail.subject, mail.text, mail.html, mail.reply}) {
    if (!ticketd::text::is_utf8(text)) std::abort();
  }
  for (std::size_t i = 0; i < mail.attachments.size() && i < 4; ++i) {
    const std::string content = ticketd::mail::attachment_content(raw, i);
    if (content.size() != mail.attachments[i].size) std::abort();
  }
  return 0;
}
