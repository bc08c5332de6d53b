// Mails at rest: zstd at its fastest for what gains by it, plain for what is small.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ticketd::store {

enum class Encoding { Plain = 0, Zstd = 1 };  // stored as these numbers

struct Packed {
  Encoding encoding = Encoding::Plain;
  std::string_view bytes;  // points into the argument of pack() or into memory that the next pack() reuses
};

[[nodiscard]] Packed pack(std::string_view content);
// `size` is what pack() was given. PermanentError when the bytes are not what pack() made.
[[nodiscard]] std::string unpack(Encoding encoding, std::string_view bytes, std::size_t size);

}  // namespace ticketd::store
