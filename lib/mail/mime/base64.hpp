// SPDX-License-Identifier: Apache-2.0
// Base64 (RFC 2045 section 6.8) read leniently: characters outside the alphabet are skipped, padding may be
// missing or stand in the middle, where pieces were joined.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace ticketd::mail {

// Decodes in pieces; what a piece leaves unfinished waits for the next.
class Base64Decoder {
 public:
  // Writes to `out`, which has room for 3 bytes for every 4 of `encoded` and 3 more; returns the end of what
  // it wrote.
  char* decode(std::string_view encoded, char* out);
  // What is left at the end where padding is missing: at most 2 bytes.
  char* finish(char* out);

 private:
  std::uint32_t bits_ = 0;
  int digits_ = 0;
};

}  // namespace ticketd::mail
