// SPDX-License-Identifier: Apache-2.0
// Somebody who is not the callee: sends keys to the call's media, looks for its control socket, guesses
// codes.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/ip/udp.hpp>
#include <doctest/doctest.h>

#include "net/phone/sip_callee.hpp"
#include "net/phone/sip_gateway.hpp"
#include "net/phone/together.hpp"
#include "net/wire/scripted_server.hpp"

namespace ticketd::tests {

namespace asio = boost::asio;
using asio::ip::udp;
using namespace std::chrono_literals;
using Outcome = domain::CallOutcome;

namespace {

// The bytes of an IPv4 address in the order that /proc/net shows them.
std::string hex_of(const std::string& address) {
  std::ostringstream hex;
  hex << std::uppercase << std::hex;
  hex.fill('0');
  const auto bytes = asio::ip::make_address_v4(address).to_bytes();
  for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte) {
    hex.width(2);
    hex << static_cast<unsigned>(*byte);
  }
  return hex.str();
}

struct OpenSocket {
  std::string address;  // as /proc/net shows it
  std::uint16_t port = 0;
  bool listens = false;  // of TCP
  std::string inode;
};

// All of the machine's, by IPv4.
std::vector<OpenSocket> open_sockets(const std::string& protocol) {
  constexpr int columns_between = 5;
  std::ifstream table("/proc/net/" + protocol);
  std::vector<OpenSocket> sockets;
  std::string line, number, local, remote, state, skipped;
  std::getline(table, line);
  while (std::getline(table, line)) {
    OpenSocket one;
    std::istringstream words(line);
    words >> number >> local >> remote >> state;
    for (int i = 0; i < columns_between; ++i) words >> skipped;
    words >> one.inode;
    const auto colon = local.find(':');
    one.address = local.substr(0, colon);
    one.port = static_cast<std::uint16_t>(std::stoul(local.substr(colon + 1), nullptr, 16));
    one.listens = state == "0A";
    sockets.push_back(one);
  }
  return sockets;
}

std::vector<std::uint16_t> ports_on(const std::string& address, const std::string& protocol) {
  std::vector<std::uint16_t> ports;
  for (const auto& one : open_sockets(protocol))
    if (one.address == hex_of(address)) ports.push_back(one.port);
  return ports;
}

// Of the programs that this process has started.
std::set<std::string> sockets_of_children() {
  namespace fs = std::filesystem;
  std::set<std::string> inodes;
  for (const auto& task : fs::directory_iterator("/proc/self/task")) {
    std::ifstream children(task.path() / "children");
    for (std::string child; children >> child;)
      for (const auto& descriptor : fs::directory_iterator("/proc/" + child + "/fd")) {
        std::error_code gone;
        const auto target = fs::read_symlink(descriptor.path(), gone).string();
        if (target.starts_with("socket:[")) inodes.insert(target.substr(8, target.size() - 9));
      }
  }
  return inodes;
}

std::set<std::string> where_children_listen() {
  const auto ours = sockets_of_children();
  std::set<std::string> addresses;
  for (const auto& one : open_sockets("tcp"))
    if (one.listens && ours.count(one.inode) > 0) addresses.insert(one.address);
  return addresses;
}

bool is_media(std::uint16_t port) {
  return port >= 20'000 && port <= 20'999;
}

// A telephone event as of RFC 4733: key 1, sent as a whole in one burst.
void press_one(asio::io_context& io, const std::string& from, const udp::endpoint& to, unsigned round) {
  udp::socket socket(io, udp::endpoint(asio::ip::make_address(from), 0));
  for (unsigned k = 0; k < 15; ++k) {
    const auto sequence = round * 15 + k;
    const auto duration = 160 * (k + 1);
    const auto byte = [](unsigned value) { return static_cast<std::uint8_t>(value & 0xffU); };
    const std::array<std::uint8_t, 16> packet{0x80,
                                              byte((k == 0 ? 0x80U : 0U) | 101U),
                                              byte(sequence >> 8U),
                                              byte(sequence),
                                              0,
                                              1,
                                              byte(round * 16),
                                              0,
                                              7,
                                              7,
                                              7,
                                              7,
                                              1,
                                              byte((k > 12 ? 0x80U : 0U) | 10U),
                                              byte(duration >> 8U),
                                              byte(duration)};
    socket.send_to(asio::buffer(packet), to);
  }
}

struct Line {
  std::string bind = own_loopback_address();
  net::SipTrunk::Confirm confirm = net::SipTrunk::Confirm::One;
  std::function<asio::awaitable<void>(BaresipCallee&)> behave{};
  net::CallResult result{};
};

asio::awaitable<void> hold(asio::io_context& io, Line& line) {
  BaresipCallee callee(io);
  co_await callee.ready();
  net::SipTrunk trunk;
  trunk.account = "sip:ticketd@127.0.0.1";
  trunk.bind = line.bind;
  trunk.confirm = line.confirm;
  trunk.setup = 30s;
  const auto gateway = net::sip_gateway(io.get_executor(), trunk);
  net::Call call;
  call.to = callee.uri();
  call.language = "en";
  call.text = "Press 1 to take it.";
  call.code = "47";
  call.text_with_code = "Press 4 7 to take it.";
  std::vector<asio::awaitable<void>> both;
  both.push_back([](auto& phone, auto& one) -> asio::awaitable<void> {
    co_await phone.until("CALL_ESTABLISHED");
    co_await phone.pause(300ms);
    co_await one.behave(phone);
    co_await phone.until("CALL_CLOSED");
  }(callee, line));
  both.push_back([](auto& from, auto& one, auto placed) -> asio::awaitable<void> {
    one.result = co_await from.place(std::move(placed));
  }(*gateway, line, std::move(call)));
  co_await together(io, std::move(both));
}

asio::awaitable<void> press_all(BaresipCallee& phone, std::string keys) {
  for (const char key : keys) {
    co_await phone.press(std::string(1, key));
    co_await phone.pause(500ms);
  }
}

}  // namespace

