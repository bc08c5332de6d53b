// SPDX-License-Identifier: Apache-2.0
// Which parts of a mail are its text and which are attachments (after RFC 8621 section 4.1.4), and the text
// parts' content for people: decoded, in UTF-8, flowed lines joined, HTML as text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mail/mime/part.hpp"

namespace ticketd::mail {

struct Arrangement {
  std::vector<const Part*> text;         // shown one below the other; may hold HTML where there is only HTML
  std::vector<const Part*> html;         // the same as HTML; may hold plain text
  std::vector<const Part*> attachments;  // in the order of the mail
};

// Points into `root`, which must outlive it.
[[nodiscard]] Arrangement arrange(const Part& root);

// A text part's content: UTF-8, '\n' line ends, at most about `most` bytes; flowed text (RFC 3676) joined.
[[nodiscard]] std::string text_of(const Part& part, std::size_t most, Defects& defects);

struct Body {
  std::string text;
  std::string html;
};

[[nodiscard]] Body read_body(const Arrangement& arrangement, std::size_t most, Defects& defects);

// The charset of the text that a reader sees first; raw 8-bit headers are most probably written in it too.
[[nodiscard]] std::string_view text_charset(const Part& root);

}  // namespace ticketd::mail
