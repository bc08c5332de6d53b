// SPDX-License-Identifier: Apache-2.0
// A desk with two agents on call and a telephone that is played by hand: every call that is placed waits here
// until the story says how it went.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/workflow.hpp"
#include "flow/escalation/calls_due.hpp"
#include "store/chains.hpp"
#include "story/desk_world.hpp"

namespace ticketd::story {

struct PhoneWorld : DeskWorld {
  // anna and bo take turns on call, anna first; the calendar never closes; four hours on the open clock ring.
  explicit PhoneWorld(std::string_view more = {});

  // What the scheduler does when it wakes now: the calls it places.
  std::vector<flow::PlacedCall> look();
  // As look(), when there must be exactly one.
  flow::PlacedCall the_call();
  void end(const flow::PlacedCall& call, domain::CallOutcome outcome, const std::string& words = "");
  // A mail of its own, taken by nobody, and four hours later its first call.
  domain::TicketNumber request(std::string_view name = "first");
  flow::PlacedCall first_call();
  // What the agents' door does with the first ticket's status, by anna.
  void change(domain::Cause cause);
  // Everybody of a round lets it ring, each three times.
  void let_a_round_pass();

  // Whose subject has these words.
  [[nodiscard]] std::vector<SentMail> mails_about(std::string_view words, std::string_view to);
  [[nodiscard]] store::ChainRow chain(domain::TicketNumber ticket);
  [[nodiscard]] std::size_t count(domain::TicketNumber ticket, std::string_view event);
};

}  // namespace ticketd::story
