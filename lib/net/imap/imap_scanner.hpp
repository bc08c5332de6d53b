// SPDX-License-Identifier: Apache-2.0
// The tokens of one IMAP response (RFC 3501, 9): atoms, numbers, quoted strings, literals, lists, spaces.
// Every taking function throws MalformedResponse where its token does not stand.
#pragma once

#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "net/imap/imap_reader.hpp"
#include "net/wire/one_line.hpp"

namespace ticketd::net {

class ImapScanner {
 public:
  // Moves literals out of `raw` as it comes to them.
  explicit ImapScanner(RawResponse& raw);

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] bool at(char c) const { return rest_.starts_with(c); }
  [[nodiscard]] std::string_view rest() const { return rest_; }
  bool skip(char c);  // whether it stood there
  void expect(char c);

  // Up to the next space or parenthesis; at least one character.
  [[nodiscard]] std::string_view atom();
  template <typename Number>
  [[nodiscard]] Number number();
  // The name of a FETCH item with its section and origin: BODY[HEADER.FIELDS (TO)]<0>.
  [[nodiscard]] std::string_view item_name();
  // Atom, quoted string or literal.
  [[nodiscard]] std::string astring();
  // Quoted string, literal or NIL.
  [[nodiscard]] std::optional<std::string> nstring();
  // Any one value: list of any nesting up to a limit, string, atom.
  void skip_value();

 private:
  [[nodiscard]] std::string quoted();
  [[nodiscard]] bool at_literal() const;
  [[nodiscard]] std::string literal();
  void skip_one_token();

  RawResponse& raw_;
  std::string_view rest_;
  std::size_t next_literal_ = 0;
};

template <typename Number>
Number ImapScanner::number() {
  const std::string_view digits = atom();
  Number value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) {
    throw MalformedResponse("sent \"" + one_line(digits, 40) + "\" for a number");
  }
  return value;
}

}  // namespace ticketd::net
