// SPDX-License-Identifier: Apache-2.0
// What an IMAP session gives and is bounded by, in words that its parts share: folders, UIDs, mails as they
// were fetched. A UID means nothing without the UIDVALIDITY of its folder (RFC 3501, section 2.3.1.1).
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "domain/instant.hpp"

namespace ticketd::net {

using Uid = std::uint32_t;

struct SelectedFolder {
  std::uint32_t uid_validity = 0;
  Uid uid_next = 0;
  std::uint32_t exists = 0;
  bool read_only = false;
};

struct MailSize {
  Uid uid = 0;
  std::uint64_t size = 0;
};

struct FetchedMail {
  Uid uid = 0;
  std::optional<domain::Instant> internal_date;  // none: the server gave none that can be understood
  std::uint64_t size = 0;                        // RFC822.SIZE; without it, what came
  std::string raw;
  bool is_whole = true;  // else its beginning
};

// A mail that was asked for and did not come, and what the server did instead. It may be gone.
struct NotGiven {
  Uid uid = 0;
  std::string why;
};

struct FetchBounds {
  std::uint64_t largest = 0;    // that comes whole, as announced with the mail itself
  std::uint32_t beginning = 0;  // of what is larger, so many bytes are kept
};

struct ImapLimits {
  std::size_t line = 1024 * 1024;            // one response line without literals
  std::chrono::milliseconds answer{60'000};  // silence between two reads inside a command
  // One command as a whole may take this long and a second more for each KiB that came.
  std::chrono::milliseconds command{600'000};
  std::size_t mails = 10'000'000;                  // that a search may name
  std::uint64_t read_through = 256 * 1024 * 1024;  // a mail too large to be taken whole is read up to this
};

// How an idle() ended.
enum class Woken { Changed, TimedOut };

}  // namespace ticketd::net
