// SPDX-License-Identifier: Apache-2.0
// What a template may say: only tags that we have a value for, an optional value only inside its own section,
// and no line that could act as a command, or as an answer in any of the desk's languages, when it comes back
// quoted in a reply.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/lexicon.hpp"
#include "mail/compose/letter.hpp"

namespace ticketd::mail {

struct Misprint {
  int line = 0;  // from 1
  std::string what;
};

// Empty: the source is good. The first line is the subject's.
[[nodiscard]] std::vector<Misprint> misprints(std::string_view source, std::span<const KnownField> fields,
                                              const domain::Vocabulary& vocabulary);

}  // namespace ticketd::mail
