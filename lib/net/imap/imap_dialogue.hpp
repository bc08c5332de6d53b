// SPDX-License-Identifier: Apache-2.0
// Command and answer on one IMAP stream: tags nobody can foretell, untagged responses handed to whoever
// asked, deadlines, IDLE. A dialogue that lost its place (broken protocol, dead stream, a command cancelled
// half-way) is over and says so ever after.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "domain/error.hpp"
#include "net/imap/imap_command.hpp"
#include "net/imap/imap_response.hpp"
#include "net/imap/imap_types.hpp"
#include "net/wire/connection.hpp"

namespace ticketd::net {

class ImapDialogue {
 public:
  // Sees each untagged response of a command and may move out of it.
  using Take = std::function<void(Response&)>;
  // Waited for before more of an answer is read; the time it takes is not the server's.
  using Pause = std::function<boost::asio::awaitable<void>()>;

  ImapDialogue(std::unique_ptr<Stream> stream, ImapLimits limits, std::string peer);

  // NO and BAD are answers here.
  boost::asio::awaitable<Condition> ask(const ImapCommand& command, Take take = {}, Pause pause = {});
  // NO and BAD throw TemporaryError.
  boost::asio::awaitable<Condition> must(const ImapCommand& command, Take take = {}, Pause pause = {});
  boost::asio::awaitable<Woken> idle(std::chrono::milliseconds longest);
  void stop_idling();
  boost::asio::awaitable<void> logout();

  [[nodiscard]] bool is_usable() const { return state_ == State::Ready; }
  [[nodiscard]] bool can(std::string_view capability) const;
  [[nodiscard]] std::uint32_t exists() const { return exists_; }
  void forget_folder() { exists_ = 0; }
  [[nodiscard]] bool has_news() const { return has_news_; }
  void forget_news() { has_news_ = false; }
  [[nodiscard]] const ImapLimits& limits() const { return limits_; }
  [[nodiscard]] domain::TemporaryError complaint(std::string_view what) const;
  [[nodiscard]] domain::TemporaryError refusal(const ImapCommand& command, const Condition& condition) const;

 private:
  enum class State { Ready, Busy, Over };
  struct Idling;

  // Ready becomes Busy; the command's tag.
  [[nodiscard]] std::string begin(const ImapCommand& command);
  boost::asio::awaitable<void> send(const ImapCommand& command, std::string_view tag, const Take& take);
  boost::asio::awaitable<void> wait_for_continuation(std::string_view tag, const Take& take);
  boost::asio::awaitable<void> listen_and_hang_up(Idling& idling);
  boost::asio::awaitable<void> listen(Idling& idling);
  boost::asio::awaitable<void> hang_up(Idling& idling);
  boost::asio::awaitable<Condition> tagged_answer(std::string_view tag, const Take& take, const Pause& pause);
  // Takes what is in the buffer; the tagged answer if it was among it.
  [[nodiscard]] std::optional<Condition> take_buffered(std::string_view tag, const Take& take);
  // The next whole response in the buffer, already noted.
  [[nodiscard]] std::optional<Response> buffered();
  void note(const Response& response);
  boost::asio::awaitable<void> fill(std::chrono::milliseconds deadline);
  void check_pace() const;

  std::unique_ptr<Stream> stream_;
  ImapLimits limits_;
  std::string peer_;
  ImapReader reader_;
  State state_ = State::Ready;
  std::string doing_ = "the greeting";  // the running or last command's name
  std::string tag_stem_;
  std::uint32_t commands_ = 0;
  std::chrono::steady_clock::time_point began_;
  std::chrono::milliseconds patience_{0};
  std::uint64_t came_ = 0;  // bytes since began_
  bool is_parting_ = false;
  std::uint32_t exists_ = 0;
  bool has_news_ = false;
  std::vector<std::string> capabilities_;
  Idling* idling_ = nullptr;  // while idle() runs
};

}  // namespace ticketd::net
