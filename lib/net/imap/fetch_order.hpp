// SPDX-License-Identifier: Apache-2.0
// Fetched mails in the order of their UIDs, whatever order a server sends them in: one is given on only when
// nothing lower can still come, so that who keeps the highest UID seen never passes one by.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <vector>

#include "net/imap/imap_types.hpp"

namespace ticketd::net {

class FetchOrder {
 public:
  explicit FetchOrder(std::span<const Uid> asked);

  [[nodiscard]] bool is_asked(Uid uid) const;
  // False: that UID came before. Only for a UID that was asked for.
  [[nodiscard]] bool add(FetchedMail mail);
  // What has come since and misses nothing lower, ascending.
  [[nodiscard]] std::vector<FetchedMail> in_order();
  // The command is over: what has not come is gone. All the others, ascending.
  [[nodiscard]] std::vector<FetchedMail> rest();

 private:
  std::vector<Uid> asked_;  // ascending
  std::size_t next_ = 0;    // of asked_: the lowest that has not come
  std::vector<FetchedMail> ready_;
  std::map<Uid, FetchedMail> early_;
};

}  // namespace ticketd::net
