// SPDX-License-Identifier: Apache-2.0
// libcurl's multi interface on Asio, for the rest of this folder only. A Transfer is one easy handle that
// stays in the multi for as long as it lives: a CONNECT_ONLY session taken out of its multi goes deaf.
// libcurl's callbacks run inside its own calls, so nothing here resumes a coroutine from one: it is posted.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <curl/curl.h>

namespace ticketd::net {

class Transfer;

class CurlMulti : public std::enable_shared_from_this<CurlMulti> {
 public:
  explicit CurlMulti(boost::asio::any_io_executor executor);
  ~CurlMulti();
  CurlMulti(const CurlMulti&) = delete;
  CurlMulti& operator=(const CurlMulti&) = delete;

  [[nodiscard]] const boost::asio::any_io_executor& executor() const { return executor_; }
  void add(CURL* easy);
  void remove(CURL* easy);

 private:
  struct Watch;
  static int on_socket(CURL* easy, curl_socket_t socket, int wanted, void* self, void* watch);
  static int on_timer(CURLM* multi, long milliseconds, void* self);
  void watch(curl_socket_t socket, int wanted);
  void arm(curl_socket_t socket, const std::shared_ptr<Watch>& watched, int direction);
  void wake_after(long milliseconds);
  void act(curl_socket_t socket, int ready);
  void announce_finished();

  boost::asio::any_io_executor executor_;
  boost::asio::steady_timer timer_;
  std::map<curl_socket_t, std::shared_ptr<Watch>> watches_;
  CURLM* multi_ = nullptr;
};

class Transfer {
 public:
  explicit Transfer(std::shared_ptr<CurlMulti> multi);
  ~Transfer();
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  template <class Value>
  void set(CURLoption option, Value value) {
    check(curl_easy_setopt(easy_, option, value));
  }
  void set(CURLoption option, const std::string& value) { set(option, value.c_str()); }

  // Once. Cancelling it leaves a handle that can only be destroyed.
  boost::asio::awaitable<CURLcode> run();

  [[nodiscard]] CURL* easy() const { return easy_; }
  [[nodiscard]] const CurlMulti& multi() const { return *multi_; }
  // libcurl's own words for `code`; never holds a credential.
  [[nodiscard]] std::string words_for(CURLcode code) const;

 private:
  friend class CurlMulti;
  static void check(CURLcode code);
  void finish(CURLcode code);

  std::shared_ptr<CurlMulti> multi_;
  boost::asio::steady_timer finished_;
  std::optional<CURLcode> result_;
  std::string error_buffer_;
  CURL* easy_ = nullptr;
  bool added_ = false;
};

}  // namespace ticketd::net
