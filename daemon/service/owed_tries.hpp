// SPDX-License-Identifier: Apache-2.0
// When each owed mail of a mailbox is asked for again: at once after a start, then at growing distances. Only
// in memory: that a mail is owed stands in the store.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "domain/instant.hpp"
#include "store/mailboxes.hpp"

namespace ticketd::service {

class OwedTries {
 public:
  // It is asked for now.
  void tried(store::Uid uid, domain::Instant now, double spread);
  // Of these, the ones whose time has come, those that have waited longest first. What is not among them is
  // forgotten.
  [[nodiscard]] std::vector<store::Uid> due(std::span<const store::PendingUid> owed, domain::Instant now);
  // The earliest time among those left by the last due(), and those tried since.
  [[nodiscard]] std::optional<domain::Instant> next() const;
  void forget(store::Uid uid) { tries_.erase(uid); }

 private:
  struct Try {
    int tries = 0;
    domain::Instant again;
  };

  std::map<store::Uid, Try> tries_;
};

}  // namespace ticketd::service
