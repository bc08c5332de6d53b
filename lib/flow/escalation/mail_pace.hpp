// SPDX-License-Identifier: Apache-2.0
// How often the mails of steps may go out. A flood of mails that are old already comes due bit by bit as it
// is taken in; whoever is told of it shall get a few mails about it and not one for each bit. Known to the
// running daemon only: after a restart it starts anew.
#pragma once

#include <deque>
#include <optional>

#include "domain/instant.hpp"

namespace ticketd::flow {

class MailPace {
 public:
  // Until when the mails that are due now are to wait, so that they go together; nullopt: they may go.
  [[nodiscard]] std::optional<domain::Instant> held_until(domain::Instant now);
  // Some have gone out.
  void note(domain::Instant now);

 private:
  std::deque<domain::Instant> gone_;
};

}  // namespace ticketd::flow
