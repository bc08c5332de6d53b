// SPDX-License-Identifier: Apache-2.0
// Telephones for the SIP tests: sipp for what a network answers, a second baresip for what an ear hears. Each
// has a loopback address of its own, so that any number of them run side by side.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

#include "net/phone/netstring.hpp"
#include "net/process/child_process.hpp"
#include "net/process/private_directory.hpp"

namespace ticketd::tests {

// "127.x.y.z", another one each time.
std::string own_loopback_address();

// Answers one INVITE as a scenario of sipp's says.
class SippCallee {
 public:
  SippCallee(boost::asio::io_context& io, const std::string& scenario);
  [[nodiscard]] std::string uri() const { return "sip:oncall@" + address_ + ":5060"; }
  [[nodiscard]] const std::string& address() const { return address_; }
  // Returns once the scenario's reply is out that says so: rings_until_cancelled() alone has one.
  boost::asio::awaitable<void> rings();
  // Whether the scenario was gone through as written, within 30 s.
  boost::asio::awaitable<bool> went_as_written();

 private:
  net::PrivateDirectory directory_{""};
  std::string address_;
  boost::asio::posix::stream_descriptor bell_;  // a pipe with a name that the scenario writes to
  std::unique_ptr<net::ChildProcess> process_;
};

// Scenarios. `response` is "486 Busy Here".
std::string refuses_with(const std::string& response);
std::string rings_until_cancelled();
std::string tries_until_cancelled();  // 100 and nothing else
std::string tries_and_rings_until_cancelled();
std::string rings_with_early_media_and_refuses();
// Declines whoever proves to know the password, asks others again.
std::string asks_for_password(const std::string& user, const std::string& password);
// As a proxy: accepts any credentials, then declines.
std::string asks_as_proxy();

// Picks up at once and records what it hears.
class BaresipCallee {
 public:
  enum class Media { Plain, TlsAndSrtp };
  explicit BaresipCallee(boost::asio::io_context& io, Media media = Media::Plain);

  boost::asio::awaitable<void> ready();  // first
  [[nodiscard]] std::string uri() const;
  [[nodiscard]] std::string proxy() const;  // the same without the user
  [[nodiscard]] const std::string& address() const { return address_; }
  boost::asio::awaitable<void> until(std::string event);
  boost::asio::awaitable<void> press(std::string key);
  boost::asio::awaitable<void> hang_up();
  boost::asio::awaitable<void> pause(std::chrono::milliseconds length);
  // Ends the telephone and gives the recording back.
  boost::asio::awaitable<std::string> recording();

 private:
  boost::asio::awaitable<void> send(std::string command, std::string parameters);

  boost::asio::io_context& io_;
  net::PrivateDirectory directory_{""};
  Media media_;
  std::string address_;
  std::unique_ptr<net::ChildProcess> process_;
  boost::asio::ip::tcp::socket control_;
  net::NetstringReader reader_;
};

}  // namespace ticketd::tests
