// SPDX-License-Identifier: Apache-2.0
// Whatever the strings of a draft and of a token hold, the mail has one header block, CRLF line ends and no
// line too long for SMTP, and no token is proven by chance.
#include "mail/compose/compose.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "mail/proof/token.hpp"

namespace {

void check_lines(std::string_view mail) {
  std::size_t line = 0;
  for (std::size_t at = 0; at < mail.size(); ++at) {
    const bool ends = mail[at] == '\n';
    if (ends && (at == 0 || mail[at - 1] != '\r')) std::abort();
    if (mail[at] == '\r' && (at + 1 == mail.size() || mail[at + 1] != '\n')) std::abort();
    if (mail[at] == '\0') std::abort();
    line = ends ? 0 : line + 1;
    if (line > 999) std::abort();  // 998 and the CR
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace ticketd::mail;
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  const std::string half = text.substr(0, size / 2);
  Draft draft;
  draft.from = {half, "support@acme.example"};
  draft.to = {{text, half}, {half, text}};
  draft.reply_to = half;
  draft.subject = text;
  draft.message_id = half + "@acme.example";
  draft.in_reply_to = text;
  draft.references = {half, text, half};
  draft.language = half;
  draft.headers = {{half, text}, {"X-Test", text}};
  draft.text = text;
  check_lines(compose(draft));
  draft.enclosures = {{text, half, text}, {half, "message/rfc822", text}};
  check_lines(compose(draft));

  const Keys keys({"secret"});
  if (verify_message_id(keys, text, "eva@volvo.example")) std::abort();
  if (verify_plus_address(keys, text, "eva@volvo.example")) std::abort();
  if (verify_return_address(keys, text, "eva@volvo.example")) std::abort();
  return 0;
}
