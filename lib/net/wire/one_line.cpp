// SPDX-License-Identifier: Apache-2.0
#include "net/wire/one_line.hpp"

#include "text/shown.hpp"
#include "text/trim.hpp"
#include "text/utf8.hpp"

namespace ticketd::net {

std::string one_line(std::string_view words, std::size_t most) {
  return std::string(text::trim(text::beginning_of(text::shown_in_line(words), most)));
}

}  // namespace ticketd::net
