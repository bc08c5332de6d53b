// SPDX-License-Identifier: Apache-2.0
// What a server announced in its last answer to EHLO. What it announced before STARTTLS, unencrypted, is
// forgotten, as RFC 3207 demands.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ticketd::net {

class SmtpKeywords {
 public:
  // `lines` are all lines of the connect phase. Only the last block of 250 lines counts: what was said before
  // STARTTLS could be anybody's.
  explicit SmtpKeywords(const std::vector<std::string>& lines);

  [[nodiscard]] bool has(std::string_view keyword) const;
  [[nodiscard]] std::uint64_t largest_mail() const;  // by SIZE; 0: not told or no limit

 private:
  std::vector<std::string> lines_;  // without code and line end
};

}  // namespace ticketd::net