TEST_CASE("media is bound to its address, in ports of its own, and the control socket to no port") {
  asio::io_context io;
  Line line;
  std::vector<std::uint16_t> udp_ports;
  std::set<std::string> listening, wanted;
  line.behave = [&](BaresipCallee& phone) -> asio::awaitable<void> {
    udp_ports = ports_on(line.bind, "udp");
    listening = where_children_listen();
    wanted = {hex_of(line.bind), hex_of(phone.address())};
    co_await press_all(phone, "1");
  };
  run_to_end(io, hold(io, line));
  CHECK(line.result.outcome == Outcome::Acknowledged);
  CHECK(std::count_if(udp_ports.begin(), udp_ports.end(), is_media) == 2);  // RTP and RTCP
  CHECK(udp_ports.size() == 3);                                             // ... and SIP
  CHECK(listening == wanted);                                               // for SIP
}

TEST_CASE("a key that a stranger sends is nobody's, and the callee's key still counts") {
  asio::io_context io;
  Line line;
  line.behave = [&](BaresipCallee& phone) -> asio::awaitable<void> {
    for (unsigned round = 1; round <= 8; ++round) {
      for (const auto port : ports_on(line.bind, "udp"))
        for (const auto& from : {std::string("127.0.0.1"), std::string("127.0.0.9"), line.bind})
          if (is_media(port)) press_one(io, from, {asio::ip::make_address(line.bind), port}, round);
      co_await phone.pause(100ms);
    }
    co_await phone.press("2");
  };
  run_to_end(io, hold(io, line));
  CHECK(line.result.outcome == Outcome::PassedOn);
}

TEST_CASE(
    "where two digits are asked for, 1 takes nothing, the code does, and two wrong pairs end the call") {
  asio::io_context io;
  std::vector<std::pair<const char*, Outcome>> table{{"47", Outcome::Acknowledged},
                                                     {"1147", Outcome::Acknowledged},
                                                     {"1111", Outcome::NoKey},
                                                     {"2", Outcome::PassedOn}};
  std::vector<Line> lines(table.size());
  std::vector<asio::awaitable<void>> all;
  for (std::size_t i = 0; i < table.size(); ++i) {
    lines[i].confirm = net::SipTrunk::Confirm::Digits;
    lines[i].behave = [keys = table[i].first](BaresipCallee& phone) { return press_all(phone, keys); };
    all.push_back(hold(io, lines[i]));
  }
  run_to_end(io, together(io, std::move(all)));
  for (std::size_t i = 0; i < table.size(); ++i) {
    CAPTURE(table[i].first);
    CHECK(lines[i].result.outcome == table[i].second);
  }
  CHECK(lines[2].result.detail == "two wrong codes");
}

TEST_CASE("on a loopback address key 1 is believed unless it is configured otherwise") {
  asio::io_context io;
  Line line;
  line.confirm = net::SipTrunk::Confirm::Automatic;
  line.behave = [](BaresipCallee& phone) { return press_all(phone, "1"); };
  run_to_end(io, hold(io, line));
  CHECK(line.result.outcome == Outcome::Acknowledged);
}

}  // namespace ticketd::tests
