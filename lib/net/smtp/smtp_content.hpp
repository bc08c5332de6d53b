// SPDX-License-Identifier: Apache-2.0
// A mail as it goes behind DATA: every line end CR LF (bare CR and bare LF are ends, too: RFC 5321, 2.3.8,
// and no smuggling), a leading dot doubled, the final dot on its own line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ticketd::net {

class SmtpContent {
 public:
  explicit SmtpContent(std::string_view content) : rest_(content) {}

  // Appends whole lines to `out` until that has `fill` bytes or more; behind the last one the final dot. True
  // when the dot is in it.
  [[nodiscard]] bool append_to(std::string& out, std::size_t fill);

 private:
  void append_line(std::string& out);

  std::string_view rest_;   // behind piece_
  std::string_view piece_;  // what is left of the text up to a LF, when bare CRs cut it
  bool is_inside_ = false;  // whether a line begins with piece_
};

// Bytes with CR LF ends, without stuffing and final dot: what SIZE (RFC 1870) means.
[[nodiscard]] std::uint64_t size_with_crlf(std::string_view content);

[[nodiscard]] bool is_eight_bit(std::string_view content);

}  // namespace ticketd::net
