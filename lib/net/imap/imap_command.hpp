// SPDX-License-Identifier: Apache-2.0
// An IMAP command under construction: words, and folder names as the server can take them. Its tag is given
// when it is sent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "net/imap/imap_reader.hpp"

namespace ticketd::net {

class ImapCommand {
 public:
  explicit ImapCommand(std::string_view words) : pieces_{std::string(words)} {}

  ImapCommand& words(std::string_view words);
  // A UTF-8 name in modified UTF-7: as a quoted string, or as a literal where it has a '"' or '\'.
  ImapCommand& folder(std::string_view utf8);
  // What its answer may have in literals, and in a line, where that is not the session's limit for lines.
  ImapCommand& with_literals_up_to(const LiteralBounds& bounds);
  ImapCommand& with_lines_up_to(std::size_t bytes);

  // What to send: before each piece but the first the server may want to be waited for (RFC 3501), or not
  // (RFC 7888, `literal_plus`). The last ends with CR LF.
  [[nodiscard]] std::vector<std::string> pieces(std::string_view tag, bool literal_plus) const;
  [[nodiscard]] std::string_view name() const;  // for errors: "UID FETCH"
  [[nodiscard]] const std::optional<LiteralBounds>& literal_bounds() const { return literal_bounds_; }
  [[nodiscard]] std::optional<std::size_t> longest_line() const { return longest_line_; }

 private:
  std::vector<std::string> pieces_;  // each but the first begins with a literal
  std::vector<std::size_t> literals_;
  std::optional<LiteralBounds> literal_bounds_;
  std::optional<std::size_t> longest_line_;
};

}  // namespace ticketd::net
