// SPDX-License-Identifier: Apache-2.0
// What the loops of one service share: the network's executor, the thread that owns the store and decides,
// the thread that parses, the connections, and how everything is doing.
#pragma once

#include <functional>
#include <memory>
#include <random>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include "domain/instant.hpp"
#include "flow/desk.hpp"
#include "net/wire/connection.hpp"
#include "service/health.hpp"
#include "service/pulse.hpp"
#include "store/store.hpp"

namespace ticketd::service {

[[nodiscard]] inline domain::Instant now() {
  return std::chrono::floor<domain::Seconds>(std::chrono::system_clock::now());
}

struct ServiceContext {
  ServiceContext(boost::asio::io_context& context, std::shared_ptr<const flow::Desk> configured,
                 store::Store& opened)
      : network(context.get_executor()), connector(network), desk(std::move(configured)), store(opened) {
    health.started = now();
  }

  boost::asio::any_io_executor network;
  boost::asio::thread_pool store_thread{1};  // the one thread that touches `store`
  boost::asio::thread_pool parser{1};
  net::Connector connector;
  std::shared_ptr<const flow::Desk> desk;
  store::Store& store;
  Health health;  // of the network's thread
  Pulse pulse;
  std::mt19937_64 random{std::random_device{}()};
  std::function<void()> outbox_filled = [] {};    // something may be due now
  std::function<void()> senders_lifted = [] {};   // an operator wants mail of refused senders tried at once
  std::function<void()> tickets_changed = [] {};  // what is due, or which calls are wanted, may have changed

  [[nodiscard]] double spread() { return std::uniform_real_distribution<double>(0, 1)(random); }
};

}  // namespace ticketd::service
