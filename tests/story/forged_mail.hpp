// SPDX-License-Identifier: Apache-2.0
// Mails by which somebody claims a right that is not theirs: what the tables of forgeries are written with.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ticketd::story {

inline const std::string mallory = "Mallory <mallory@elsewhere.example>";

// `Loot`: what the forger may have got hold of.
template <class Loot>
struct Forgery {
  std::string_view way;
  std::function<std::string(const Loot&)> mail;
};

[[nodiscard]] std::string mail_with(std::string from, std::string in_reply_to, std::string text = "/close\n",
                                    std::vector<std::string> headers = {},
                                    std::string subject = "Re: [#1] fire");

}  // namespace ticketd::story
