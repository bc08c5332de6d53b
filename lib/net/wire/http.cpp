// SPDX-License-Identifier: Apache-2.0
#include "net/wire/http.hpp"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include <boost/asio/use_awaitable.hpp>

#include "domain/error.hpp"
#include "net/wire/curl_multi.hpp"
#include "net/wire/host.hpp"

namespace ticketd::net {

namespace asio = boost::asio;

namespace {

struct Url {
  std::string host;
  std::string place;  // "https host:port", for errors: a path or a query may hold a secret
};

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

std::string part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, CURLU_DEFAULT_PORT) != CURLUE_OK) return {};
  std::string result(text);
  curl_free(text);
  return result;
}

Url parse_url(const std::string& text) {
  const std::unique_ptr<CURLU, FreeUrl> url(curl_url());
  if (!url || curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
    throw domain::PermanentError("http: not a URL");
  const auto scheme = part_of(url.get(), CURLUPART_SCHEME);
  const auto host = part_of(url.get(), CURLUPART_HOST);
  if (scheme != "http" && scheme != "https")
    throw domain::PermanentError("http: not an http or https URL (" + scheme + ")");
  return {host, scheme + " " + host + ":" + part_of(url.get(), CURLUPART_PORT)};
}

bool breaks_a_header(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
}

void check_for_line_breaks(const HttpRequest& request, const std::string& place) {
  const bool bad = breaks_a_header(request.method) || breaks_a_header(request.url) ||
                   std::any_of(request.headers.begin(), request.headers.end(),
                               [](const std::string& header) { return breaks_a_header(header); });
  if (bad) throw domain::PermanentError(place + ": a line break in the request's head");
}

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

void append(HeaderList& list, const std::string& header) {
  curl_slist* longer = curl_slist_append(list.get(), header.c_str());
  if (longer == nullptr) throw domain::TemporaryError("libcurl: out of memory");
  static_cast<void>(list.release());
  list.reset(longer);
}

struct Answer {
  HttpAnswer answer;
  std::size_t left = 0;
  bool too_large = false;

  bool take(std::size_t size) {
    too_large = too_large || size > left;
    if (!too_large) left -= size;
    return !too_large;
  }
};

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* into) {
  auto& answer = *static_cast<Answer*>(into);
  if (!answer.take(size * count)) return 0;
  answer.answer.body.append(bytes, size * count);
  return size * count;
}

std::size_t take_header(char* bytes, std::size_t size, std::size_t count, void* into) {
  auto& answer = *static_cast<Answer*>(into);
  if (!answer.take(size * count)) return 0;
  std::string_view line(bytes, size * count);
  line = line.substr(0, line.find_last_not_of("\r\n") + 1);
  // A status line begins an answer; what came before it was a 100 Continue.
  if (line.starts_with("HTTP/"))
    answer.answer.headers.clear();
  else if (!line.empty())
    answer.answer.headers.emplace_back(line);
  return size * count;
}

HeaderList headers_of(const HttpRequest& request) {
  HeaderList list;
  append(list, "Expect:");  // no pause for a 100 Continue
  for (const auto& header : request.headers) append(list, header);
  return list;
}

void set_body(Transfer& transfer, const HttpRequest& request) {
  if (request.method == "HEAD") {
    transfer.set(CURLOPT_NOBODY, 1L);
  } else if (request.method != "GET" || !request.body.empty()) {
    transfer.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    transfer.set(CURLOPT_POSTFIELDS, request.body.data());
    transfer.set(CURLOPT_CUSTOMREQUEST, request.method);
  }
}

void set_up(Transfer& transfer, const HttpRequest& request, const Url& url, Answer& answer) {
  transfer.set(CURLOPT_URL, request.url);
  transfer.set(CURLOPT_PROTOCOLS_STR, "http,https");
  transfer.set(CURLOPT_FOLLOWLOCATION, 0L);
  transfer.set(CURLOPT_TIMEOUT_MS, static_cast<long>(request.deadline.count()));
  transfer.set(CURLOPT_WRITEFUNCTION, &take_body);
  transfer.set(CURLOPT_WRITEDATA, &answer);
  transfer.set(CURLOPT_HEADERFUNCTION, &take_header);
  transfer.set(CURLOPT_HEADERDATA, &answer);
  set_body(transfer, request);
  if (!request.user.empty()) {
    transfer.set(CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
    transfer.set(CURLOPT_USERNAME, request.user);
    transfer.set(CURLOPT_PASSWORD, request.password);
  }
  trust(transfer, request.ca_file);
  if (is_loopback(url.host)) transfer.set(CURLOPT_PROXY, "");
}

[[noreturn]] void throw_failure(const std::string& place, CURLcode code, const std::string& words) {
  if (is_about_the_certificate(code))
    throw domain::PermanentError(place + ": certificate not trusted (" + words + ")");
  throw domain::TemporaryError(place + ": no answer (" + words + ")");
}

}  // namespace

asio::awaitable<HttpAnswer> ask(Connector& connector, const HttpRequest& request) {
  const Url url = parse_url(request.url);
  check_for_line_breaks(request, url.place);
  // Declared before the transfer: libcurl writes to and reads from them until it is gone.
  Answer answer{{}, request.largest_answer};
  const HeaderList headers = headers_of(request);
  Transfer transfer(connector.multi());
  set_up(transfer, request, url, answer);
  transfer.set(CURLOPT_HTTPHEADER, headers.get());
  const CURLcode code = co_await transfer.run();
  if (answer.too_large)
    throw domain::TemporaryError(url.place + ": the answer is larger than " +
                                 std::to_string(request.largest_answer) + " bytes");
  if (code != CURLE_OK) throw_failure(url.place, code, transfer.words_for(code));
  long status = 0;
  curl_easy_getinfo(transfer.easy(), CURLINFO_RESPONSE_CODE, &status);
  answer.answer.status = static_cast<int>(status);
  co_return std::move(answer.answer);
}

}  // namespace ticketd::net
