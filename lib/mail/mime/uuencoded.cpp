// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/uuencoded.hpp"

#include "mail/mime/lines.hpp"
#include "text/trim.hpp"

namespace ticketd::mail {

namespace {

// "begin 644 photo.jpg" gives "photo.jpg"; anything else "".
std::string_view name_in_begin(std::string_view line) {
  if (!line.starts_with("begin ")) return {};
  line.remove_prefix(6);
  std::size_t digits = 0;
  while (digits < line.size() && line[digits] >= '0' && line[digits] <= '7') ++digits;
  if (digits < 3 || digits > 4 || digits >= line.size() || line[digits] != ' ') return {};
  return text::trim(line.substr(digits + 1));
}

// A full line says by its first character how many bytes its others carry.
bool is_uu_line(std::string_view line) {
  if (line.empty() || line.front() < ' ' || line.front() > '`') return false;
  const auto bytes = static_cast<std::size_t>((line.front() - ' ') & 0x3F);
  const std::size_t needed = (bytes + 2) / 3 * 4;
  return line.size() >= needed + 1 && line.size() <= needed + 3;
}

}  // namespace

std::vector<UuencodedFile> find_uuencoded(std::string_view text, std::size_t most) {
  std::vector<UuencodedFile> files;
  std::size_t at = text.starts_with("begin ") ? 0 : text.find("\nbegin ");
  while (at != std::string_view::npos && files.size() < most) {
    const std::size_t begin = text[at] == '\n' ? at + 1 : at;
    std::string_view rest = text.substr(begin);
    const std::string_view name = name_in_begin(next_line(rest));
    std::size_t lines = 0;
    std::string_view line;
    while (!name.empty() && !rest.empty()) {
      line = next_line(rest);
      if (!is_uu_line(line)) break;
      ++lines;
    }
    const std::size_t end = static_cast<std::size_t>(rest.data() - text.data());
    if (lines > 0 && text::trim(line) == "end") files.push_back({std::string(name), begin, end});
    at = text.find("\nbegin ", lines > 0 ? end - 1 : begin);
  }
  return files;
}

void decode_uu_line(std::string_view line, std::string& out) {
  if (!is_uu_line(line)) return;
  auto bytes = static_cast<std::size_t>((line.front() - ' ') & 0x3F);
  const auto six = [&](std::size_t at) {
    return static_cast<unsigned>(static_cast<unsigned char>(line[at]) - 32U) & 0x3FU;
  };
  for (std::size_t at = 1; bytes > 0; at += 4) {
    const unsigned group = six(at) << 18U | six(at + 1) << 12U | six(at + 2) << 6U | six(at + 3);
    for (const unsigned shift : {16U, 8U, 0U}) {
      if (bytes == 0) break;
      out += static_cast<char>(static_cast<unsigned char>(group >> shift));
      --bytes;
    }
  }
}

}  // namespace ticketd::mail
