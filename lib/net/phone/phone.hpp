// SPDX-License-Identifier: Apache-2.0
// One telephone call, whichever way it goes out. A gateway says what became of it; whom to call next, and
// when, is decided elsewhere. Only a pressed key acknowledges: a voicemail answers too.
#pragma once

#include <chrono>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "domain/call_outcome.hpp"

namespace ticketd::net {

// How a call is spoken.
struct Voice {
  std::string name = "en";            // the speech program's
  std::string tag = "en-GB";          // the same for an API: language and country
  std::string thanks = "Thank you.";  // said for a pressed key
};

struct Call {
  std::string attempt;   // names this attempt in the gateway's records
  std::string ticket;    // "1042"; may be empty
  std::string to;        // as is_dialable() says
  std::string name;      // whose number that is
  std::string language;  // "en", "sv"...
  Voice voice{};
  std::string text;  // what is said, in that language, plain
  // Where key 1 alone is not believed: two digits of this call's own, none of them 2, and what is said there.
  std::string code{};
  std::string text_with_code{};
  enum class Ask { Key, Nothing };
  Ask ask = Ask::Key;  // Nothing: keys are ignored
  std::chrono::milliseconds ring{30'000};
  std::chrono::milliseconds longest_talk{75'000};  // from the answer on; then it is hung up
};

struct CallResult {
  domain::CallOutcome outcome = domain::CallOutcome::GatewayBroken;
  std::string detail;           // for people: the network's or the command's words; one line, no credential
  std::string speech_failed{};  // in whose place espeak-ng spoke, and why; empty: it spoke as configured
};

class PhoneGateway {
 public:
  virtual ~PhoneGateway() = default;
  // Never throws for what the world does: that is the outcome. Cancelling it hangs up and still returns, with
  // Interrupted unless the outcome was known already. The gateway must outlive it.
  virtual boost::asio::awaitable<CallResult> place(Call call) = 0;
  [[nodiscard]] virtual std::string name() const = 0;  // "sip", "rest", "command"
};

}  // namespace ticketd::net
