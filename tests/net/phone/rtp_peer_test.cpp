// SPDX-License-Identifier: Apache-2.0
// Whose packets count as the negotiated peer's, and which addresses strangers can't send to.
#include "net/phone/rtp_peer.hpp"

#include <arpa/inet.h>
#include <array>
#include <cstring>
#include <netinet/in.h>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "net/phone/media_guard.hpp"
#include "net/phone/near_address.hpp"

namespace ticketd::tests {
namespace {

sockaddr_storage address(const std::string& ip, std::uint16_t port) {
  sockaddr_storage storage{};
  if (ip.find(':') == std::string::npos) {
    auto& v4 = reinterpret_cast<sockaddr_in&>(storage);
    v4.sin_family = AF_INET;
    v4.sin_port = htons(port);
    REQUIRE(::inet_pton(AF_INET, ip.c_str(), &v4.sin_addr) == 1);
  } else {
    auto& v6 = reinterpret_cast<sockaddr_in6&>(storage);
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(port);
    REQUIRE(::inet_pton(AF_INET6, ip.c_str(), &v6.sin6_addr) == 1);
  }
  return storage;
}

class Line {
 public:
  void send_to(const std::string& ip, std::uint16_t port) {
    const auto to = address(ip, port);
    peer_.sent_to(reinterpret_cast<const sockaddr&>(to));
  }
  bool hears(const std::string& ip, std::uint16_t port) {
    const auto from = address(ip, port);
    return peer_.accepts(reinterpret_cast<const sockaddr&>(from));
  }

 private:
  net::RtpPeer peer_;
};

std::vector<std::uint8_t> bytes_of(const std::string& ip) {
  std::array<std::uint8_t, 16> bytes{};
  const bool is_v4 = ip.find(':') == std::string::npos;
  REQUIRE(::inet_pton(is_v4 ? AF_INET : AF_INET6, ip.c_str(), bytes.data()) == 1);
  return {bytes.begin(), bytes.begin() + (is_v4 ? 4 : 16)};
}

}  // namespace

TEST_CASE("nobody is heard before a packet of ours says who the peer is") {
  Line line;
  CHECK_FALSE(line.hears("127.0.0.1", 4000));
  line.send_to("127.0.0.1", 4000);
  CHECK(line.hears("127.0.0.1", 4000));
}

TEST_CASE("the first packets of a source count or not by the peer's address and port") {
  const struct {
    const char* peer;
    const char* source;
    std::uint16_t port;
    bool is_heard;
  } table[] = {
      {"198.51.100.7", "198.51.100.7", 4000, true},
      {"198.51.100.7", "198.51.100.7", 4002, true},   // sends from another port than it listens on
      {"198.51.100.7", "198.51.100.8", 4000, false},  // a stranger who knows the port
      {"198.51.100.7", "127.0.0.1", 4000, false},     // ... on this machine
      {"198.51.100.7", "10.0.0.8", 4000, false},
      {"10.0.0.5", "198.51.100.8", 4000, false},
      {"10.0.0.5", "10.0.0.6", 4000, true},  // a machine of two addresses
      {"10.0.0.5", "10.0.0.6", 4002, false},
      {"10.0.0.5", "10.0.0.5", 4002, true},
      {"127.0.0.1", "127.0.0.1", 4000, true},
      {"127.0.0.1", "127.0.0.1", 4002, false},  // any user of this machine
      {"127.0.0.1", "127.0.0.9", 4002, false},
      {"127.0.0.2", "127.0.0.1", 4000, true},  // listens on all addresses, sends from one
      {"127.0.0.1", "198.51.100.8", 4000, false},
      {"2001:db8::7", "2001:db8::7", 4000, true},
      {"2001:db8::7", "2001:db8::8", 4000, false},
      {"2001:db8::7", "198.51.100.7", 4000, false},  // of another family
      {"fd00::5", "fd00::6", 4000, true},
      {"::1", "::1", 4002, false},
  };
  for (const auto& row : table) {
    CAPTURE(row.peer);
    CAPTURE(row.source);
    CAPTURE(row.port);
    Line line;
    line.send_to(row.peer, 4000);
    CHECK(line.hears(row.source, row.port) == row.is_heard);
  }
}

TEST_CASE("once the peer itself was heard nobody else is") {
  Line line;
  line.send_to("10.0.0.5", 4000);
  CHECK(line.hears("10.0.0.6", 4000));
  CHECK(line.hears("10.0.0.5", 4000));
  CHECK_FALSE(line.hears("10.0.0.6", 4000));
  CHECK_FALSE(line.hears("10.0.0.5", 4002));
  CHECK(line.hears("10.0.0.5", 4000));
}

TEST_CASE("one source stands in for a peer that is not heard, not two") {
  Line line;
  line.send_to("198.51.100.7", 4000);
  CHECK(line.hears("198.51.100.7", 4002));
  CHECK_FALSE(line.hears("198.51.100.7", 4004));
  CHECK(line.hears("198.51.100.7", 4002));
}

TEST_CASE("a peer that moves is another one, and one that stays is not") {
  Line line;
  line.send_to("198.51.100.7", 4000);
  CHECK(line.hears("198.51.100.7", 4000));
  line.send_to("198.51.100.7", 4000);
  CHECK_FALSE(line.hears("198.51.100.7", 4002));
  line.send_to("198.51.100.9", 5000);
  CHECK_FALSE(line.hears("198.51.100.7", 4000));
  CHECK(line.hears("198.51.100.9", 5000));
}

TEST_CASE("addresses of this machine and of private networks are near, all others are not") {
  for (const char* near : {"127.0.0.1", "127.255.3.4", "10.0.0.1", "172.16.0.1", "172.31.255.254",
                           "192.168.1.1", "169.254.1.1", "::1", "fe80::1", "fd12::1", "::ffff:10.0.0.1"}) {
    CAPTURE(near);
    CHECK(net::is_near(bytes_of(near)));
    CHECK(net::media_stays_near(near));
  }
  for (const char* far : {"198.51.100.7", "172.15.0.1", "172.32.0.1", "192.169.0.1", "11.0.0.1", "100.64.0.1",
                          "0.0.0.0", "::", "2001:db8::1", "ff02::1", "::ffff:8.8.8.8", "fec0::1"}) {
    CAPTURE(far);
    CHECK_FALSE(net::is_near(bytes_of(far)));
    CHECK_FALSE(net::media_stays_near(far));
  }
  CHECK_FALSE(net::is_near(std::vector<std::uint8_t>{}));
  CHECK_FALSE(net::is_loopback(bytes_of("10.0.0.1")));
}

}  // namespace ticketd::tests
