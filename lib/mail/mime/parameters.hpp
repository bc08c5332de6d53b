// SPDX-License-Identifier: Apache-2.0
// Content-Type and Content-Disposition: a word and its parameters (RFC 2045, RFC 2231, and how mail programs
// break both: unquoted blanks, encoded words inside quotes, no charset, a missing semicolon).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ticketd::mail {

struct Parameterized {
  std::string word;                                             // lower-case: "text/plain", "attachment"
  std::vector<std::pair<std::string, std::string>> parameters;  // names lower-case, values decoded UTF-8

  // "" when there is none.
  [[nodiscard]] std::string_view parameter(std::string_view name) const;
};

// `value` as written; `fallback` is the charset of raw 8-bit text.
[[nodiscard]] Parameterized read_parameters(std::string_view value, std::string_view fallback = {});

}  // namespace ticketd::mail
