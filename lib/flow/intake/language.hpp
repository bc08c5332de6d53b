// SPDX-License-Identifier: Apache-2.0
// The language in which somebody is written to: customer, contract, queue, the mail's own, desk; the first
// that is said and that there are templates for.
#pragma once

#include <string>

#include "flow/desk.hpp"
#include "mail/mail.hpp"

namespace ticketd::flow {

// `customer`: nullptr where the sender is none. The mail's own language is only worked out where nothing else
// is said.
[[nodiscard]] std::string language_for(const Desk& desk, const config::Queue& queue,
                                       const domain::Customer* customer, const domain::Contract& contract,
                                       const mail::Mail& mail);

}  // namespace ticketd::flow
