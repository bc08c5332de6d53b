// The second door: time. One loop that does what has become due, sleeps until the next instant at which
// something will, and is woken when a mail or a command may have changed that.
#pragma once

#include <optional>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "domain/instant.hpp"
#include "service/workshop.hpp"

namespace ticketd::service {

class Clockwork {
 public:
  explicit Clockwork(Workshop& workshop);

  // Until stop().
  boost::asio::awaitable<void> run();
  void wake();
  void stop();

 private:
  boost::asio::awaitable<void> turn();

  Workshop& workshop_;
  boost::asio::steady_timer timer_;
  std::optional<domain::Instant> next_;
  int failures_ = 0;
  bool woken_ = false;
  bool stopping_ = false;
};

}  // namespace ticketd::service
