// SPDX-License-Identifier: Apache-2.0
// A chain of calls played by hand: whom it rings, when, and what it orders, as one line of text.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "domain/escalation.hpp"

namespace ticketd::domain {

constexpr Instant story_start =
    std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} + std::chrono::hours{12};
constexpr Seconds story_call_length{30};

inline std::string minute_text(Instant when) {
  const long seconds = (when - story_start).count();
  const std::string rest = std::to_string(seconds % 60);
  return std::to_string(seconds / 60) + ":" + (rest.size() < 2 ? "0" : "") + rest;
}

inline std::string orders_text(const std::vector<ChainAction>& orders) {
  std::string text;
  for (const ChainAction order : orders) {
    switch (order) {
      case ChainAction::HangUp: text += "hang-up "; break;
      case ChainAction::MailRound: text += "round-mail "; break;
      case ChainAction::TellPathDown: text += "path-down "; break;
      case ChainAction::TellExhausted: text += "exhausted "; break;
      case ChainAction::TellNobodyToRing: text += "nobody "; break;
    }
  }
  return text;
}

// A chain and what became of its calls, each half a minute long.
struct ChainStory {
  Chain chain;
  std::string told;
  std::size_t gateways = 1;
  bool is_dialled = true;

  explicit ChainStory(std::vector<std::string> people, CallPolicy policy = {}) {
    chain = start_chain(ChainPurpose::Alarm, std::move(people), policy, story_start).chain;
  }
  void call(CallOutcome outcome) {
    REQUIRE(chain.next_at.has_value());
    const Instant now = *chain.next_at;
    const auto bundles = bundle_calls(std::span<const Chain>(&chain, 1), {}, now);
    REQUIRE(bundles.size() == 1);
    chain = place_call(chain, bundles.front(), now);
    CHECK(chain.state == ChainState::Calling);
    told += minute_text(now) + " " + bundles.front().person + "; ";
    const Instant end = now + story_call_length;
    const ChainDecision decision =
        call_ended(chain, {outcome, end, gateways, end + std::chrono::hours{1}, is_dialled});
    chain = decision.chain;
    told += orders_text(decision.actions);
  }
  void call(std::initializer_list<CallOutcome> outcomes) {
    for (const CallOutcome outcome : outcomes) call(outcome);
  }
};

}  // namespace ticketd::domain
