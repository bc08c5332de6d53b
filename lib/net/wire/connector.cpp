// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <boost/asio/use_awaitable.hpp>

#include "net/wire/connection.hpp"
#include "net/wire/curl_multi.hpp"
#include "net/wire/curl_stream.hpp"
#include "net/wire/host.hpp"
#include "net/wire/login_answer.hpp"
#include "net/wire/redact.hpp"
#include "text/percent.hpp"

namespace ticketd::net {

namespace asio = boost::asio;

namespace {

std::string url_of(Protocol protocol, const Endpoint& endpoint) {
  const std::string scheme = protocol == Protocol::Imap ? "imap" : "smtp";
  std::string url =
      scheme + (endpoint.tls == Tls::Implicit ? "s://" : "://") + authority(endpoint.host, endpoint.port);
  // libcurl takes the name for EHLO from the path, and decodes what is escaped there.
  if (protocol == Protocol::Smtp && !endpoint.helo.empty()) url += "/" + text::percent_encoded(endpoint.helo);
  return url;
}

std::string where(Protocol protocol, const Endpoint& endpoint) {
  return (protocol == Protocol::Imap ? "imap " : "smtp ") + authority(endpoint.host, endpoint.port);
}

std::size_t take_line(char* bytes, std::size_t size, std::size_t count, void* lines) {
  static_cast<ServerLines*>(lines)->add(std::string_view(bytes, size * count));
  return size * count;
}

enum class Mechanisms { Preferred, WhateverIsOffered };

void set_login(Transfer& transfer, const Endpoint& endpoint, Mechanisms mechanisms) {
  if (const auto* login = std::get_if<PasswordLogin>(&endpoint.login)) {
    transfer.set(CURLOPT_USERNAME, login->user);
    transfer.set(CURLOPT_PASSWORD, login->password);
    // Left alone libcurl would rather try GSSAPI or NTLM, which an Exchange server announces and few can use.
    if (mechanisms == Mechanisms::Preferred) transfer.set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN");
  } else if (const auto* bearer = std::get_if<BearerLogin>(&endpoint.login)) {
    transfer.set(CURLOPT_USERNAME, bearer->user);
    transfer.set(CURLOPT_XOAUTH2_BEARER, bearer->access_token);
    transfer.set(CURLOPT_LOGIN_OPTIONS, "AUTH=OAUTHBEARER;AUTH=XOAUTH2");
  }
  transfer.set(CURLOPT_SASL_IR, 1L);
}

void set_up(Transfer& transfer, Protocol protocol, const Endpoint& endpoint, ServerLines& lines) {
  transfer.set(CURLOPT_URL, url_of(protocol, endpoint));
  transfer.set(CURLOPT_PROTOCOLS_STR, "imap,imaps,smtp,smtps");
  transfer.set(CURLOPT_CONNECT_ONLY, 1L);
  transfer.set(CURLOPT_FRESH_CONNECT, 1L);
  transfer.set(CURLOPT_HTTPPROXYTUNNEL, 1L);
  transfer.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  transfer.set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(endpoint.connect_timeout.count()));
  // An idle session hears nothing for half an hour; the kernel finds out that its peer is gone.
  transfer.set(CURLOPT_TCP_KEEPALIVE, 1L);
  transfer.set(CURLOPT_TCP_KEEPIDLE, 120L);
  transfer.set(CURLOPT_TCP_KEEPINTVL, 30L);
  transfer.set(CURLOPT_HEADERFUNCTION, &take_line);
  transfer.set(CURLOPT_HEADERDATA, &lines);
  if (endpoint.tls == Tls::StartTls) transfer.set(CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
  trust(transfer, endpoint.ca_file);
  if (is_loopback(endpoint.host)) transfer.set(CURLOPT_PROXY, "");
}

struct Failure {
  CURLcode code = CURLE_OK;
  std::string place;
  std::string libcurl_words;
  LoginAnswer answer;
  bool challenged = false;
};

[[noreturn]] void throw_said(const Failure& failure) {
  const bool login = failure.code == CURLE_LOGIN_DENIED;
  const std::string text =
      failure.place + (login ? ": login refused (" : ": refused (") + failure.answer.words + ")";
  if (failure.answer.meaning == LoginAnswer::Meaning::TryLater) throw domain::TemporaryError(text);
  if (login) throw LoginRefused(text);
  throw domain::PermanentError(text);
}

[[noreturn]] void throw_failure(const Failure& failure) {
  if (is_about_the_certificate(failure.code))
    throw domain::PermanentError(failure.place + ": certificate not trusted (" + failure.libcurl_words + ")");
  if (failure.answer.meaning != LoginAnswer::Meaning::Nothing) throw_said(failure);
  if (failure.code == CURLE_USE_SSL_FAILED)
    throw domain::PermanentError(failure.place + ": the server offers no STARTTLS");
  if (failure.code == CURLE_LOGIN_DENIED && failure.challenged)
    throw LoginRefused(failure.place + ": login refused (the server does not accept the access token)");
  if (failure.code == CURLE_LOGIN_DENIED)
    throw domain::PermanentError(failure.place + ": the server offers no login that we can use");
  throw domain::TemporaryError(failure.place + ": cannot connect (" + failure.libcurl_words + ")");
}

struct Attempt {
  std::unique_ptr<Transfer> transfer;
  ServerLines lines;
  CURLcode code = CURLE_OK;
};

asio::awaitable<void> run(Attempt& attempt, const std::shared_ptr<CurlMulti>& multi, Protocol protocol,
                          const Endpoint& endpoint, Mechanisms mechanisms) {
  attempt.lines.clear();
  attempt.transfer = std::make_unique<Transfer>(multi);
  set_up(*attempt.transfer, protocol, endpoint, attempt.lines);
  set_login(*attempt.transfer, endpoint, mechanisms);
  attempt.code = co_await attempt.transfer->run();
}

// A server may have a login, say IMAP's LOGIN command, without announcing SASL PLAIN or LOGIN.
bool is_worth_another_mechanism(const Attempt& attempt, Protocol protocol, const Endpoint& endpoint) {
  return attempt.code == CURLE_LOGIN_DENIED && std::holds_alternative<PasswordLogin>(endpoint.login) &&
         !announces_plain_or_login(protocol, attempt.lines) &&
         read_login_answer(protocol, attempt.lines).meaning == LoginAnswer::Meaning::Nothing;
}

}  // namespace

Connector::Connector(asio::any_io_executor executor)
    : multi_(std::make_shared<CurlMulti>(std::move(executor))) {}

Connector::~Connector() = default;

asio::awaitable<Connector::Connected> Connector::connect(Protocol protocol, const Endpoint& endpoint) {
  Attempt attempt;
  co_await run(attempt, multi_, protocol, endpoint, Mechanisms::Preferred);
  if (is_worth_another_mechanism(attempt, protocol, endpoint))
    co_await run(attempt, multi_, protocol, endpoint, Mechanisms::WhateverIsOffered);
  if (attempt.code != CURLE_OK) {
    auto answer = read_login_answer(protocol, attempt.lines);
    answer.words = presentable(std::move(answer.words), endpoint);
    throw_failure({attempt.code, where(protocol, endpoint), attempt.transfer->words_for(attempt.code),
                   std::move(answer), ends_with_challenge(protocol, attempt.lines)});
  }
  // The callback must not outlive the lines it writes to.
  attempt.transfer->set(CURLOPT_HEADERFUNCTION, static_cast<curl_write_callback>(nullptr));
  attempt.transfer->set(CURLOPT_HEADERDATA, static_cast<void*>(nullptr));
  co_return Connected{make_curl_stream(std::move(attempt.transfer), where(protocol, endpoint)),
                      session_greeting(protocol, attempt.lines)};
}

}  // namespace ticketd::net
