// SPDX-License-Identifier: Apache-2.0
#include "mail/reply/forwarded.hpp"

#include "mail/mime/address.hpp"
#include "mail/reply/reply_fold.hpp"
#include "mail/reply/reply_heads.hpp"
#include "mail/reply/reply_lines.hpp"

namespace ticketd::mail {
namespace {

std::optional<Address> from_line(const ReplyLines& lines, std::size_t i) {
  const auto line = lines.raw(i);
  const auto colon = std::string_view(lines.folded(i)).find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  auto word = std::string_view(lines.folded(i)).substr(0, colon);
  while (!word.empty() && (word.front() == '*' || word.front() == ' ')) word.remove_prefix(1);
  while (!word.empty() && (word.back() == '*' || word.back() == ' ')) word.remove_suffix(1);
  if (header_label(word) != Label::From) return std::nullopt;
  auto addresses = read_addresses(line.substr(line.find(':') + 1));
  if (addresses.size() != 1) return std::nullopt;
  return std::move(addresses.front());
}

}  // namespace

std::optional<Address> forwarded_from(std::string_view text) {
  if (text.size() > ReplyLines::kLargestText) return std::nullopt;
  const ReplyLines lines(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto end = separator_end(lines, i);
    if (!end) end = header_block_end(lines, i);
    if (!end) continue;
    for (std::size_t at = i; at < *end; ++at)
      if (auto from = from_line(lines, at)) return from;
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace ticketd::mail
