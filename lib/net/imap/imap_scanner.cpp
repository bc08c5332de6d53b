// SPDX-License-Identifier: Apache-2.0
#include "net/imap/imap_scanner.hpp"

#include "text/ascii.hpp"

namespace ticketd::net {

namespace {

constexpr std::size_t deepest_nesting = 100;

}  // namespace

ImapScanner::ImapScanner(RawResponse& raw) : raw_(raw), rest_(raw.text) {}

bool ImapScanner::skip(char c) {
  if (!at(c)) return false;
  rest_.remove_prefix(1);
  return true;
}

void ImapScanner::expect(char c) {
  if (!skip(c)) throw MalformedResponse(std::string("sent a response with a missing '") + c + "'");
}

std::string_view ImapScanner::atom() {
  const std::string_view word = rest_.substr(0, rest_.find_first_of(" ()\r"));
  if (word.empty()) throw MalformedResponse("sent a response with a missing word");
  rest_.remove_prefix(word.size());
  return word;
}

std::string_view ImapScanner::item_name() {
  const std::string_view all = rest_;
  rest_.remove_prefix(std::min(rest_.size(), rest_.find_first_of(" ()[\r")));
  if (at('[')) {
    const std::size_t close = rest_.find(']');
    if (close == std::string_view::npos) throw MalformedResponse("sent a FETCH item with an open section");
    rest_.remove_prefix(close + 1);
    rest_.remove_prefix(std::min(rest_.size(), rest_.find_first_of(" ()\r")));
  }
  const std::string_view name = all.substr(0, all.size() - rest_.size());
  if (name.empty()) throw MalformedResponse("sent a FETCH item without a name");
  return name;
}

std::string ImapScanner::astring() {
  if (at('"')) return quoted();
  if (at_literal()) return literal();
  return std::string(atom());
}

std::optional<std::string> ImapScanner::nstring() {
  if (at('"')) return quoted();
  if (at_literal()) return literal();
  if (!text::equal_ignoring_case(atom(), "NIL"))
    throw MalformedResponse("sent a word where a string belongs");
  return std::nullopt;
}

void ImapScanner::skip_value() {
  std::size_t depth = 0;
  do {
    if (skip('(')) {
      if (++depth > deepest_nesting) throw MalformedResponse("sent lists nested too deeply");
    } else if (depth > 0 && skip(')')) {
      --depth;
    } else {
      skip_one_token();
    }
    while (depth > 0 && skip(' ')) {
    }
  } while (depth > 0);
}

void ImapScanner::skip_one_token() {
  if (at('"')) {
    static_cast<void>(quoted());
  } else if (at_literal()) {
    static_cast<void>(literal());
  } else {
    static_cast<void>(item_name());
  }
}

std::string ImapScanner::quoted() {
  expect('"');
  std::string text;
  while (true) {
    const std::size_t plain = rest_.find_first_of("\"\\\r");
    if (plain == std::string_view::npos || rest_[plain] == '\r') {
      throw MalformedResponse("sent a quoted string without an end");
    }
    text.append(rest_.substr(0, plain));
    const bool is_end = rest_[plain] == '"';
    rest_.remove_prefix(plain + 1);
    if (is_end) return text;
    if (rest_.empty()) throw MalformedResponse("sent a quoted string without an end");
    text += rest_[0];
    rest_.remove_prefix(1);
  }
}

bool ImapScanner::at_literal() const {
  return at('{') || rest_.starts_with("~{");
}

// The reader has ended the text behind every marker with CR LF, and only there.
std::string ImapScanner::literal() {
  const std::size_t end = rest_.find("}\r\n");
  if (end == std::string_view::npos || next_literal_ == raw_.literals.size()) {
    throw MalformedResponse("sent a literal's marker without the literal");
  }
  rest_.remove_prefix(end + 3);
  return std::move(raw_.literals[next_literal_++]);
}

}  // namespace ticketd::net
