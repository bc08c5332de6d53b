// SPDX-License-Identifier: Apache-2.0
// A configured desk for what needs no store: two queues, two agents, and a customer with contacts.
#pragma once

#include "flow/desk.hpp"
#include "temporary_directory.hpp"

namespace ticketd::flow {

class SmallDesk {
 public:
  enum class Contracts { None, Some };  // some: standard with office hours in Sweden, gold around the clock
  explicit SmallDesk(Contracts contracts = Contracts::Some);

  [[nodiscard]] const Desk& operator*() const { return desk_; }
  [[nodiscard]] const Desk* operator->() const { return &desk_; }
  [[nodiscard]] const config::Queue& support() const { return desk_.config().queues.at(0); }
  [[nodiscard]] const config::Queue& sales() const { return desk_.config().queues.at(1); }

 private:
  tests::TemporaryDirectory folder_;
  Desk desk_;
};

}  // namespace ticketd::flow
