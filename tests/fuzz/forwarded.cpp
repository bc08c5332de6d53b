// SPDX-License-Identifier: Apache-2.0
// Any text as a mail that passes on another: the writer that comes out of it has one clean address.
#include "mail/reply/forwarded.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "mail/mime/clean_text.hpp"
#include "text/utf8.hpp"

namespace {

void check(std::string_view text) {
  const bool controls = std::any_of(text.begin(), text.end(), [](char c) { return c >= '\0' && c < ' '; });
  if (controls || !ticketd::text::is_utf8(text)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view raw(static_cast<const char*>(static_cast<const void*>(bytes)), size);
  if (!ticketd::text::is_utf8(raw)) return 0;  // the parser hands over nothing else
  const std::string text = ticketd::mail::clean_body(std::string(raw));
  const auto from = ticketd::mail::forwarded_from(text);
  if (!from) return 0;
  check(from->name);
  check(from->address);
  if (from->address.size() > text.size() || text.find(':') == std::string::npos) std::abort();
  return 0;
}
