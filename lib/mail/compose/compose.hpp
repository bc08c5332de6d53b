// SPDX-License-Identifier: Apache-2.0
// Draft to RFC 5322 bytes with CRLF line ends, ready for DATA (not dot-stuffed). Total and safe whatever the
// strings hold: data never makes a header or a line of its own, no line exceeds 998 bytes, headers fold
// at 76. The same draft always gives the same bytes. Bcc does not exist here: who else gets a mail is the
// envelope's. Structure is mimetic's work; encodings and the header block are ours (mimetic folds a folded
// header again and writes LF inside base64), so it is only ever given bytes that are already in order.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "domain/instant.hpp"
#include "mail/mime/address.hpp"

namespace ticketd::mail {

// RFC 3834: Generated when the desk speaks of its own accord, Replied when a mail made it speak at once, No
// when it carries a person's words.
enum class AutoSubmitted { No, Generated, Replied };

// A file to send. A message/rfc822 stays one where its lines allow; other message and multipart types and
// what is no media type travel as application/octet-stream.
struct Enclosure {
  std::string name;
  std::string type;
  std::string content;
};

struct Draft {
  Address from;
  std::vector<Address> to;
  std::vector<Address> cc;
  std::string reply_to;  // an address; empty: no header
  std::string subject;
  std::string message_id;               // ids stand without angle brackets
  std::string in_reply_to;              // empty: starts a thread
  std::vector<std::string> references;  // oldest first, without in_reply_to or with it at the end
  domain::Instant date{};
  AutoSubmitted auto_submitted = AutoSubmitted::No;
  std::string language;                                      // Content-Language; empty: not said
  std::vector<std::pair<std::string, std::string>> headers;  // further ones; an ill-formed name is left out
  std::string text;                                          // UTF-8, any line ends
  std::vector<Enclosure> enclosures;
};

// References are cut to the first and the last twenty, in_reply_to last (RFC 5322 section 3.6.4).
[[nodiscard]] std::string compose(const Draft& draft);

}  // namespace ticketd::mail
