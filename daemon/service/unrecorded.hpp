// SPDX-License-Identifier: Apache-2.0
// What became of mails that were submitted and is not in the store yet. The lines of the outbox put it in;
// the thread that writes takes all there is, so that lines that end together share a transaction.
#pragma once

#include <mutex>
#include <vector>

#include "flow/outbox/send_due.hpp"

namespace ticketd::service {

class Unrecorded {
 public:
  void add(flow::SendOutcome outcome);
  void give_back(std::vector<flow::SendOutcome> outcomes);
  [[nodiscard]] std::vector<flow::SendOutcome> take();
  [[nodiscard]] bool empty() const;

 private:
  mutable std::mutex mutex_;
  std::vector<flow::SendOutcome> outcomes_;
};

}  // namespace ticketd::service
