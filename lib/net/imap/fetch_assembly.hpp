// SPDX-License-Identifier: Apache-2.0
// The mails of one FETCH, put together from what the server sends of each: in one line as most do, in
// several, in any order, one of them twice. A mail that has its bytes is given, whatever else of it is
// missing or odd; none that has a size is empty.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <vector>

#include "net/imap/fetch_order.hpp"
#include "net/imap/imap_response.hpp"

namespace ticketd::net {

class FetchAssembly {
 public:
  explicit FetchAssembly(std::span<const Uid> asked);

  [[nodiscard]] bool is_asked(Uid uid) const { return order_.is_asked(uid); }
  void add(Fetched fetched);  // with a body: of a UID that was asked for, or of none yet
  // A mail left: message sequence numbers do not mean the same mails any more.
  void renumbered();
  // As FetchOrder has them.
  [[nodiscard]] std::vector<FetchedMail> in_order();
  [[nodiscard]] std::vector<FetchedMail> rest();
  // After rest(): what was asked for and did not come, ascending.
  [[nodiscard]] std::vector<NotGiven> not_given() const;

 private:
  void give(Fetched fetched);

  std::vector<Uid> asked_;  // ascending
  FetchOrder order_;
  std::map<std::uint32_t, Fetched> begun_;  // by message sequence number: something is missing yet
  std::set<Uid> given_;
  std::set<Uid> nil_;
  std::set<Uid> empty_;  // no byte came of one that has some by its size
};

}  // namespace ticketd::net
