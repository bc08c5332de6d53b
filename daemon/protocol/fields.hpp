// SPDX-License-Identifier: Apache-2.0
// Reading the fields of a JSON object: what is missing or of another kind than it must be is an error that
// names the key, and nothing is silently taken in its place. Keys that nobody asks for are left alone.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

#include <nlohmann/json.hpp>

#include "domain/instant.hpp"

namespace ticketd::protocol {

// Known to the codecs of this folder only, who catch it.
class BadField : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Fields {
 public:
  // `name` is what errors call it. Throws BadField where it is no object. The object must outlive this.
  Fields(const nlohmann::json& object, std::string name);

  [[nodiscard]] bool has(const char* key) const { return object_.contains(key); }
  [[nodiscard]] std::int64_t whole_number(const char* key) const;
  [[nodiscard]] std::uint64_t count(const char* key) const;
  [[nodiscard]] bool truth(const char* key) const;
  [[nodiscard]] std::string text(const char* key) const;
  [[nodiscard]] const nlohmann::json& list(const char* key) const;
  [[nodiscard]] const nlohmann::json& object(const char* key) const;
  // These may be null, which is none or empty.
  [[nodiscard]] std::string text_or_null(const char* key) const;
  [[nodiscard]] std::optional<std::int64_t> whole_number_or_null(const char* key) const;
  [[nodiscard]] std::optional<domain::Instant> instant_or_null(const char* key) const;

 private:
  [[nodiscard]] const nlohmann::json& at(const char* key, const char* kind) const;
  [[noreturn]] void fail(const char* key, const char* kind) const;

  const nlohmann::json& object_;
  std::string name_;
};

}  // namespace ticketd::protocol
