// SPDX-License-Identifier: Apache-2.0
// The header of a mail or part as it was written: names and folded values, as views into the raw mail. Finds
// where a header ends even when the blank line is missing, and skips what a mailbox file puts before it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/mime/defects.hpp"
#include "mail/mime/limits.hpp"

namespace ticketd::mail {

struct HeaderField {
  std::string_view name;
  std::string_view value;  // everything after the colon, line breaks included
};

class Header {
 public:
  // The value of the first field of that name (case ignored), as written; nothing when there is none.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const { return find(name).has_value(); }
  // The same without line breaks and outer blanks; "" when there is none.
  [[nodiscard]] std::string text(std::string_view name) const;
  [[nodiscard]] std::vector<std::string_view> all(std::string_view name) const;
  [[nodiscard]] const std::vector<HeaderField>& fields() const { return fields_; }

 private:
  friend class HeaderReader;
  std::vector<HeaderField> fields_;
};

struct HeaderAndBody {
  Header header;
  std::string_view body;
};

// Before a mail's header a mailbox file's line and blank lines are skipped; a part that begins with a blank
// line has no header.
enum class Entity { Mail, Part };
[[nodiscard]] HeaderAndBody read_header(std::string_view bytes, Entity kind, const Limits& limits,
                                        Defects& defects);

// A folded value on one line: line breaks go, the blanks that followed them stay.
[[nodiscard]] std::string unfold(std::string_view value);

}  // namespace ticketd::mail
