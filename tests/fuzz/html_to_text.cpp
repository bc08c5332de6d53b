// SPDX-License-Identifier: Apache-2.0
// Any UTF-8 gives UTF-8, within the bound that was asked for.
#include "mail/html/html_to_text.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "mail/mime/charset.hpp"
#include "text/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view raw(static_cast<const char*>(static_cast<const void*>(bytes)), size);
  const std::string html = ticketd::mail::to_utf8(raw, "utf-8");
  constexpr std::size_t most = 4096;
  const std::string text = ticketd::mail::html_to_text(html, most);
  if (!ticketd::text::is_utf8(text) || text.size() > most + 1) std::abort();
  return 0;
}
