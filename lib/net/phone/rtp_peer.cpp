// SPDX-License-Identifier: Apache-2.0
#include "net/phone/rtp_peer.hpp"

#include <cstring>
#include <netinet/in.h>
#include <span>

#include "net/phone/near_address.hpp"

namespace ticketd::net {

RtpPeer::Source RtpPeer::source_of(const sockaddr& address) {
  Source source;
  if (address.sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &address, sizeof v4);
    source.size = sizeof v4.sin_addr;
    std::memcpy(source.address.data(), &v4.sin_addr, source.size);
    source.port = v4.sin_port;
  } else if (address.sa_family == AF_INET6) {
    sockaddr_in6 v6{};
    std::memcpy(&v6, &address, sizeof v6);
    source.size = sizeof v6.sin6_addr;
    std::memcpy(source.address.data(), &v6.sin6_addr, source.size);
    source.port = v6.sin6_port;
  }
  return source;
}

// On this machine and in a private network whoever has the peer's port is the peer, from whichever address
// its system sends; on this machine everybody has its address, so there the port alone tells.
bool RtpPeer::may_be(const Source& source, const Source& peer) {
  const auto bytes_of = [](const Source& one) { return std::span(one.address).first(one.size); };
  if (source.size == 0) return false;
  if (source.port == peer.port) return is_near(bytes_of(source)) && is_near(bytes_of(peer));
  return source.size == peer.size && source.address == peer.address && !is_loopback(bytes_of(peer));
}

void RtpPeer::sent_to(const sockaddr& peer) {
  const Source source = source_of(peer);
  if (source == peer_) return;
  peer_ = source;
  stand_in_.reset();
  was_heard_ = false;
}

bool RtpPeer::accepts(const sockaddr& source) {
  if (!peer_) return false;
  const Source from = source_of(source);
  if (from == *peer_) {
    was_heard_ = true;
    return true;
  }
  if (was_heard_) return false;
  if (!stand_in_ && may_be(from, *peer_)) stand_in_ = from;
  return from == stand_in_;
}

}  // namespace ticketd::net
