// SPDX-License-Identifier: Apache-2.0
// One call by one baresip, for the rest of this folder only: prepared, dialled, talked through, and taken
// down without leaving a phone ringing.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/local/stream_protocol.hpp>

#include "net/phone/baresip.hpp"
#include "net/phone/netstring.hpp"
#include "net/phone/phone.hpp"
#include "net/phone/pressed_keys.hpp"
#include "net/phone/sip_trunk.hpp"
#include "net/process/child_process.hpp"
#include "net/process/private_directory.hpp"

namespace ticketd::net {

class SipCall {
 public:
  SipCall(boost::asio::any_io_executor executor, std::shared_ptr<const SipTrunk> trunk, Call call);

  // Until the outcome is known: a key, the end of the call, or a deadline. Throws domain::WorldError where
  // nobody could be called.
  boost::asio::awaitable<CallResult> talk();
  // Why the configured speech was not heard; empty: it was.
  [[nodiscard]] const std::string& speech_failed() const { return speech_failed_; }
  // Says thanks, hangs up when that is said.
  boost::asio::awaitable<void> thank();
  // CANCEL or BYE, if the call still lives; gives the network two seconds to hear it.
  boost::asio::awaitable<void> hang_up();
  // Ends the process. One that was given up before any sign of life still waits for one, to cancel it.
  boost::asio::awaitable<void> end();

 private:
  using Clock = std::chrono::steady_clock;
  enum class Stage { Calling, Ringing, Talking, Closed };

  boost::asio::awaitable<void> prepare();
  boost::asio::awaitable<Sound> say(std::string text);
  boost::asio::awaitable<void> start();
  boost::asio::awaitable<void> connect(const std::filesystem::path& control);
  [[nodiscard]] bool asks_for_code() const;
  boost::asio::awaitable<std::optional<CallResult>> react(const BaresipMessage& message);
  boost::asio::awaitable<std::optional<CallResult>> react_to_event(const BaresipMessage& event);
  boost::asio::awaitable<std::optional<CallResult>> react_to_key(const std::string& key);
  [[nodiscard]] std::chrono::milliseconds longest_setup() const;
  [[nodiscard]] CallResult overdue() const;
  boost::asio::awaitable<void> wait_for_end(std::chrono::milliseconds longest);

  boost::asio::awaitable<void> play(const char* file);
  boost::asio::awaitable<void> send(std::string command, std::string parameters);
  boost::asio::awaitable<std::optional<BaresipMessage>> next(Clock::time_point until);
  [[nodiscard]] std::string log_words() const;

  boost::asio::any_io_executor executor_;
  std::shared_ptr<const SipTrunk> trunk_;  // a farewell may outlive the gateway
  Call call_;
  PrivateDirectory directory_;
  std::unique_ptr<ChildProcess> process_;
  boost::asio::local::stream_protocol::socket control_;
  NetstringReader reader_;
  std::string speech_failed_;
  Stage stage_ = Stage::Calling;
  Clock::time_point deadline_;
  PressedKeys keys_;
};

}  // namespace ticketd::net
