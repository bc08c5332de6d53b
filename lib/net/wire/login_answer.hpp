// SPDX-License-Identifier: Apache-2.0
// What a server said while libcurl connected and logged in, and what that means. libcurl reports one code for
// a wrong password, a busy server and a server without a login we can use; only the server's own line tells.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "net/wire/connection.hpp"

namespace ticketd::net {

// The last lines of the connect phase, bounded: a server that talks without end is forgotten from the front.
class ServerLines {
 public:
  static constexpr std::size_t most_lines = 200;
  static constexpr std::size_t longest_line = 4096;

  void add(std::string_view line);  // line ends are stripped, the rest beyond longest_line is dropped
  void clear() { lines_.clear(); }
  [[nodiscard]] const std::deque<std::string>& all() const { return lines_; }

 private:
  std::deque<std::string> lines_;
};

struct LoginAnswer {
  enum class Meaning {
    Nothing,         // no refusal was said
    TryLater,        // SMTP 4xx; IMAP BYE, BAD, NO [UNAVAILABLE], [LIMIT], [INUSE], [SERVERBUG]
    RefusedForGood,  // SMTP 5xx; any other tagged NO
  };
  Meaning meaning = Meaning::Nothing;
  std::string words;  // as it came, hostile; empty: it said nothing
};

[[nodiscard]] LoginAnswer read_login_answer(Protocol protocol, const ServerLines& lines);

// Whether the last thing said was a challenge with something in it. XOAUTH2 says why it refuses a token in
// one and waits for an empty answer, which libcurl does not give: it reports that the login was denied.
[[nodiscard]] bool ends_with_challenge(Protocol protocol, const ServerLines& lines);

// What the session may believe: of SMTP the last EHLO answer (the one inside TLS), of IMAP the lines from
// the last-but-one tagged answer on.
[[nodiscard]] std::vector<std::string> session_greeting(Protocol protocol, const ServerLines& lines);

// Whether the server announced one of the SASL mechanisms PLAIN and LOGIN.
[[nodiscard]] bool announces_plain_or_login(Protocol protocol, const ServerLines& lines);

}  // namespace ticketd::net
