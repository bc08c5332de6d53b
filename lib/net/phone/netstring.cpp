// SPDX-License-Identifier: Apache-2.0
#include "net/phone/netstring.hpp"

#include <charconv>

namespace ticketd::net {

std::string netstring(std::string_view text) {
  return std::to_string(text.size()) + ":" + std::string(text) + ",";
}

bool NetstringReader::add(std::string_view bytes) {
  if (!broken_) buffer_ += bytes;
  return look();
}

std::optional<std::string> NetstringReader::next() {
  if (!look() || !length_ || buffer_.size() <= begin_ + *length_) return std::nullopt;
  auto text = buffer_.substr(begin_, *length_);
  buffer_.erase(0, begin_ + *length_ + 1);
  length_.reset();
  return text;
}

// Reads the length once it is there, and checks the comma once that is.
bool NetstringReader::look() {
  constexpr std::size_t most_digits = 6;
  if (!broken_ && !length_ && !buffer_.empty()) {
    const auto colon = buffer_.find(':');
    const auto digits = buffer_.substr(0, colon);
    std::size_t length = 0;
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    broken_ = digits.size() > most_digits || parsed.ec != std::errc{} ||
              parsed.ptr != digits.data() + digits.size() || length > longest;
    if (!broken_ && colon != std::string::npos) {
      length_ = length;
      begin_ = colon + 1;
    }
  }
  if (!broken_ && length_ && buffer_.size() > begin_ + *length_) broken_ = buffer_[begin_ + *length_] != ',';
  return !broken_;
}

}  // namespace ticketd::net
