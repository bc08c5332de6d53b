// SPDX-License-Identifier: Apache-2.0
// What the relay thinks of our senders, one by one: a refusal that speaks of us is booked on the sender, ops
// hear of each once a day, and it is over when that sender's mail is taken and none that was refused waits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/instant.hpp"
#include "flow/desk.hpp"
#include "flow/scene.hpp"
#include "store/outbox.hpp"
#include "store/sender_troubles.hpp"

namespace ticketd::flow {

// The book as it is, and what changes in it within one transaction.
class SenderBook {
 public:
  explicit SenderBook(const Scene& scene);

  // Ops hear of a refusal that only a human mends (a 5xx).
  enum class Told { Ops, Nobody };
  void refused(const std::string& sender, domain::OutboxNumber mail, const std::string& words, Told told);
  // Of any mail; costs nothing where nothing is wrong with the sender.
  void accepted(const std::string& sender, domain::OutboxNumber mail);
  // The relay refuses us before any mail.
  void refused_at_the_door(const std::string& words);

 private:
  void tell_ops_once_a_day(store::SenderTrouble& trouble, const std::string& what);

  const Scene& scene_;
  std::string relay_;
  std::vector<store::SenderTrouble> failing_;
};

// Once a day. It reaches them when the relay works again, or at once where it only refuses some.
void tell_ops_of_relay(const Scene& scene, std::string_view words);

}  // namespace ticketd::flow
