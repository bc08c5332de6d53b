// SPDX-License-Identifier: Apache-2.0
#include "net/smtp/smtp_content.hpp"

#include <algorithm>
#include <numeric>

namespace ticketd::net {

bool SmtpContent::append_to(std::string& out, std::size_t fill) {
  while (is_inside_ || !rest_.empty()) {
    if (out.size() >= fill) return false;
    append_line(out);
  }
  out.append(".\r\n");
  return true;
}

// Each byte is looked at twice, for a LF and for a CR, both by memchr; a text of nothing but CRs stays
// linear.
void SmtpContent::append_line(std::string& out) {
  if (!is_inside_) {
    piece_ = rest_.substr(0, rest_.find('\n'));
    rest_.remove_prefix(std::min(rest_.size(), piece_.size() + 1));
    if (piece_.ends_with('\r')) piece_.remove_suffix(1);
  }
  const std::size_t bare_cr = piece_.find('\r');
  const std::string_view line = piece_.substr(0, bare_cr);
  is_inside_ = bare_cr != std::string_view::npos;
  if (is_inside_) piece_.remove_prefix(bare_cr + 1);
  if (line.starts_with('.')) out += '.';
  out.append(line).append("\r\n");
}

std::uint64_t size_with_crlf(std::string_view content) {
  std::uint64_t halves = 0;  // of a line end: a CR or a LF alone
  for (auto at = content.find('\n'); at != content.npos; at = content.find('\n', at + 1))
    halves += at == 0 || content[at - 1] != '\r' ? 1 : 0;
  for (auto at = content.find('\r'); at != content.npos; at = content.find('\r', at + 1))
    halves += at + 1 == content.size() || content[at + 1] != '\n' ? 1 : 0;
  const bool is_ended = content.empty() || content.back() == '\n' || content.back() == '\r';
  return content.size() + halves + (is_ended ? 0 : 2);
}

bool is_eight_bit(std::string_view content) {
  const auto bits = std::accumulate(content.begin(), content.end(), 0U,
                                    [](unsigned all, char c) { return all | static_cast<unsigned char>(c); });
  return (bits & 0x80U) != 0;
}

}  // namespace ticketd::net
