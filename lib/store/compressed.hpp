// SPDX-License-Identifier: Apache-2.0
// Mails at rest: zstd at its fastest for what gains by it, plain for what is small.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ticketd::store {

enum class Encoding { Plain = 0, Zstd = 1 };  // stored as these numbers

struct Packed {
  Encoding encoding = Encoding::Plain;
  std::size_t size = 0;  // of what was packed
  std::string bytes;
};

// May be called on any thread: mails are packed where they are parsed, away from the one that commits.
[[nodiscard]] Packed pack(std::string_view content);
// `size` is what pack() was given. RowError when the bytes are not what pack() made.
[[nodiscard]] std::string unpack(Encoding encoding, std::string_view bytes, std::size_t size);
[[nodiscard]] inline std::string unpack(const Packed& packed) {
  return unpack(packed.encoding, packed.bytes, packed.size);
}

}  // namespace ticketd::store
