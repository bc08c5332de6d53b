// SPDX-License-Identifier: Apache-2.0
// SMTP replies (RFC 5321, 4.2) out of the bytes as they come: one or many lines, all with the same code.
// Lines, their number and the words kept are bounded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace ticketd::net {

struct SmtpReply {
  int code = 0;       // 200 to 599
  std::string words;  // all lines' text in one line, printable, bounded
};

struct MalformedReply {
  std::string why;
};

class SmtpReplyReader {
 public:
  struct NeedsBytes {};
  using Next = std::variant<NeedsBytes, SmtpReply, MalformedReply>;

  SmtpReplyReader();
  // Where to read to, some KiB at least.
  [[nodiscard]] std::span<char> room();
  void commit(std::size_t bytes);
  // After MalformedReply there is no way on.
  [[nodiscard]] Next next();
  [[nodiscard]] bool has_unread() const { return begin_ != end_; }

 private:
  [[nodiscard]] Next take_line(std::string_view line);

  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t scanned_ = 0;  // of the unread bytes, known to hold no line end
  std::size_t lines_ = 0;    // of the reply being read
  SmtpReply reply_;
};

}  // namespace ticketd::net
