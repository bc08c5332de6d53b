// SPDX-License-Identifier: Apache-2.0
#include "net/wire/curl_stream.hpp"

#include <fcntl.h>
#include <utility>

#include <boost/asio/posix/stream_descriptor.hpp>

#include "domain/error.hpp"
#include "net/wire/wait_until.hpp"

namespace ticketd::net {

namespace asio = boost::asio;
using Descriptor = asio::posix::stream_descriptor;
using Clock = std::chrono::steady_clock;

namespace {

class CurlStream : public Stream {
 public:
  CurlStream(std::unique_ptr<Transfer> transfer, std::string where)
      : transfer_(std::move(transfer)), where_(std::move(where)), descriptor_(transfer_->multi().executor()) {
    curl_socket_t socket = CURL_SOCKET_BAD;
    curl_easy_getinfo(transfer_->easy(), CURLINFO_ACTIVESOCKET, &socket);
    // A duplicate: Asio closes what it is given, and libcurl closes its own.
    const int duplicate = socket == CURL_SOCKET_BAD ? -1 : ::fcntl(socket, F_DUPFD_CLOEXEC, 0);
    if (duplicate < 0) throw domain::TemporaryError(where_ + ": no socket after connecting");
    descriptor_.assign(duplicate);
  }

  asio::awaitable<std::size_t> read_some(std::span<char> into, std::chrono::milliseconds deadline) override {
    const auto until = Clock::now() + deadline;
    while (true) {
      std::size_t got = 0;
      const CURLcode code = curl_easy_recv(transfer_->easy(), into.data(), into.size(), &got);
      if (code == CURLE_OK) co_return got;
      if (code != CURLE_AGAIN) throw failure("reading", code);
      co_await wait_for(Descriptor::wait_read, until, "no answer in time");
    }
  }

  // After CURLE_AGAIN OpenSSL insists on the same bytes at the same address: `bytes` stays the caller's until
  // we are done, and a write that was cut short leaves a dead stream.
  asio::awaitable<void> write(std::string_view bytes, std::chrono::milliseconds deadline) override {
    if (cut_short_) throw domain::TemporaryError(where_ + ": an earlier write was cut short");
    const auto until = Clock::now() + deadline;
    cut_short_ = true;
    while (!bytes.empty()) {
      std::size_t sent = 0;
      const CURLcode code = curl_easy_send(transfer_->easy(), bytes.data(), bytes.size(), &sent);
      if (code == CURLE_OK) {
        bytes.remove_prefix(sent);
      } else if (code == CURLE_AGAIN) {
        co_await wait_for(Descriptor::wait_write, until, "takes nothing in time");
      } else {
        throw failure("writing", code);
      }
    }
    cut_short_ = false;
  }

 private:
  asio::awaitable<void> wait_for(Descriptor::wait_type ready, Clock::time_point until,
                                 const char* complaint) {
    // Not in the condition: g++ 12 breaks a co_await there.
    const auto waited = co_await wait_until(descriptor_, ready, until);
    if (waited == Waited::TooLong) throw domain::TemporaryError(where_ + ": " + complaint);
  }

  [[nodiscard]] domain::TemporaryError failure(const char* doing, CURLcode code) const {
    return domain::TemporaryError(where_ + ": connection lost while " + doing + " (" +
                                  transfer_->words_for(code) + ")");
  }

  std::unique_ptr<Transfer> transfer_;
  std::string where_;
  Descriptor descriptor_;  // closed before transfer_ is, being declared after it
  bool cut_short_ = false;
};

}  // namespace

std::unique_ptr<Stream> make_curl_stream(std::unique_ptr<Transfer> transfer, std::string where) {
  return std::make_unique<CurlStream>(std::move(transfer), std::move(where));
}

}  // namespace ticketd::net
