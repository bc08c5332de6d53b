// SPDX-License-Identifier: Apache-2.0
// The header block of an outgoing mail, written line by line: every value is cleaned here, so that no caller
// can inject a header (see encoding.hpp).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "domain/instant.hpp"
#include "mail/mime/address.hpp"

namespace ticketd::mail {

class HeaderBlock {
 public:
  // Free text (RFC 5322 unstructured). A name that is no field name is left out with its value.
  void text(std::string_view name, std::string_view value);

  // Nothing is written for an empty list; an address that cannot be written is left out.
  void addresses(std::string_view name, std::span<const Address> list);

  // Ids without angle brackets; what an id cannot hold is dropped from it.
  void message_ids(std::string_view name, std::span<const std::string> ids);

  void date(std::string_view name, domain::Instant at);

  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  void begin(std::string_view name);
  void word(std::string_view word);
  void end();

  std::string bytes_;
  std::size_t column_ = 0;
};

}  // namespace ticketd::mail
