// SPDX-License-Identifier: Apache-2.0
// What ticketctl asks about calls: take, end or restart the calls about a ticket, a test call, and a drill of
// the whole chain.
#pragma once

#include <optional>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <nlohmann/json_fwd.hpp>

#include "service/workshop.hpp"

namespace ticketd::service {

// Whether this is for it: "escalation-acknowledge", "escalation-stop", "escalation-restart", "call", "drill".
[[nodiscard]] bool is_about_calls(const std::string& what);

// The answer, with "ok".
[[nodiscard]] boost::asio::awaitable<nlohmann::json> answer_about_calls(Workshop& workshop,
                                                                        nlohmann::json request);

}  // namespace ticketd::service
