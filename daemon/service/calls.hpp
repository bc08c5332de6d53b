// The calls that are on: each goes through its gateway, is hung up when nobody waits for it any more, and its
// outcome is committed as soon as it is known.
#pragma once

#include <functional>
#include <list>
#include <memory>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/steady_timer.hpp>

#include "flow/calls_due.hpp"
#include "net/phone.hpp"
#include "service/workshop.hpp"

namespace ticketd::service {

class Calls {
 public:
  // `ended`: a call's outcome stands in the store.
  Calls(Workshop& workshop, std::function<void()> ended);
  ~Calls();

  void place(flow::PlacedCall call);
  // Hangs up what no chain waits for any more.
  boost::asio::awaitable<void> look_again();
  // Hangs up everything; returns when the last outcome is committed.
  boost::asio::awaitable<void> stop();
  [[nodiscard]] bool is_idle() const { return under_way_.empty(); }

 private:
  struct UnderWay {
    flow::PlacedCall call;
    boost::asio::cancellation_signal hang_up{};
  };

  boost::asio::awaitable<void> carry(const flow::PlacedCall& call, boost::asio::cancellation_slot hang_up);
  boost::asio::awaitable<void> record(const flow::PlacedCall& call, const net::CallResult& result);

  Workshop& workshop_;
  std::shared_ptr<const flow::Desk> desk_;
  std::function<void()> ended_;
  std::vector<std::unique_ptr<net::PhoneGateway>> gateways_;
  std::list<std::shared_ptr<UnderWay>> under_way_;
  boost::asio::steady_timer none_left_;
};

}  // namespace ticketd::service
