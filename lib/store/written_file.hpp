// SPDX-License-Identifier: Apache-2.0
// How a file is written into a mail: as it is, or as base64 in lines (RFC 2045 section 6.8). The store keeps
// the file and how it was written, and gives back the very text; what it could not write again is no written
// file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ticketd::store {

enum class LineEnd { CrLf = 0, Lf = 1 };  // stored as these numbers

inline constexpr std::size_t widest_line = 1000;  // RFC 5322 allows 998 characters

struct Writing {
  std::uint32_t width =
      0;  // 0: the file as it is; else base64 in lines of so many characters, at most widest_line
  LineEnd line_end = LineEnd::CrLf;  // between the lines; none behind the last
};

// Of what write_file() appends for a file of `size` bytes.
[[nodiscard]] std::size_t written_size(std::size_t size, const Writing& writing);
void write_file(std::string& out, std::string_view file, const Writing& writing);

struct Base64File {
  std::string file;
  Writing writing;
};
// What base64 text holds; nothing where write_file() would not write the very same text again: other widths
// within, blanks, stray characters, bits behind the end, lines wider than the widest.
[[nodiscard]] std::optional<Base64File> read_base64(std::string_view text);

}  // namespace ticketd::store
