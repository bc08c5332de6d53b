// SPDX-License-Identifier: Apache-2.0
// A mail as the desk understands it: what the parser makes of bytes, whatever the bytes were. All text is
// valid UTF-8 without control characters other than newline and tab in bodies, and without any in headers and
// names. Message ids stand without their angle brackets; addresses are lower-case in the domain part only as
// far as shown, compare them with mail::same_address.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/instant.hpp"
#include "domain/verdict.hpp"
#include "mail/digest.hpp"
#include "mail/mime/address.hpp"

namespace ticketd::mail {

struct Attachment {
  std::string name;  // safe as a file name: no path parts, control or bidi characters; may be empty
  std::string type;  // "application/pdf", lower-case
  std::uint64_t size = 0;
  Digest sha256{};         // of the decoded content
  std::string content_id;  // without angle brackets
  bool shown_inline = false;
  // Where it is written in the mail, still encoded; length 0: it stands in none of the mail's own parts.
  std::size_t begin = 0;
  std::size_t length = 0;
};

// What a delivery report says of one recipient (RFC 3464, or read from text).
struct FailedDelivery {
  std::string recipient;   // may be empty when the report does not name it
  std::string status;      // "5.1.1"; from the text's meaning where no code is given
  std::string diagnostic;  // the far server's words, one line
  bool is_final = false;   // false: delayed, or status 4.x.x
};

struct Mail {
  std::string subject;
  std::vector<Address> from;  // usually one; more than one is a defect
  std::vector<Address> to;
  std::vector<Address> cc;
  std::vector<Address> reply_to;
  std::string return_path;                // "" when absent; "<>" for the null path
  std::vector<std::string> delivered_to;  // Delivered-To, X-Original-To: addresses
  std::string message_id;                 // empty: none
  std::vector<std::string> in_reply_to;
  std::vector<std::string> references;
  std::optional<domain::Instant> date;              // the Date header
  std::vector<std::string> authentication_results;  // unfolded values, topmost first
  std::string content_language;                     // header as written; empty: none

  std::string text;   // the best body for people; made from HTML where there is only HTML
  std::string html;   // the decoded original; empty: none
  std::string reply;  // what this person wrote now
  std::vector<Attachment> attachments;

  domain::Classification classification;
  std::vector<std::string> lists;        // addresses of the list that it came through, as its header names it
  domain::Classification without_list;   // what it is where that list is the desk's own address
  std::vector<FailedDelivery> failures;  // of a bounce or delay, else empty
  std::vector<std::string> returned_ids;  // Message-IDs found in the mail that a report carries back
  std::string language;                   // two letters; empty: not known
  std::vector<std::string> defects;       // what was odd, in words
  Digest identity{};                      // SHA-256 of From, Date, Subject, Message-ID and decoded bodies
  Digest wording{};  // of what it says now, subject and text without quoted lines: "the same mail again"
};

}  // namespace ticketd::mail
