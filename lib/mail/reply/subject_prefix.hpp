// SPDX-License-Identifier: Apache-2.0
// One 'Re:' or 'Fwd:' of any language at the front of a subject.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace ticketd::mail {

struct SubjectPrefix {
  bool forward = false;    // 'Fwd:' and its like; else an answer's
  std::size_t length = 0;  // with its colon and the blanks before it
};

[[nodiscard]] std::optional<SubjectPrefix> subject_prefix(std::string_view subject);

}  // namespace ticketd::mail
