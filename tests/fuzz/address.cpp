// SPDX-License-Identifier: Apache-2.0
// Address lists and message ids: names and addresses hold no control characters.
#include "mail/mime/address.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "mail/message_ids.hpp"
#include "text/utf8.hpp"

namespace {

void check(std::string_view text) {
  const bool controls = std::any_of(text.begin(), text.end(), [](char c) { return c >= '\0' && c < ' '; });
  if (controls || !ticketd::text::is_utf8(text)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view value(static_cast<const char*>(static_cast<const void*>(bytes)), size);
  for (const ticketd::mail::Address& one : ticketd::mail::read_addresses(value)) {
    check(one.name);
    check(one.address);
  }
  for (const std::string& id : ticketd::mail::read_message_ids(value)) {
    if (id.empty()) std::abort();
  }
  return 0;
}
