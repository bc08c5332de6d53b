// SPDX-License-Identifier: Apache-2.0
// Calls over a SIP trunk or PBX by baresip, one short-lived process a call: text spoken, key 1 or the call's
// code acknowledges, key 2 declines. SIP over TLS is encrypted but baresip does not verify the certificate:
// use a PBX on the same host or network, or a tunnel.
#pragma once

#include <memory>

#include <boost/asio/any_io_executor.hpp>

#include "net/phone/phone.hpp"
#include "net/phone/sip_trunk.hpp"

namespace ticketd::net {

// Throws PermanentError for a trunk that cannot be written down for baresip, or without the guard. On an
// acknowledgement place() returns at once; the thanks are spoken in the background.
[[nodiscard]] std::unique_ptr<PhoneGateway> sip_gateway(boost::asio::any_io_executor executor,
                                                        SipTrunk trunk);

}  // namespace ticketd::net
