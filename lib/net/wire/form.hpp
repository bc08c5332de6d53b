// SPDX-License-Identifier: Apache-2.0
// application/x-www-form-urlencoded, as token endpoints and telephone gateways want it.
#pragma once

#include <string>
#include <string_view>

namespace ticketd::net {

// RFC 3986 section 2.3: all but unreserved characters become %XX.
[[nodiscard]] std::string percent_encoded(std::string_view text);

class Form {
 public:
  void add(std::string_view key, std::string_view value);
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace ticketd::net
