// SPDX-License-Identifier: Apache-2.0
// What only the running daemon can be asked: how its connections are, and a call placed now as a test. What
// the store knows is asked with the requests of lib/flow.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/call_outcome.hpp"
#include "domain/instant.hpp"
#include "flow/requests.hpp"

namespace ticketd::protocol {

struct MailboxState {
  std::string queue;
  std::optional<domain::Instant> connected_since{};  // none: not connected now
  std::optional<domain::Instant> last_look{};
  std::optional<domain::Instant> last_mail{};
  std::optional<domain::Instant> failing_since{};
  std::string last_error{};
  std::optional<domain::Instant> last_error_at{};
  std::uint64_t lag = 0;    // mails seen on the server and not taken yet
  std::uint64_t taken = 0;  // since the start
  friend bool operator==(const MailboxState&, const MailboxState&) = default;
};

struct RelayState {
  std::optional<domain::Instant> failing_since{};
  std::string last_error{};
  std::optional<domain::Instant> last_error_at{};
  std::optional<domain::Instant> last_sent{};
  std::uint64_t sent = 0;  // since the start
  friend bool operator==(const RelayState&, const RelayState&) = default;
};

struct ConnectionStates {
  std::vector<MailboxState> mailboxes;
  RelayState relay;
  friend bool operator==(const ConnectionStates&, const ConnectionStates&) = default;
};

struct AskConnections {
  using Answer = std::variant<ConnectionStates, flow::Refused>;
  friend bool operator==(const AskConnections&, const AskConnections&) = default;
};

struct TriedGateway {
  std::string gateway;  // its name
  // NoKey is written as Reached is, and read as that: somebody, or something, answered.
  domain::CallOutcome outcome{};
  std::string detail{};
  friend bool operator==(const TriedGateway&, const TriedGateway&) = default;
};

struct TestCalled {
  std::string person;
  std::string to;  // the number
  std::vector<TriedGateway> tried;
  friend bool operator==(const TestCalled&, const TestCalled&) = default;
};

// Rings an agent through one gateway after the other until one has put the call through.
struct TestCall {
  using Answer = std::variant<TestCalled, flow::Refused>;
  std::string person;
  friend bool operator==(const TestCall&, const TestCall&) = default;
};

}  // namespace ticketd::protocol
