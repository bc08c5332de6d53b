// SPDX-License-Identifier: Apache-2.0
// From what is configured to gateways that take calls.
#pragma once

#include <memory>
#include <vector>

#include "config/config.hpp"
#include "config/language.hpp"
#include "net/phone/phone.hpp"
#include "service/service_context.hpp"

namespace ticketd::service {

// In the configured order. One that can't be made takes no calls and says why.
[[nodiscard]] std::vector<std::unique_ptr<net::PhoneGateway>> phone_gateways(ServiceContext& context,
                                                                             const config::Config& config);

// How the gateways speak a language.
[[nodiscard]] net::Voice voice_in(const config::Language& language);

}  // namespace ticketd::service
