// SPDX-License-Identifier: Apache-2.0
// What a call says, in the words of the language that whoever is rung is spoken to in. The keys to press come
// first and last; where all of it is more than a voice says, the subject is cut, never the keys.
#pragma once

#include <cstddef>
#include <string>

#include "config/language.hpp"
#include "domain/clocks.hpp"

namespace ticketd::flow {

struct CallScript {
  std::string desk;
  std::string ticket;       // "1042"
  std::size_t tickets = 1;  // in this call; more: the one above is the first
  std::string from;
  std::string subject;
  domain::ClockKind clock = domain::ClockKind::Open;
  std::string contact{};  // of the customer, to be called about work that goes on; empty: none is known
  std::string contact_phone{};
  enum class To { Agent, AgentWithoutKeys, Customer };
  To to = To::Agent;
  std::string code{};  // two digits to press instead of 1; empty: 1
  bool is_drill = false;
};

[[nodiscard]] std::string call_script(const config::Language& language, const CallScript& what);

// Of a call that only tries the way: the desk's name, and to press 1, or the code if there is one, where a
// key is heard.
enum class Keys { Heard, NotHeard };
[[nodiscard]] std::string test_announcement(const config::Language& language, const std::string& desk,
                                            Keys keys, const std::string& code = {});

}  // namespace ticketd::flow
