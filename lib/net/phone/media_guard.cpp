// SPDX-License-Identifier: Apache-2.0
#include "net/phone/media_guard.hpp"

#include <random>
#include <system_error>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/udp.hpp>

#include "domain/error.hpp"
#include "net/phone/media_guard_words.hpp"
#include "net/phone/near_address.hpp"

namespace ticketd::net {

namespace fs = std::filesystem;
namespace ip = boost::asio::ip;

namespace {

bool is_near_address(const ip::address& address) {
  return address.is_v4() ? is_near(address.to_v4().to_bytes()) : is_near(address.to_v6().to_bytes());
}

// A datagram socket that is connected has an address, and nothing has been sent.
ip::address address_towards_internet(boost::system::error_code& error) {
  const ip::udp::endpoint documentation(ip::address_v4({192, 0, 2, 1}), 9);  // RFC 5737
  boost::asio::io_context io;
  ip::udp::socket socket(io);
  socket.connect(documentation, error);
  return error ? ip::address{} : socket.local_endpoint(error).address();
}

}  // namespace

std::string text_of(const PortRange& ports) {
  return std::to_string(ports.first) + "-" + std::to_string(ports.last);
}

PortRange ports_of_a_call() {
  constexpr unsigned lowest = 20'000, ranges = 100, size = 10;
  std::random_device random;
  std::uniform_int_distribution<unsigned> range(0, ranges - 1);
  const auto first = static_cast<std::uint16_t>(lowest + range(random) * size);
  return {first, static_cast<std::uint16_t>(first + size - 1)};
}

fs::path media_guard() {
  constexpr std::string_view file = "ticketd-media-guard.so";
  std::error_code ignored;
  const auto programs = fs::read_symlink("/proc/self/exe", ignored).parent_path();
  const auto installed = (programs / TICKETD_LIBRARIES_FROM_PROGRAM / file).lexically_normal();
  for (const auto& path : {installed, programs / file, fs::path(TICKETD_BUILD_FOLDER) / file})
    if (fs::is_regular_file(path, ignored)) return path;
  throw domain::PermanentError("sip: no " + installed.string() + ", without which anybody could press keys");
}

std::vector<std::string> guarded_environment(const fs::path& library, std::string_view address,
                                             const PortRange& ports, const fs::path& control) {
  return {"LD_PRELOAD=" + library.string(), std::string(media_address_word) + "=" + std::string(address),
          std::string(media_ports_word) + "=" + text_of(ports),
          std::string(control_path_word) + "=" + control.string()};
}

bool media_stays_near(const std::string& bind) {
  boost::system::error_code error;
  const auto address = bind.empty() ? address_towards_internet(error) : ip::make_address(bind, error);
  return !error && is_near_address(address);
}

}  // namespace ticketd::net
