// SPDX-License-Identifier: Apache-2.0
// A peer that follows a script: what it must hear, what it says then, how it leaves. No clock but the
// session's own deadlines. In IMAP scripts '$' stands for a tag: heard, it is whatever the client chose;
// said, that one.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstring>
#include <exception>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "domain/error.hpp"
#include "net/wire/connection.hpp"

namespace ticketd::tests {

namespace asio = boost::asio;

struct Step {
  enum class Kind { Hear, Say, Leave, Break };
  Kind kind;
  std::string bytes;
};

[[nodiscard]] inline Step hear(std::string bytes) {
  return {Step::Kind::Hear, std::move(bytes)};
}
[[nodiscard]] inline Step say(std::string bytes) {
  return {Step::Kind::Say, std::move(bytes)};
}
[[nodiscard]] inline Step leave() {
  return {Step::Kind::Leave, {}};
}  // orderly end of the stream
[[nodiscard]] inline Step break_down() {
  return {Step::Kind::Break, {}};
}  // reads and writes fail from here

// What the client did against the script; thrown where it shows and kept for the end of the test.
class OffScript : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

// How far the script got, for when the stream is gone.
struct Script {
  std::vector<Step> steps;
  std::size_t piece = SIZE_MAX;  // the most bytes one read gets
  std::size_t at = 0;
  std::string heard;  // and not yet matched
  std::string everything_heard;
  std::string tag;

  [[nodiscard]] bool is_done() const {
    const auto is_end = [](const Step& step) {
      return step.kind == Step::Kind::Leave || step.kind == Step::Kind::Break;
    };
    return heard.empty() && std::all_of(steps.begin() + static_cast<std::ptrdiff_t>(at), steps.end(), is_end);
  }

  // Matches what was heard against the step; the tag is the first word of a line.
  void match() {
    while (at < steps.size() && steps[at].kind == Step::Kind::Hear) {
      std::string expected = steps[at].bytes;
      if (expected.starts_with("$ ")) {
        const std::size_t space = heard.find(' ');
        if (space == std::string::npos) return;
        tag = heard.substr(0, space);
        expected.replace(0, 1, tag);
      }
      const std::size_t common = std::min(expected.size(), heard.size());
      if (heard.compare(0, common, expected, 0, common) != 0) {
        throw OffScript("heard \"" + heard.substr(0, 300) + "\" instead of \"" + expected.substr(0, 300) +
                        "\"");
      }
      if (heard.size() < expected.size()) return;
      heard.erase(0, expected.size());
      ++at;
    }
  }
};

class ScriptedStream : public net::Stream {
 public:
  explicit ScriptedStream(std::shared_ptr<Script> script) : script_(std::move(script)) {}

  asio::awaitable<std::size_t> read_some(std::span<char> into, std::chrono::milliseconds deadline) override {
    if (waits()) co_await wait(deadline);
    if (is_at(Step::Kind::Break)) throw domain::TemporaryError("script: connection lost");
    if (!is_at(Step::Kind::Say)) co_return 0;
    co_return speak(into);
  }

  asio::awaitable<void> write(std::string_view bytes, std::chrono::milliseconds) override {
    if (is_at(Step::Kind::Break)) throw domain::TemporaryError("script: connection lost");
    script_->heard.append(bytes);
    script_->everything_heard.append(bytes);
    script_->match();
    if (heard_ && !waits()) heard_->cancel();
    co_return;
  }

 private:
  [[nodiscard]] bool is_at(Step::Kind kind) const {
    return script_->at < script_->steps.size() && script_->steps[script_->at].kind == kind;
  }
  [[nodiscard]] bool waits() const { return is_at(Step::Kind::Hear); }

  // Until the client has written what the script wants to hear.
  asio::awaitable<void> wait(std::chrono::milliseconds deadline) {
    heard_.emplace(co_await asio::this_coro::executor, deadline);
    const auto [error] = co_await heard_->async_wait(asio::as_tuple(asio::use_awaitable));
    heard_.reset();
    if (!error) throw domain::TemporaryError("script: no answer in time");
    if (waits()) throw boost::system::system_error(error);
  }

  std::size_t speak(std::span<char> into) {
    std::string& bytes = script_->steps[script_->at].bytes;
    for (std::size_t at = bytes.find('$'); at != std::string::npos; at = bytes.find('$', at)) {
      bytes.replace(at, 1, script_->tag);
    }
    const std::size_t size = std::min({bytes.size(), into.size(), script_->piece});
    std::memcpy(into.data(), bytes.data(), size);
    bytes.erase(0, size);
    if (bytes.empty()) {
      ++script_->at;
      script_->match();
    }
    return size;
  }

  std::shared_ptr<Script> script_;
  std::optional<asio::steady_timer> heard_;
};

// Runs the coroutine to its end; throws what it threw.
template <typename Result>
Result run(asio::awaitable<Result> work) {
  asio::io_context context;
  std::exception_ptr failure;
  std::optional<Result> result;
  asio::co_spawn(context, std::move(work), [&](std::exception_ptr thrown, Result value) {
    failure = thrown;
    result = std::move(value);
  });
  context.run();
  if (failure) std::rethrow_exception(failure);
  return std::move(*result);
}

inline void run(asio::awaitable<void> work) {
  asio::io_context context;
  std::exception_ptr failure;
  asio::co_spawn(context, std::move(work), [&](std::exception_ptr thrown) { failure = thrown; });
  context.run();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace ticketd::tests
