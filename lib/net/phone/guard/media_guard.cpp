// SPDX-License-Identifier: Apache-2.0
// Loaded into baresip before its own libraries (LD_PRELOAD), for what baresip 1.0.0 has no settings for: its
// media sockets listen on one address instead of all and hear the negotiated peer only, and its control
// socket is a file in the call's private directory instead of a TCP port that any user of the machine can
// connect to. Where it is not loaded, baresip opens no control socket that ticketd finds, and no call is
// made.
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <mutex>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "net/phone/media_guard_words.hpp"
#include "net/phone/rtp_peer.hpp"

namespace ticketd::net {
namespace {

struct MediaSocket {
  bool is_open = false;
  RtpPeer peer;
};

std::mutex guard;  // sound is sent by a thread of its own
std::array<MediaSocket, 1024> sockets;

// glibc's own, of which the functions below are the namesakes.
template <class Function>
Function* original(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

MediaSocket* media_socket(int descriptor) {
  const auto index = static_cast<std::size_t>(descriptor);
  return descriptor >= 0 && index < sockets.size() && sockets[index].is_open ? &sockets[index] : nullptr;
}

const char* setting(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

int type_of(int descriptor) {
  int type = 0;
  socklen_t size = sizeof type;
  return ::getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0 ? type : 0;
}

std::uint16_t port_of(const sockaddr_storage& address) {
  if (address.ss_family == AF_INET) return ntohs(reinterpret_cast<const sockaddr_in&>(address).sin_port);
  return ntohs(reinterpret_cast<const sockaddr_in6&>(address).sin6_port);
}

bool is_media_port(std::uint16_t port) {
  const char* const range = setting(media_ports_word);
  unsigned first = 1;
  unsigned last = 0;
  const char* const end = range + std::strlen(range);
  const auto dash = std::from_chars(range, end, first);
  if (dash.ptr != end) std::from_chars(dash.ptr + 1, end, last);
  return first <= port && port <= last;
}

bool is_control(int descriptor, const sockaddr_storage& address) {
  if (address.ss_family != AF_INET || type_of(descriptor) != SOCK_STREAM) return false;
  const auto& v4 = reinterpret_cast<const sockaddr_in&>(address);
  return ntohl(v4.sin_addr.s_addr) == INADDR_LOOPBACK && port_of(address) == control_placeholder_port;
}

// The descriptor becomes a socket in the private directory.
int bind_control(int descriptor) {
  sockaddr_un place{};
  place.sun_family = AF_UNIX;
  const char* const path = setting(control_path_word);
  if (*path == '\0' || std::strlen(path) >= sizeof place.sun_path) {
    errno = EADDRNOTAVAIL;
    return -1;
  }
  std::strcpy(place.sun_path, path);
  const int own = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (own < 0) return -1;
  const bool is_done =
      original<decltype(::bind)>("bind")(own, reinterpret_cast<const sockaddr*>(&place), sizeof place) == 0 &&
      ::dup2(own, descriptor) == descriptor;
  original<decltype(::close)>("close")(own);
  return is_done ? 0 : -1;
}

// Nothing where the address is of the other family, or is to be any.
bool put_media_address(sockaddr_storage& address) {
  const char* const wanted = setting(media_address_word);
  if (*wanted == '\0') return true;
  if (address.ss_family == AF_INET)
    return ::inet_pton(AF_INET, wanted, &reinterpret_cast<sockaddr_in&>(address).sin_addr) == 1;
  return ::inet_pton(AF_INET6, wanted, &reinterpret_cast<sockaddr_in6&>(address).sin6_addr) == 1;
}

int bind_media(int descriptor, sockaddr_storage address, socklen_t length) {
  const auto index = static_cast<std::size_t>(descriptor);
  if (index >= sockets.size() || !put_media_address(address)) {
    errno = EADDRNOTAVAIL;
    return -1;
  }
  const int outcome =
      original<decltype(::bind)>("bind")(descriptor, reinterpret_cast<const sockaddr*>(&address), length);
  const std::lock_guard lock(guard);
  if (outcome == 0) sockets[index] = {true, {}};
  return outcome;
}

bool is_heard(int descriptor, const sockaddr_storage& source) {
  const std::lock_guard lock(guard);
  auto* const media = media_socket(descriptor);
  return media == nullptr || media->peer.accepts(reinterpret_cast<const sockaddr&>(source));
}

bool is_media(int descriptor) {
  const std::lock_guard lock(guard);
  return media_socket(descriptor) != nullptr;
}

ssize_t receive_from_peer(int descriptor, void* bytes, size_t size, int flags, sockaddr* source,
                          socklen_t* length) {
  // Whoever floods us must not keep baresip from its other sockets.
  constexpr int most_dropped = 64;
  for (int dropped = 0; dropped < most_dropped; ++dropped) {
    sockaddr_storage from{};
    socklen_t from_size = sizeof from;
    const auto got = original<decltype(::recvfrom)>("recvfrom")(
        descriptor, bytes, size, flags, reinterpret_cast<sockaddr*>(&from), &from_size);
    if (got < 0) return got;
    if (!is_heard(descriptor, from)) continue;
    if (source != nullptr && length != nullptr) {
      std::memcpy(source, &from, *length < from_size ? *length : from_size);
      *length = from_size;
    }
    return got;
  }
  errno = EAGAIN;
  return -1;
}

}  // namespace
}  // namespace ticketd::net

#define TICKETD_SEEN_BY_BARESIP extern "C" __attribute__((visibility("default")))

namespace guarded = ticketd::net;

TICKETD_SEEN_BY_BARESIP int bind(int descriptor, const sockaddr* address, socklen_t length) noexcept {
  sockaddr_storage wanted{};
  const bool is_internet = address != nullptr && length <= sizeof wanted &&
                           (address->sa_family == AF_INET || address->sa_family == AF_INET6);
  if (is_internet) {
    std::memcpy(&wanted, address, length);
    if (guarded::is_control(descriptor, wanted)) return guarded::bind_control(descriptor);
    if (guarded::type_of(descriptor) == SOCK_DGRAM && guarded::is_media_port(guarded::port_of(wanted)))
      return guarded::bind_media(descriptor, wanted, length);
  }
  return guarded::original<decltype(::bind)>("bind")(descriptor, address, length);
}

TICKETD_SEEN_BY_BARESIP ssize_t sendto(int descriptor, const void* bytes, size_t size, int flags,
                                       const sockaddr* to, socklen_t length) {
  if (to != nullptr) {
    const std::lock_guard lock(guarded::guard);
    if (auto* const media = guarded::media_socket(descriptor)) media->peer.sent_to(*to);
  }
  return guarded::original<decltype(::sendto)>("sendto")(descriptor, bytes, size, flags, to, length);
}

TICKETD_SEEN_BY_BARESIP ssize_t recvfrom(int descriptor, void* bytes, size_t size, int flags,
                                         sockaddr* source, socklen_t* length) {
  if (guarded::is_media(descriptor))
    return guarded::receive_from_peer(descriptor, bytes, size, flags, source, length);
  return guarded::original<decltype(::recvfrom)>("recvfrom")(descriptor, bytes, size, flags, source, length);
}

TICKETD_SEEN_BY_BARESIP int close(int descriptor) {
  {
    const std::lock_guard lock(guarded::guard);
    if (auto* const media = guarded::media_socket(descriptor)) *media = {};
  }
  return guarded::original<decltype(::close)>("close")(descriptor);
}
