// SPDX-License-Identifier: Apache-2.0
#include "story/forged_mail.hpp"

#include <utility>

#include "story/desk_world.hpp"

namespace ticketd::story {

std::string mail_with(std::string from, std::string in_reply_to, std::string text,
                      std::vector<std::string> headers, std::string subject) {
  return raw({.from = std::move(from),
              .subject = std::move(subject),
              .text = std::move(text),
              .message_id = "<forged@elsewhere.example>",
              .in_reply_to = std::move(in_reply_to),
              .headers = std::move(headers)});
}

}  // namespace ticketd::story
