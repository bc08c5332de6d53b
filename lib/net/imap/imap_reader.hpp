// SPDX-License-Identifier: Apache-2.0
// Bytes into whole IMAP responses: where a line ends and where a literal begins and ends, wherever the
// network cut them. A literal is counted, never searched, so a mail's text cannot end it; its bytes are
// copied once, from the read buffer into the string that is handed on. Limits are checked before memory is
// taken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/error.hpp"

namespace ticketd::net {

// What the server did, without its name; the session adds that.
class MalformedResponse : public domain::TemporaryError {
 public:
  using TemporaryError::TemporaryError;
};

// One response: its text without the last line end. A literal stands in it as its marker and line end
// ("{12}\r\n"), its bytes in `literals`, in order; they may be moved out.
struct RawResponse {
  std::string_view text;
  std::vector<std::string> literals;
  std::uint64_t cut = 0;  // what a literal had of which only the beginning is kept; 0: all are whole
};

// What the literals of one response may have together. One that goes beyond `whole` is read to its end all
// the same, up to `read_through` bytes, and `beginning` bytes of it are kept.
struct LiteralBounds {
  std::uint64_t whole = 0;
  std::uint64_t read_through = 0;
  std::size_t beginning = 0;
};

class ImapReader {
 public:
  // `longest_line` bounds the text of a response, literals not counted.
  explicit ImapReader(std::size_t longest_line);

  void allow_literals(const LiteralBounds& bounds);  // from the next response on
  void allow_lines(std::size_t longest);

  // Where to read to: more where the last reads filled it. Ends the validity of what next() returned.
  [[nodiscard]] std::span<char> room();
  void commit(std::size_t bytes);
  // Gives memory back that a quiet connection does without; as room() for validity.
  void expect_little();

  // The next whole response, valid until the next call of anything here; null when bytes are missing.
  // Throws MalformedResponse for what exceeds the limits.
  [[nodiscard]] RawResponse* next();

 private:
  [[nodiscard]] std::string_view unread() const;
  void consume(std::size_t bytes);
  void begin_response();
  [[nodiscard]] bool take_literal();
  [[nodiscard]] bool take_line();
  void begin_literal(std::string_view digits);

  std::vector<char> buffer_;
  std::size_t room_;  // so much at least is read at once
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t scanned_ = 0;  // of the unread bytes, known to hold no line end
  std::size_t longest_line_;
  LiteralBounds bounds_;
  std::uint64_t announced_ = 0;  // bytes of this response's literals so far
  std::uint64_t missing_ = 0;    // of the literal being read
  std::uint64_t kept_ = 0;       // so much of it is kept
  std::string text_;             // of a response with literals, so far
  RawResponse response_;
  bool is_complete_ = false;
};

}  // namespace ticketd::net
