// SPDX-License-Identifier: Apache-2.0
// application/x-www-form-urlencoded, as token endpoints and telephone gateways want it.
#pragma once

#include <string>
#include <string_view>

namespace ticketd::net {

class Form {
 public:
  void add(std::string_view key, std::string_view value);
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace ticketd::net
