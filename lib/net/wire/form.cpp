// SPDX-License-Identifier: Apache-2.0
#include "net/wire/form.hpp"

#include "text/percent.hpp"

namespace ticketd::net {

void Form::add(std::string_view key, std::string_view value) {
  if (!text_.empty()) text_ += '&';
  text_ += text::percent_encoded(key) + '=' + text::percent_encoded(value);
}

}  // namespace ticketd::net
