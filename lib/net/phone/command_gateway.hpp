// SPDX-License-Identifier: Apache-2.0
// Calling by a program of the operator's: it gets TICKETD_TICKET, _TO, _NAME, _TEXT, _LANGUAGE and _ATTEMPT
// in its environment and says by its exit status what became of the call: 0 acknowledged, 10 reached, 11
// busy, 12 no answer, 13 bad number; anything else means that the gateway is broken.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include <boost/asio/any_io_executor.hpp>

#include "net/phone/phone.hpp"

namespace ticketd::net {

struct PagingCommand {
  std::string run;
  std::chrono::milliseconds longest{90'000};  // then it is ended, with its children
};

[[nodiscard]] std::unique_ptr<PhoneGateway> command_gateway(boost::asio::any_io_executor executor,
                                                            PagingCommand command);

}  // namespace ticketd::net
