// SPDX-License-Identifier: Apache-2.0
// Header values and parameters: one clean line of UTF-8, whatever was written.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "mail/mime/clean_text.hpp"
#include "mail/mime/encoded_word.hpp"
#include "mail/mime/header_date.hpp"
#include "mail/mime/parameters.hpp"
#include "text/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view value(static_cast<const char*>(static_cast<const void*>(bytes)), size);
  const std::string text = ticketd::mail::header_text(value, "iso-2022-jp");
  const bool controls = std::any_of(text.begin(), text.end(), [](char c) { return c >= '\0' && c < ' '; });
  if (controls || !ticketd::text::is_utf8(text)) std::abort();
  const ticketd::mail::Parameterized read = ticketd::mail::read_parameters(value);
  const std::string name = ticketd::mail::clean_file_name(read.parameter("filename"));
  if (name.size() > 255 || name.find('/') != std::string::npos) std::abort();
  static_cast<void>(ticketd::mail::read_date(std::string(value)));
  return 0;
}
