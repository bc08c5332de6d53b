// SPDX-License-Identifier: Apache-2.0
// Where the control socket is and how much may go over it. One request a connection: a JSON object on one
// line, and one answer likewise.
#pragma once

#include <cstddef>
#include <filesystem>

namespace ticketd::protocol {

inline constexpr std::size_t longest_request = 64 * 1024;  // with its line's end
inline constexpr std::size_t longest_answer = 64 * 1024 * 1024;

[[nodiscard]] inline std::filesystem::path socket_path(const std::filesystem::path& state) {
  return state / "control.sock";
}

}  // namespace ticketd::protocol
