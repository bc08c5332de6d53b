// SPDX-License-Identifier: Apache-2.0
#include "service/service.hpp"

#include <algorithm>
#include <csignal>
#include <iostream>
#include <malloc.h>
#include <memory>
#include <optional>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "config/calendar_ends.hpp"
#include "config/config.hpp"
#include "config/phone_warnings.hpp"
#include "config/rota_gaps.hpp"
#include "domain/error.hpp"
#include "flow/desk.hpp"
#include "service/calls.hpp"
#include "service/control_socket.hpp"
#include "service/log.hpp"
#include "service/loops.hpp"
#include "service/on_thread.hpp"
#include "service/open_store.hpp"
#include "service/service_context.hpp"
#include "service/systemd.hpp"
#include "service/thread_priority.hpp"

namespace ticketd::service {
namespace asio = boost::asio;
namespace {

constexpr auto patience_at_end = std::chrono::seconds{4};  // systemd and the contract give ten seconds in all
constexpr auto patience_with_rest = std::chrono::seconds{3};  // after that and two for a call to be hung up

std::shared_ptr<const flow::Desk> assemble(const std::filesystem::path& file) {
  auto config = config::load(file);
  const auto gaps = config::rota_gaps(config, now());
  config.warnings.insert(config.warnings.end(), gaps.begin(), gaps.end());
  const auto ends = config::calendar_ends(config, now());
  config.warnings.insert(config.warnings.end(), ends.begin(), ends.end());
  const auto phones = config::phone_warnings(config);
  config.warnings.insert(config.warnings.end(), phones.begin(), phones.end());
  for (const auto& warning : config.warnings)
    log(Severity::Warning, "config_warning", {{"problem", to_string(warning)}});
  return std::make_shared<const flow::Desk>(std::move(config));
}

class Service {
 public:
  Service(std::filesystem::path file, std::shared_ptr<const flow::Desk> desk, store::Store& store)
      : file_(std::move(file)),
        context_(io_, std::move(desk), store),
        control_(context_),
        calls_(context_),
        signals_(io_, SIGTERM, SIGINT, SIGHUP),
        feeding_(io_) {}

  void run() {
    lower_priority(context_.parser.get_executor());
    begin();
    asio::co_spawn(io_, live(), [this](std::exception_ptr failure) {
      if (failure) std::rethrow_exception(failure);
      io_.stop();
    });
    io_.run();
    // All that counts is written down. What is left says goodbye: a phone program whose trunk is silent would
    // do so for half a minute, and is killed when this ends.
    io_.restart();
    io_.run_for(patience_with_rest);
    context_.store_thread.join();
    context_.parser.join();
  }

 private:
  void begin() {
    loops_ = std::make_unique<Loops>(context_, calls_);
    loops_->start();
  }

  asio::awaitable<void> live() {
    asio::co_spawn(io_, control_.run(), asio::detached);
    asio::co_spawn(io_, feed(), asio::detached);
    tell_ready(status_line(context_.health));
    log(Severity::Info, "started",
        {{"config", file_.string()}, {"queues", context_.desk->config().queues.size()}});
    for (;;) {
      const int signal = co_await signals_.async_wait(asio::use_awaitable);
      if (signal != SIGHUP) break;
      co_await reload();
    }
    tell_stopping();
    log(Severity::Info, "stopping", {});
    feeding_.cancel();
    ending_ = true;
    calls_.hang_up();
    control_.stop();
    co_await loops_->stop(patience_at_end);
    co_await calls_.stop();
    signals_.cancel();
    log(Severity::Info, "stopped", {});
  }

  // A configuration that is wrong changes nothing: the desk goes on with the one it has.
  asio::awaitable<void> reload() {
    tell_reloading();
    std::shared_ptr<const flow::Desk> desk;
    std::string wrong;
    try {
      desk = assemble(file_);
    } catch (const config::Invalid& invalid) {
      wrong = invalid.what();
    }
    if (desk && desk->config().store != context_.desk->config().store) {
      wrong = "store.path and store.state can't be changed while running";
      desk.reset();
    }
    if (desk) {
      co_await loops_->stop(patience_at_end);
      context_.desk = std::move(desk);
      begin();
      log(Severity::Info, "reloaded", {{"config", file_.string()}});
    } else {
      log(Severity::Error, "reload_refused", {{"error", wrong}});
    }
    tell_ready(status_line(context_.health));
  }

  // Tells systemd the status, and feeds its watchdog as long as every loop shows itself and the deciding
  // thread answers.
  asio::awaitable<void> feed() {
    const auto interval = watchdog_interval();
    if (!interval) co_return;
    while (!ending_) {
      boost::system::error_code woken;
      feeding_.expires_after(*interval / 3);
      co_await feeding_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
      if (ending_) co_return;
      co_await on_thread(context_.store_thread.get_executor(), [] {});
      tell_status(status_line(context_.health));
      if (const auto overdue = context_.pulse.overdue(); overdue.empty()) {
        feed_watchdog();
      } else {
        log(Severity::Error, "loop_overdue", {{"loop", overdue}});
      }
    }
  }

  std::filesystem::path file_;
  asio::io_context io_{1};
  ServiceContext context_;
  ControlSocket control_;
  Calls calls_;
  asio::signal_set signals_;
  asio::steady_timer feeding_;
  std::unique_ptr<Loops> loops_;
  bool ending_ = false;
};

}  // namespace

ExitCode run_service(const std::filesystem::path& config_file) {
  // Three threads with an arena each would keep three times what the busiest of them ever needed.
  ::mallopt(M_ARENA_MAX, 1);
  std::shared_ptr<const flow::Desk> desk;
  try {
    desk = assemble(config_file);
  } catch (const config::Invalid& invalid) {
    std::cerr << invalid.what() << '\n';
    return ExitCode::Usage;
  }
  try {
    store::Store store = open_store(*desk);
    Service(config_file, desk, store).run();
    return ExitCode::Done;
  } catch (const domain::WorldError& problem) {
    log(Severity::Error, "store_failed", {{"error", problem.what()}});
    return ExitCode::Store;
  }
}

}  // namespace ticketd::service
