// SPDX-License-Identifier: Apache-2.0
// The calls that are on: each goes through its gateway, is hung up when nobody waits for it any more, and its
// outcome is committed as soon as it is known. A reload leaves them on: they end by the configuration they
// began with.
#pragma once

#include <list>
#include <memory>
#include <optional>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/steady_timer.hpp>

#include "flow/escalation/calls_due.hpp"
#include "net/phone/phone.hpp"
#include "service/service_context.hpp"

namespace ticketd::service {

class Calls {
 public:
  explicit Calls(ServiceContext& context);
  ~Calls();

  // The calls from now on go through the gateways of the context's desk.
  void reconfigure();
  // On the deciding thread, before the first call: what became of those that were on when a daemon died.
  void recover(const flow::Tick& tick);
  // `reconfigure()` comes first.
  void place(flow::PlacedCall call);
  // Hangs up what no chain waits for any more.
  boost::asio::awaitable<void> look_again();
  // Whatever is on.
  void hang_up();
  // Hangs up everything; returns when the last outcome is committed.
  boost::asio::awaitable<void> stop();
  [[nodiscard]] bool is_idle() const { return under_way_.empty(); }

 private:
  struct Exchange {
    std::shared_ptr<const flow::Desk> desk;
    std::vector<std::unique_ptr<net::PhoneGateway>> gateways;
  };
  struct UnderWay {
    flow::PlacedCall call;
    std::shared_ptr<const Exchange> exchange;
    boost::asio::cancellation_signal hang_up{};
  };

  boost::asio::awaitable<void> carry(const UnderWay& one, boost::asio::cancellation_slot hang_up);
  boost::asio::awaitable<void> record(const UnderWay& one, const net::CallResult& result);

  ServiceContext& context_;
  std::shared_ptr<const Exchange> exchange_;
  // Chains that were in a call when the daemon before this one ended; none: not asked yet.
  std::optional<std::vector<domain::EscalationNumber>> lost_;
  std::list<std::shared_ptr<UnderWay>> under_way_;
  boost::asio::steady_timer none_left_;
};

}  // namespace ticketd::service
