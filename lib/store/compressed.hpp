// SPDX-License-Identifier: Apache-2.0
// Mails at rest: zstd at its fastest for what gains by it, plain for what is small. Large files lie apart
// from the mail, decoded, so that all mails with the same file share one (docs/decisions/0010); unpack()
// gives the very bytes that were packed. Any thread: mails are packed where they are parsed, away from the
// one that commits.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/digest.hpp"
#include "store/written_file.hpp"

namespace ticketd::store {

enum class Encoding { Plain = 0, Zstd = 1 };  // stored as these numbers

// A file from here on is worth a row of its own.
inline constexpr std::size_t large_file = 16 * 1024;

struct PackedFile {
  Digest sha256{};  // of the file
  Encoding encoding = Encoding::Plain;
  std::size_t size = 0;  // of the file
  std::string bytes;
};

// A file in a mail, in as many mails as carry it.
struct PlacedFile {
  std::size_t at = 0;  // where in the mail what is written begins
  Writing writing;
  std::shared_ptr<const PackedFile> file;  // never null
};

struct Packed {
  Encoding encoding = Encoding::Plain;
  std::size_t size = 0;           // of the mail
  std::string bytes;              // of the mail without its files
  std::vector<PlacedFile> files;  // in order
};

// A file as whoever has decoded it knows it.
struct FileIdentity {
  std::size_t size = 0;
  Digest sha256{};
};

// Where a file is written in a mail. With `decoded` it is not hashed once more.
struct Extent {
  std::size_t begin = 0;
  std::size_t length = 0;
  std::optional<FileIdentity> decoded = std::nullopt;
};

[[nodiscard]] Packed pack(std::string_view mail);
// Those files lie apart. They stand in order and within the mail; one that does not is left in it.
[[nodiscard]] Packed pack(std::string_view mail, std::span<const Extent> files);
// `text` is a mail without `files`, each of which begins where the text and those before it bring it.
[[nodiscard]] Packed pack_around(std::string_view text, std::vector<PlacedFile> files);
[[nodiscard]] std::shared_ptr<const PackedFile> pack_file(std::string file,
                                                          const std::optional<FileIdentity>& known = {});

// RowError when the bytes are not what pack() made.
[[nodiscard]] std::string unpack(Encoding encoding, std::string_view bytes, std::size_t size);
[[nodiscard]] std::string unpack(const Packed& packed);
[[nodiscard]] std::string unpack(const PackedFile& file);

}  // namespace ticketd::store
