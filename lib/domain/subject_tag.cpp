// SPDX-License-Identifier: Apache-2.0
#include "domain/subject_tag.hpp"

#include <charconv>

namespace ticketd::domain {

std::optional<TicketNumber> tagged_ticket(std::string_view subject) {
  for (auto open = subject.find("[#"); open != std::string_view::npos; open = subject.find("[#", open + 1)) {
    const std::string_view rest = subject.substr(open + 2);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    const bool closed = error == std::errc() && end != rest.data() + rest.size() && *end == ']';
    if (closed && number > 0) return TicketNumber{number};
  }
  return std::nullopt;
}

}  // namespace ticketd::domain
