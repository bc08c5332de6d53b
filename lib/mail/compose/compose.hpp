// SPDX-License-Identifier: Apache-2.0
// Draft to RFC 5322 bytes with CRLF line ends, ready for DATA (not dot-stuffed). Total and safe whatever the
// strings hold: data never makes a header or a line of its own, no line exceeds 998 bytes, headers fold
// at 76. The same draft always gives the same bytes. Bcc does not exist here: who else gets a mail is the
// envelope's. Files may be left out, to be written where the mail is needed whole.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/instant.hpp"
#include "mail/mime/address.hpp"

namespace ticketd::mail {

// RFC 3834: Generated when the desk speaks of its own accord, Replied when a mail made it speak at once, No
// when it carries a person's words.
enum class AutoSubmitted { No, Generated, Replied };

// A file's bytes, held once for all mails that they go into.
class SharedBytes {
 public:
  SharedBytes(std::string bytes = {}) : bytes_(std::make_shared<const std::string>(std::move(bytes))) {}
  SharedBytes(const char* bytes) : SharedBytes(std::string(bytes)) {}

  operator std::string_view() const { return *bytes_; }
  [[nodiscard]] std::size_t size() const { return bytes_->size(); }
  friend bool operator==(const SharedBytes& a, std::string_view b) { return *a.bytes_ == b; }

 private:
  std::shared_ptr<const std::string> bytes_;  // never null
};

// A file to send. A message/rfc822 stays one where its lines allow; other message and multipart types and
// what is no media type travel as application/octet-stream.
struct OutgoingAttachment {
  std::string name;
  std::string type;
  SharedBytes content;
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
  std::vector<OutgoingAttachment> enclosures;
};

// References are cut to the first and the last twenty, in_reply_to last (RFC 5322 section 3.6.4).
[[nodiscard]] std::string compose(const Draft& draft);

// How a file is written into a mail: as it is, or as base64_lines() without the last line end.
enum class FileForm { AsIs, Base64 };

// Where in `text` a file is left out.
struct Gap {
  std::size_t at = 0;
  std::size_t enclosure = 0;  // its place among the draft's
  FileForm form = FileForm::Base64;
};

struct Outline {
  std::string text;
  std::vector<Gap> gaps;  // in order
};

// The same mail without its files of at least `large` bytes: they are neither copied nor encoded.
[[nodiscard]] Outline outline(const Draft& draft, std::size_t large);

}  // namespace ticketd::mail
