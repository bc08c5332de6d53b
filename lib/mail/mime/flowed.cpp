// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/flowed.hpp"

#include "mail/mime/lines.hpp"

namespace ticketd::mail {

namespace {

std::size_t quote_depth(std::string_view line) {
  const std::size_t depth = line.find_first_not_of('>');
  return depth == std::string_view::npos ? line.size() : depth;
}

}  // namespace

std::string join_flowed(std::string_view text, FlowedSpace space) {
  std::string out;
  out.reserve(text.size());
  bool goes_on = false;
  std::size_t paragraph_depth = 0;
  while (!text.empty()) {
    std::string_view line = next_line(text);
    const std::size_t depth = quote_depth(line);
    line.remove_prefix(depth);
    if (line.starts_with(' ')) line.remove_prefix(1);  // space-stuffing
    const bool signature = line == "-- ";
    if (goes_on && (signature || depth != paragraph_depth)) {
      out += '\n';
      goes_on = false;
    }
    if (!goes_on) {
      out.append(depth, '>');
      if (depth > 0 && !line.empty()) out += ' ';
    }
    const bool flows = line.ends_with(' ') && !signature;
    if (flows && space == FlowedSpace::Delete) line.remove_suffix(1);
    out += line;
    if (!flows) out += '\n';
    goes_on = flows;
    paragraph_depth = depth;
  }
  if (goes_on) out += '\n';
  return out;
}

}  // namespace ticketd::mail
