// SPDX-License-Identifier: Apache-2.0
// A value that must never reach a log, a core of an error text or a database: it has no stream operator and
// no conversion, whoever wants the bytes says reveal().
#pragma once

#include <string>
#include <utility>

namespace ticketd::config {

class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string value) : value_(std::move(value)) {}
  [[nodiscard]] const std::string& reveal() const { return value_; }
  [[nodiscard]] bool is_empty() const { return value_.empty(); }

 private:
  std::string value_;
};

}  // namespace ticketd::config
