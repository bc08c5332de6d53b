// SPDX-License-Identifier: Apache-2.0
// What may be dialled: E.164 or a plain SIP address. Nothing else reaches a gateway, so nothing configured
// as a number can become another command, header or parameter there.
#pragma once

#include <string_view>

namespace ticketd::net {

// "+" and 7 to 15 digits, the first not 0.
[[nodiscard]] bool is_e164(std::string_view number);

// "sip:bo@pbx.example:5060", "sips:...", with ";transport=udp|tcp|tls" at most.
[[nodiscard]] bool is_sip_address(std::string_view address);

[[nodiscard]] bool is_dialable(std::string_view to);

}  // namespace ticketd::net
