// SPDX-License-Identifier: Apache-2.0
// Netstrings ("4:text,") as baresip's control socket speaks them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ticketd::net {

[[nodiscard]] std::string netstring(std::string_view text);

// Takes bytes as they come and gives back whole texts.
class NetstringReader {
 public:
  static constexpr std::size_t longest = 64 * 1024;

  // False once the peer has broken the framing or announced more than `longest`: nothing follows then.
  [[nodiscard]] bool add(std::string_view bytes);
  [[nodiscard]] std::optional<std::string> next();

 private:
  bool look();

  std::string buffer_;
  std::size_t begin_ = 0;  // of the text, behind its colon, once the length is known
  std::optional<std::size_t> length_;
  bool broken_ = false;
};

}  // namespace ticketd::net
