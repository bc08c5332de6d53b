// The language in which somebody is written to: customer, contract, queue, the mail's own, desk; the first
// that is said and that there are templates for.
#pragma once

#include <string>
#include <string_view>

#include "flow/desk.hpp"

namespace ticketd::flow {

// `customer`: nullptr where the sender is none. `of_mail`: two letters, or empty.
[[nodiscard]] std::string language_for(const Desk& desk, const config::Queue& queue,
                                       const domain::Customer* customer, const domain::Contract& contract,
                                       std::string_view of_mail);

}  // namespace ticketd::flow
