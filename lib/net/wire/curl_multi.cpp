// SPDX-License-Identifier: Apache-2.0
#include "net/wire/curl_multi.hpp"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <system_error>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include "domain/error.hpp"

namespace ticketd::net {

namespace asio = boost::asio;

namespace {

void initialise_libcurl_once() {
  static const CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (code != CURLE_OK) throw domain::PermanentError("libcurl: cannot be initialised");
}

void check_multi(CURLMcode code) {
  if (code != CURLM_OK) throw domain::TemporaryError(std::string("libcurl: ") + curl_multi_strerror(code));
}

}  // namespace

// A duplicate of libcurl's descriptor, so that closing its own under our wait is harmless.
struct CurlMulti::Watch {
  asio::posix::stream_descriptor descriptor;
  int wanted = CURL_POLL_NONE;
  int armed = CURL_POLL_NONE;
};

CurlMulti::CurlMulti(asio::any_io_executor executor) : executor_(std::move(executor)), timer_(executor_) {
  initialise_libcurl_once();
  multi_ = curl_multi_init();
  if (multi_ == nullptr) throw domain::TemporaryError("libcurl: out of memory");
  curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, &CurlMulti::on_socket);
  curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
  curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, &CurlMulti::on_timer);
  curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
}

CurlMulti::~CurlMulti() {
  curl_multi_cleanup(multi_);
}

void CurlMulti::add(CURL* easy) {
  check_multi(curl_multi_add_handle(multi_, easy));
}

void CurlMulti::remove(CURL* easy) {
  curl_multi_remove_handle(multi_, easy);
}

int CurlMulti::on_socket(CURL* /*easy*/, curl_socket_t socket, int wanted, void* self, void* /*watch*/) {
  static_cast<CurlMulti*>(self)->watch(socket, wanted);
  return 0;
}

int CurlMulti::on_timer(CURLM* /*multi*/, long milliseconds, void* self) {
  static_cast<CurlMulti*>(self)->wake_after(milliseconds);
  return 0;
}

void CurlMulti::watch(curl_socket_t socket, int wanted) {
  if (wanted == CURL_POLL_REMOVE) {
    watches_.erase(socket);
    return;
  }
  auto& watched = watches_[socket];
  if (!watched) {
    // Without a descriptor left libcurl's own timeout ends the transfer.
    const int duplicate = ::fcntl(socket, F_DUPFD_CLOEXEC, 0);
    if (duplicate < 0) return;
    watched = std::make_shared<Watch>(Watch{asio::posix::stream_descriptor(executor_, duplicate)});
  }
  watched->wanted = wanted;
  arm(socket, watched, CURL_POLL_IN);
  arm(socket, watched, CURL_POLL_OUT);
}

void CurlMulti::arm(curl_socket_t socket, const std::shared_ptr<Watch>& watched, int direction) {
  if ((watched->wanted & direction) == 0 || (watched->armed & direction) != 0) return;
  watched->armed |= direction;
  const bool reading = direction == CURL_POLL_IN;
  auto ready = [self = weak_from_this(), weak = std::weak_ptr(watched), socket, direction,
                reading](const boost::system::error_code& error) {
    const auto multi = self.lock();
    const auto still = weak.lock();
    if (!multi || !still) return;
    still->armed &= ~direction;
    if (error || (still->wanted & direction) == 0) return;
    multi->act(socket, reading ? CURL_CSELECT_IN : CURL_CSELECT_OUT);
    const auto found = multi->watches_.find(socket);
    if (found != multi->watches_.end() && found->second == still) multi->arm(socket, still, direction);
  };
  watched->descriptor.async_wait(
      reading ? asio::posix::stream_descriptor::wait_read : asio::posix::stream_descriptor::wait_write,
      std::move(ready));
}

void CurlMulti::wake_after(long milliseconds) {
  if (milliseconds < 0) {
    timer_.cancel();
    return;
  }
  timer_.expires_after(std::chrono::milliseconds{milliseconds});
  timer_.async_wait([self = weak_from_this()](const boost::system::error_code& error) {
    const auto multi = self.lock();
    if (multi && !error) multi->act(CURL_SOCKET_TIMEOUT, 0);
  });
}

void CurlMulti::act(curl_socket_t socket, int ready) {
  int running = 0;
  curl_multi_socket_action(multi_, socket, ready, &running);
  announce_finished();
}

void CurlMulti::announce_finished() {
  int waiting = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_, &waiting)) {
    if (message->msg != CURLMSG_DONE) continue;
    void* transfer = nullptr;
    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
    static_cast<Transfer*>(transfer)->finish(message->data.result);
  }
}

Transfer::Transfer(std::shared_ptr<CurlMulti> multi)
    : multi_(std::move(multi)),
      finished_(multi_->executor(), asio::steady_timer::time_point::max()),
      error_buffer_(CURL_ERROR_SIZE, '\0'),
      easy_(curl_easy_init()) {
  if (easy_ == nullptr) throw domain::TemporaryError("libcurl: out of memory");
  curl_easy_setopt(easy_, CURLOPT_PRIVATE, this);
  curl_easy_setopt(easy_, CURLOPT_ERRORBUFFER, error_buffer_.data());
  curl_easy_setopt(easy_, CURLOPT_NOSIGNAL, 1L);
  // Ending a transfer must not wait for the thread that still asks the name server.
  curl_easy_setopt(easy_, CURLOPT_QUICK_EXIT, 1L);
}

Transfer::~Transfer() {
  if (added_) multi_->remove(easy_);
  curl_easy_cleanup(easy_);
}

asio::awaitable<CURLcode> Transfer::run() {
  multi_->add(easy_);
  added_ = true;
  while (!result_) {
    const auto [error] = co_await finished_.async_wait(asio::as_tuple(asio::use_awaitable));
    if (!result_) throw boost::system::system_error(error ? error : asio::error::operation_aborted);
  }
  co_return *result_;
}

std::string Transfer::words_for(CURLcode code) const {
  const std::string words = error_buffer_.c_str();
  return words.empty() ? curl_easy_strerror(code) : words;
}

void Transfer::check(CURLcode code) {
  if (code != CURLE_OK) throw domain::PermanentError(std::string("libcurl: ") + curl_easy_strerror(code));
}

void Transfer::finish(CURLcode code) {
  result_ = code;
  finished_.cancel();
}

}  // namespace ticketd::net
