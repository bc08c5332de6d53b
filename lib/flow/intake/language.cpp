// SPDX-License-Identifier: Apache-2.0
#include "flow/intake/language.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "mail/language.hpp"

namespace ticketd::flow {

std::string language_for(const Desk& desk, const config::Queue& queue, const domain::Customer* customer,
                         const domain::Contract& contract, const mail::Mail& mail) {
  const auto& known = desk.languages();
  const auto is_known = [&](std::string_view language) {
    return std::find(known.begin(), known.end(), language) != known.end();
  };
  const std::array<std::string_view, 3> said{customer == nullptr ? std::string_view() : customer->language,
                                             contract.language, queue.language};
  for (const std::string_view language : said)
    if (is_known(language)) return std::string(language);
  auto of_mail = mail.language.empty() ? mail::language_of(mail.content_language, mail.text) : mail.language;
  return is_known(of_mail) ? std::move(of_mail) : desk.config().desk.language;
}

}  // namespace ticketd::flow
