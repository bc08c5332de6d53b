// SPDX-License-Identifier: Apache-2.0
// What a call's baresip is bound to, for the rest of this folder only: ports of its own for the media, one
// address, the negotiated peer's packets, and a control socket nobody else can reach. baresip has no settings
// for that: a library of ours (guard/) is loaded into it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ticketd::net {

struct PortRange {
  std::uint16_t first = 0;
  std::uint16_t last = 0;
};
[[nodiscard]] std::string text_of(const PortRange& ports);  // "20040-20049"

// Ten ports of 20000 to 20999, not to be guessed.
[[nodiscard]] PortRange ports_of_a_call();

// Where the library is: beside the program, installed or built. Throws PermanentError if it is nowhere.
[[nodiscard]] std::filesystem::path media_guard();

// What to put into the environment of a baresip. `address`: that of the media; empty: any.
[[nodiscard]] std::vector<std::string> guarded_environment(const std::filesystem::path& library,
                                                           std::string_view address, const PortRange& ports,
                                                           const std::filesystem::path& control);

// Whether nobody outside this machine and its private networks can send to our end of the media: the address
// `bind`, or where that is empty the one that this machine reaches the Internet from. False if there is none.
[[nodiscard]] bool media_stays_near(const std::string& bind);

}  // namespace ticketd::net
