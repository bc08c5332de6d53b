#include "flow/language.hpp"

#include <algorithm>
#include <array>

namespace ticketd::flow {

std::string language_for(const Desk& desk, const config::Queue& queue, const domain::Customer* customer,
                         const domain::Contract& contract, std::string_view of_mail) {
  const std::array<std::string_view, 4> said{customer == nullptr ? std::string_view() : customer->language,
                                             contract.language, queue.language, of_mail};
  const auto& known = desk.languages();
  for (const std::string_view language : said)
    if (std::find(known.begin(), known.end(), language) != known.end()) return std::string(language);
  return desk.config().desk.language;
}

}  // namespace ticketd::flow
