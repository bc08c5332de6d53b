// SPDX-License-Identifier: Apache-2.0
// What ticketd and the library that it loads into baresip say to each other: names in the environment, and
// the control address that baresip is configured with and never gets.
#pragma once

#include <cstdint>

namespace ticketd::net {

inline constexpr const char* media_address_word = "TICKETD_MEDIA_ADDRESS";  // empty or not there: any
inline constexpr const char* media_ports_word = "TICKETD_MEDIA_PORTS";      // "20040-20049"
inline constexpr const char* control_path_word = "TICKETD_CONTROL_PATH";    // where the control socket stands

inline constexpr const char* control_placeholder = "127.0.0.1:1";
inline constexpr std::uint16_t control_placeholder_port = 1;

}  // namespace ticketd::net
