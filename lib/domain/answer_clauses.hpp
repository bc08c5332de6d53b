// SPDX-License-Identifier: Apache-2.0
// A short answer as people write it, cut into clauses of lower-case words: what is quoted, the closing
// formula and all below it are gone, faces and thumbs are the words ":+" and ":-", a slash that begins a line
// is "/". A mail program's own wrapping ends no clause.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ticketd::domain {

class Vocabulary;

struct Clause {
  std::vector<std::string> words;
  std::size_t sentence = 0;      // clauses of one sentence have one number
  bool is_question = false;      // its sentence ends with a question mark
  bool is_before_comma = false;  // the sentence goes on behind it
};

// At most the first 4,000 bytes are looked at; `is_cut` says whether more was there.
struct Clauses {
  std::vector<Clause> all;
  bool is_cut = false;
};

[[nodiscard]] Clauses clauses_of(std::string_view visible_reply, const Vocabulary& vocabulary);

}  // namespace ticketd::domain
