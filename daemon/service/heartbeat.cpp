// SPDX-License-Identifier: Apache-2.0
#include "service/heartbeat.hpp"

#include <chrono>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "domain/error.hpp"
#include "net/process/run_program.hpp"
#include "net/wire/http.hpp"
#include "service/log.hpp"

namespace ticketd::service {
namespace asio = boost::asio;
namespace {

constexpr auto interval = std::chrono::seconds{60};
constexpr auto look_again = std::chrono::seconds{1};  // until the cycle is good
constexpr auto longest_beat = std::chrono::seconds{15};

}  // namespace

Heartbeat::Heartbeat(ServiceContext& context)
    : context_(context), desk_(context.desk), timer_(context.network) {}

asio::awaitable<void> Heartbeat::run() {
  const auto& desk = desk_->config().desk;
  if (desk.heartbeat_url.empty() && desk.heartbeat_command.empty()) co_return;
  while (!stopping_) {
    const bool good = is_good_cycle(context_.health, now());
    if (good) co_await beat();
    if (stopping_) co_return;
    timer_.expires_after(good ? interval : look_again);
    boost::system::error_code woken;
    co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }
}

void Heartbeat::stop() {
  stopping_ = true;
  timer_.cancel();
}

asio::awaitable<void> Heartbeat::beat() {
  const auto& desk = desk_->config().desk;
  std::string failed;
  try {
    if (!desk.heartbeat_url.empty()) {
      net::HttpRequest request;
      request.url = desk.heartbeat_url;
      request.deadline = longest_beat;
      const auto answer = co_await net::ask(context_.connector, request);
      if (answer.status >= 400) failed = "HTTP status " + std::to_string(answer.status);
    } else {
      co_await net::run_program(context_.network, desk.heartbeat_command, longest_beat);
    }
  } catch (const domain::WorldError& error) {
    failed = error.what();
  }
  if (!failed.empty()) log(Severity::Warning, "heartbeat_failed", {{"error", failed}});
}

}  // namespace ticketd::service
