// SPDX-License-Identifier: Apache-2.0
// Requests as the control socket carries them, both ways. A request that is not known, or in which a field is
// missing or of the wrong kind, is refused with words that name it.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "flow/requests.hpp"
#include "protocol/live.hpp"

namespace ticketd::protocol {

using Request =
    std::variant<AskConnections, TestCall, flow::DropMail, flow::RetryMail, flow::Replay, flow::Operate,
                 flow::AcknowledgeChain, flow::StopChain, flow::RestartChain, flow::BeginDrill>;

// One line of JSON, without its end.
[[nodiscard]] std::string write_request(const Request& request);

// Total: any bytes are a request or are refused.
[[nodiscard]] std::variant<Request, flow::Refused> read_request(std::string_view line);

}  // namespace ticketd::protocol
