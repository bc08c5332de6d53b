// SPDX-License-Identifier: Apache-2.0
// The sign of life for an outside watch: once a minute, if all that the desk does is known to work, the
// configured URL is asked for or the command is run. A desk that is dead or in trouble is silent.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "service/service_context.hpp"

namespace ticketd::service {

class Heartbeat {
 public:
  explicit Heartbeat(ServiceContext& context);

  boost::asio::awaitable<void> run();  // until stop(); at once where none is configured
  void stop();

 private:
  boost::asio::awaitable<void> beat();

  ServiceContext& context_;
  std::shared_ptr<const flow::Desk> desk_;
  boost::asio::steady_timer timer_;
  bool stopping_ = false;
};

}  // namespace ticketd::service
