// SPDX-License-Identifier: Apache-2.0
// Files that old mail programs wrote into the text itself: "begin 644 name", lines of uuencoding, "end". A
// block that never ends is text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ticketd::mail {

struct UuencodedFile {
  std::string name;
  std::size_t begin = 0;  // of the "begin" line in the text
  std::size_t end = 0;    // behind the "end" line
};

// In order, never overlapping; at most `most`. A line of prose that begins with "begin" is none.
[[nodiscard]] std::vector<UuencodedFile> find_uuencoded(std::string_view text, std::size_t most);

// Adds to `out` the bytes of one line; lines that are none add nothing.
void decode_uu_line(std::string_view line, std::string& out);

}  // namespace ticketd::mail
