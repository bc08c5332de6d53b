// SPDX-License-Identifier: Apache-2.0
#include "store/written_file.hpp"

#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace ticketd::store {
namespace {

struct Row {
  std::string text;
  std::string file;
  std::uint32_t width;
  LineEnd line_end;
};

const std::vector<Row> known{
    {"Zg==", "f", 4, LineEnd::CrLf},
    {"Zm9vYmFy", "foobar", 8, LineEnd::CrLf},
    {"Zm9v\r\nYmFy", "foobar", 4, LineEnd::CrLf},
    {"Zm9v\nYmE=", "fooba", 4, LineEnd::Lf},
    {"Zm9vY\r\nmFyZm\r\n9vYg=\r\n=", "foobarfoob", 5, LineEnd::CrLf},
    {"SGVsbG8s\nIHdvcmxk\nIQ==", "Hello, world!", 8, LineEnd::Lf},
};

std::string random_bytes(std::size_t size, std::mt19937& chance) {
  std::string bytes;
  while (bytes.size() < size) bytes += static_cast<char>(chance());
  return bytes;
}

std::string written(std::string_view file, const Writing& writing) {
  std::string text;
  write_file(text, file, writing);
  return text;
}

}  // namespace

TEST_CASE("base64 in lines is read as the file it holds, and written again as it was") {
  for (const Row& row : known) {
    CAPTURE(row.text);
    const auto read = read_base64(row.text);
    REQUIRE(read.has_value());
    CHECK(read->file == row.file);
    CHECK(read->writing.width == row.width);
    if (row.text.find('\n') != std::string::npos) CHECK(read->writing.line_end == row.line_end);
    CHECK(written(row.file, {row.width, row.line_end}) == row.text);
    CHECK(written_size(row.file.size(), {row.width, row.line_end}) == row.text.size());
  }
}

TEST_CASE("base64 that would not be written again byte for byte is no file") {
  for (const std::string& text : {
           std::string(),
           std::string("\r\n"),
           std::string("Zm9"),       // cut off
           std::string("Zm9v\r\n"),  // a line end behind the last line
           std::string("\r\nZm9v"),
           std::string(" Zm9v"),
           std::string("Zm9v "),
           std::string("Zm9v\r\nYm\r\nFy"),    // a short line before the last
           std::string("Zm9v\r\nYmFyZg=="),    // a line wider than the first
           std::string("Zm9v\r\nYmFy\nZm9v"),  // two kinds of line ends
           std::string("Zm9v\rYmFy"),          // a third kind
           std::string("Zm9v\r\n\r\nYmFy"),    // an empty line
           std::string("Zh=="),                // bits behind the end
           std::string("Zm9vYmF="),            // fewer bits, as much behind the end
           std::string("Zg==Zm9v"),            // an end before the end
           std::string("Zg==\r\nZm9v"),        // the same between two lines
           std::string("Zm9v\r\n===="),
           std::string("Z===\r\n"),
           std::string("Z==="),
           std::string("===="),
           std::string("Zm=v"),
           std::string("=m9v"),
           std::string("Zm9vY=Fy"),
           std::string("Zm9v----"),
           std::string("    Zm9v"),
           std::string("Zm9v-"),
           std::string("Zm-v"),
           std::string("Zm9\xC3"),
           std::string("Zm9v\r\nY\tFy"),
           std::string("Zm9v\r\nYmFy\r\n--cut"),  // a list's footer below
           std::string("Zm9v\0aaa", 8),
       }) {
    CAPTURE(text);
    CHECK_FALSE(read_base64(text).has_value());
  }
}

TEST_CASE("lines wider than a mail's may be are left alone") {
  std::string widest;
  for (int i = 0; i < 250; ++i) widest += "Zm9v";
  CHECK(read_base64(widest).has_value());
  CHECK_FALSE(read_base64(widest + "Zm9v").has_value());
  CHECK(read_base64(widest + "\r\nZm9v").has_value());
}

TEST_CASE("any file is written in lines of any width and read back") {
  std::mt19937 chance(7);
  for (const std::size_t size : {1U, 2U, 3U, 56U, 57U, 58U, 3647U, 3648U, 3649U, 100'000U}) {
    const std::string file = random_bytes(size, chance);
    for (const std::uint32_t width : {1U, 3U, 60U, 64U, 72U, 75U, 76U, 998U, 1000U}) {
      for (const LineEnd line_end : {LineEnd::CrLf, LineEnd::Lf}) {
        CAPTURE(size);
        CAPTURE(width);
        const std::string text = written(file, {width, line_end});
        CHECK(written_size(size, {width, line_end}) == text.size());
        CHECK((text.find(line_end == LineEnd::CrLf ? "\r\n" : "\n") == width || text.size() <= width));
        const auto read = read_base64(text);
        REQUIRE(read.has_value());
        CHECK(read->file == file);
        CHECK(written(read->file, read->writing) == text);
      }
    }
  }
}

TEST_CASE("one changed byte makes it another file or none, never the same text") {
  std::mt19937 chance(11);
  const std::string text = written(random_bytes(500, chance), {76, LineEnd::CrLf});
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string changed = text;
    changed[at] = static_cast<char>(chance());
    const auto read = read_base64(changed);
    if (read) CHECK(written(read->file, read->writing) == changed);
  }
}

TEST_CASE("a file that is written as it is is its own text") {
  CHECK(written("a\r\nb\n", {}) == "a\r\nb\n");
  CHECK(written_size(5, {}) == 5);
  CHECK(written("", {76, LineEnd::CrLf}).empty());
  CHECK(written_size(0, {76, LineEnd::CrLf}) == 0);
}

}  // namespace ticketd::store
