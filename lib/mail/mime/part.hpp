// SPDX-License-Identifier: Apache-2.0
// A mail cut into its parts (RFC 2046), as views into the raw bytes: nothing is decoded or copied here, but
// for an opaque S/MIME signature, whose inside becomes its only child.
// Lenient where mails are broken: a multipart whose boundary never comes is searched for the one really used,
// else it is text; an unclosed one ends where the part around it ends.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "mail/mime/defects.hpp"
#include "mail/mime/header.hpp"
#include "mail/mime/limits.hpp"
#include "mail/mime/parameters.hpp"
#include "mail/mime/transfer.hpp"

namespace ticketd::mail {

struct Part {
  Header header;
  Parameterized type;         // word is "text/plain" where nothing usable is declared
  Parameterized disposition;  // word is empty when there is none
  Encoding encoding = Encoding::None;
  std::string_view body;  // still encoded
  std::vector<Part> children;
  std::shared_ptr<const std::string> opened;  // what the children of an opaque signature point into

  [[nodiscard]] bool is_type(std::string_view type_word) const { return type.word == type_word; }
  [[nodiscard]] bool is_multipart() const { return type.word.starts_with("multipart/"); }
  [[nodiscard]] bool is_text() const { return type.word.starts_with("text/"); }
  [[nodiscard]] std::string_view charset() const { return type.parameter("charset"); }
};

[[nodiscard]] Part read_parts(std::string_view raw, const Limits& limits, Defects& defects);

}  // namespace ticketd::mail
