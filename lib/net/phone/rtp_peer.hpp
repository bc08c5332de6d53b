// SPDX-License-Identifier: Apache-2.0
// Whose packets count on one media socket: those of the negotiated peer, which is where our own go to. Until
// a packet has come from exactly there, one other source is taken that must be the same machine: some send
// from another port than they listen on, or from another of their addresses.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <sys/socket.h>

namespace ticketd::net {

class RtpPeer {
 public:
  // Where a packet of ours was sent to. Another one than before is a new negotiation.
  void sent_to(const sockaddr& peer);
  // Nobody's before the first packet of ours.
  [[nodiscard]] bool accepts(const sockaddr& source);

 private:
  struct Source {
    std::array<std::uint8_t, 16> address{};  // the first 4 bytes where it is IPv4
    std::size_t size = 0;
    std::uint16_t port = 0;
    friend bool operator==(const Source&, const Source&) = default;
  };

  static Source source_of(const sockaddr& address);
  [[nodiscard]] static bool may_be(const Source& source, const Source& peer);

  std::optional<Source> peer_{};
  std::optional<Source> stand_in_{};
  bool was_heard_ = false;
};

}  // namespace ticketd::net
