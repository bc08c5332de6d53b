// SPDX-License-Identifier: Apache-2.0
// What an IMAP server says, as values: one whole response (imap_reader.hpp) in, one of the kinds below out.
// FETCH items come in any order; items and responses that nobody asked for are stepped over, whatever their
// shape. Pure; linear in the response; nesting is counted, never recursed into.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "net/imap/imap_reader.hpp"
#include "net/imap/imap_types.hpp"

namespace ticketd::net {

// OK, NO, BAD, BYE, PREAUTH, tagged or not. `code` is what stood in brackets: "UIDVALIDITY 7".
struct Condition {
  enum class Kind { Ok, No, Bad, Bye, PreAuth };
  Kind kind = Kind::Ok;
  std::string code;
  std::string words;
};

struct Tagged {
  std::string tag;
  Condition condition;
};

struct Continuation {};

struct Capabilities {
  std::vector<std::string> words;  // upper case
};

struct Exists {
  std::uint32_t count = 0;
};

struct Expunged {
  std::uint64_t count = 0;  // how many left; EXPUNGE is one, VANISHED any number, VANISHED (EARLIER) none
};

// SEARCH or ESEARCH.
struct Found {
  std::vector<Uid> uids;
};

struct Listed {
  std::string name;  // as on the wire, modified UTF-7
  bool is_selectable = true;
};

// What is not written as the grammar has it is not there, the UID excepted: a mail is not worth less for an
// odd date.
struct Fetched {
  std::uint32_t sequence = 0;
  std::optional<Uid> uid;
  std::optional<std::uint64_t> size;
  std::optional<std::string> internal_date;
  std::optional<std::string> body;  // BODY[] or BODY[]<0>
  bool is_nil = false;              // the server said NIL for the body
  std::uint64_t cut = 0;            // what the body had of which only the beginning was kept; 0: it is whole
};

// FLAGS, RECENT, ID, ENABLED and all else.
struct Unasked {};

using Response = std::variant<Unasked, Tagged, Continuation, Condition, Capabilities, Exists, Expunged, Found,
                              Listed, Fetched>;

// Moves literals out of `raw`. `most_uids` bounds what a search may name. Throws MalformedResponse for what
// the grammar of these kinds does not allow.
[[nodiscard]] Response parse_response(RawResponse& raw, std::size_t most_uids);

}  // namespace ticketd::net
