// SPDX-License-Identifier: Apache-2.0
#include "store/written_file.hpp"

#include <algorithm>
#include <array>

#include <openssl/evp.h>

namespace ticketd::store {
namespace {

// Bytes that are encoded together: they end where a line ends, whatever its width, as three bytes are four
// characters.
constexpr std::size_t lines_together = 4 * 16;

using Characters =
    std::array<unsigned char, lines_together * widest_line + 1>;  // libcrypto ends it with a zero

const unsigned char* octets(std::string_view text) {
  return static_cast<const unsigned char*>(static_cast<const void*>(text.data()));
}

std::string_view encoded(std::string_view bytes, Characters& out) {
  const int length = EVP_EncodeBlock(out.data(), octets(bytes), static_cast<int>(bytes.size()));
  return {static_cast<const char*>(static_cast<const void*>(out.data())), static_cast<std::size_t>(length)};
}

// Empty for what encoded() would not write. Beyond that libcrypto skips blanks around, which then are missing
// in the length, and reads '=' as a zero digit: what padding stands for must have come out as zeros.
std::string_view decoded(std::string_view characters, Characters& out) {
  const int length = EVP_DecodeBlock(out.data(), octets(characters), static_cast<int>(characters.size()));
  if (length <= 0 || characters.size() != static_cast<std::size_t>(length) / 3 * 4) return {};
  const std::size_t padding = characters.size() - std::min(characters.find('='), characters.size());
  if (padding > 2) return {};
  const auto end = out.begin() + (length - static_cast<int>(padding));
  if (std::any_of(end, end + static_cast<int>(padding), [](unsigned char byte) { return byte != 0; }))
    return {};
  return {static_cast<const char*>(static_cast<const void*>(out.data())),
          static_cast<std::size_t>(length) - padding};
}

std::string_view bytes_of(LineEnd line_end) {
  return line_end == LineEnd::CrLf ? "\r\n" : "\n";
}

std::optional<Writing> writing_of(std::string_view text) {
  const std::size_t width = std::min(text.find_first_of("\r\n"), text.size());
  if (width == 0 || width > widest_line) return std::nullopt;
  const bool is_lf = width < text.size() && text[width] == '\n';
  return Writing{static_cast<std::uint32_t>(width), is_lf ? LineEnd::Lf : LineEnd::CrLf};
}

// The characters of the next lines, without their ends; `text` goes on behind them. Empty where a line is not
// of that width, and only the last may be shorter.
std::string_view take_lines(std::string_view& text, const Writing& writing, std::string& room) {
  const std::string_view line_end = bytes_of(writing.line_end);
  room.clear();
  for (std::size_t lines = 0; lines < lines_together && !text.empty(); ++lines) {
    const std::size_t length = std::min<std::size_t>(writing.width, text.size());
    room.append(text, 0, length);
    text.remove_prefix(length);
    if (text.empty()) break;
    if (!text.starts_with(line_end) || text.size() == line_end.size()) return {};
    text.remove_prefix(line_end.size());
  }
  return room;
}

}  // namespace

std::size_t written_size(std::size_t size, const Writing& writing) {
  if (writing.width == 0 || size == 0) return size;
  const std::size_t characters = (size + 2) / 3 * 4;
  return characters + (characters - 1) / writing.width * bytes_of(writing.line_end).size();
}

void write_file(std::string& out, std::string_view file, const Writing& writing) {
  if (writing.width == 0) {
    out += file;
    return;
  }
  const std::string_view line_end = bytes_of(writing.line_end);
  Characters room;
  while (!file.empty()) {
    const std::string_view some = file.substr(0, lines_together / 4 * 3 * writing.width);
    file.remove_prefix(some.size());
    for (std::string_view left = encoded(some, room); !left.empty();) {
      const std::string_view line = left.substr(0, writing.width);
      left.remove_prefix(line.size());
      out += line;
      if (!left.empty() || !file.empty()) out += line_end;
    }
  }
}

std::optional<Base64File> read_base64(std::string_view text) {
  const auto writing = writing_of(text);
  if (!writing) return std::nullopt;
  Base64File read{{}, *writing};
  read.file.reserve(text.size() / 4 * 3);
  std::string lines;
  Characters bytes;
  while (!text.empty()) {
    const std::string_view characters = take_lines(text, *writing, lines);
    if (characters.empty()) return std::nullopt;
    const std::string_view some = decoded(characters, bytes);
    if (some.empty()) return std::nullopt;
    if (!text.empty() && some.size() % 3 != 0) return std::nullopt;  // an end in the middle
    read.file += some;
  }
  return read;
}

}  // namespace ticketd::store
