// SPDX-License-Identifier: Apache-2.0
#include "net/wire/http_server.hpp"

#include <algorithm>
#include <cctype>

namespace ticketd::tests {

namespace asio = boost::asio;

namespace {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

std::string decoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      result += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      result += text[i] == '+' ? ' ' : text[i];
    }
  }
  return result;
}

std::string field_in(std::string_view form, std::string_view name) {
  while (!form.empty()) {
    const auto end = std::min(form.find('&'), form.size());
    const auto pair = form.substr(0, end);
    if (pair.substr(0, pair.find('=')) == name) return decoded(pair.substr(name.size() + 1));
    form.remove_prefix(std::min(end + 1, form.size()));
  }
  return {};
}

}  // namespace

std::string Asked::header(std::string_view lower_case_name) const {
  for (const auto& line : headers) {
    const auto colon = line.find(": ");
    if (colon != std::string::npos && lower(line.substr(0, colon)) == lower_case_name)
      return line.substr(colon + 2);
  }
  return {};
}

std::string Asked::field(std::string_view name) const {
  const auto question = target.find('?');
  const auto in_query =
      question == std::string::npos ? "" : field_in(std::string_view(target).substr(question + 1), name);
  return in_query.empty() ? field_in(body, name) : in_query;
}

HttpServer::HttpServer(asio::io_context& io, Handler handler)
    : handler_(std::move(handler)), server_(io, [this](Peer& peer) { return serve(peer); }) {}

asio::awaitable<void> HttpServer::serve(Peer& peer) {
  while (true) {
    Asked asked;
    const auto first = co_await peer.line();
    asked.method = first.substr(0, first.find(' '));
    asked.target = first.substr(asked.method.size() + 1, first.rfind(' ') - asked.method.size() - 1);
    auto line = co_await peer.line();
    while (!line.empty()) {
      asked.headers.push_back(line);
      line = co_await peer.line();
    }
    const auto length = asked.header("content-length");
    if (!length.empty()) asked.body = co_await peer.bytes(std::stoul(length));
    asked_.push_back(asked);
    const auto answered = handler_(asked);
    if (answered.then == Answered::Then::HangUp) co_return peer.close();
    auto text = "HTTP/1.1 " + std::to_string(answered.status) + " Said\r\n";
    for (const auto& header : answered.headers) text += header + "\r\n";
    co_await peer.say(text + "Content-Length: " + std::to_string(answered.body.size()) + "\r\n\r\n" +
                      answered.body);
  }
}

}  // namespace ticketd::tests
