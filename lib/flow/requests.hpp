// SPDX-License-Identifier: Apache-2.0
// What somebody at a door of the desk (the control socket now) asks of it: one struct a request, and what it
// may be answered. Each is one unit of work; where the answer is a Refused nothing was changed. How requests
// are written on a wire is the door's business.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "domain/call_outcome.hpp"
#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "flow/desk.hpp"
#include "flow/escalation/drill.hpp"
#include "store/store.hpp"

namespace ticketd::flow {

struct Done {
  friend bool operator==(const Done&, const Done&) = default;
};

struct Refused {
  std::string why;  // for people
  friend bool operator==(const Refused&, const Refused&) = default;
};

// A mail that waits or has failed is never sent.
struct DropMail {
  using Answer = std::variant<Done, Refused>;
  domain::OutboxNumber mail;
  friend bool operator==(const DropMail&, const DropMail&) = default;
};

// One that waits, has failed or came back is tried again now; its address is deliverable again.
struct RetryMail {
  using Answer = std::variant<Done, Refused>;
  domain::OutboxNumber mail;
  friend bool operator==(const RetryMail&, const RetryMail&) = default;
};

struct Replayed {
  std::optional<domain::TicketNumber> ticket;  // none: it is an unfiled message now
  friend bool operator==(const Replayed&, const Replayed&) = default;
};

// A quarantined mail is taken in again.
struct Replay {
  using Answer = std::variant<Replayed, Refused>;
  domain::TicketNumber ticket;
  friend bool operator==(const Replay&, const Replay&) = default;
};

// Of one command, as it was written: exactly one of the others says something.
struct CommandAnswer {
  std::string command;
  std::string done{};
  std::string refused{};
  friend bool operator==(const CommandAnswer&, const CommandAnswer&) = default;
};

struct Operated {
  std::vector<CommandAnswer> results;
  friend bool operator==(const Operated&, const Operated&) = default;
};

// One command was refused, so none is done.
struct CommandsRefused : Refused {
  std::vector<CommandAnswer> results;
  friend bool operator==(const CommandsRefused&, const CommandsRefused&) = default;
};

// Words without mail, commands first, as if a proven agent had written them.
struct Operate {
  using Answer = std::variant<Operated, CommandsRefused, Refused>;
  domain::TicketNumber ticket;
  std::string text;
  std::optional<std::string> as;  // an agent; none: the operator
  friend bool operator==(const Operate&, const Operate&) = default;
};

// Who does it stands in the history as `person`.
struct AcknowledgeChain {
  using Answer = std::variant<Done, Refused>;
  domain::TicketNumber ticket;
  std::string person;
  friend bool operator==(const AcknowledgeChain&, const AcknowledgeChain&) = default;
};

struct StopChain {
  using Answer = std::variant<Done, Refused>;
  domain::TicketNumber ticket;
  std::string person;
  friend bool operator==(const StopChain&, const StopChain&) = default;
};

struct RestartChain {
  using Answer = std::variant<Done, Refused>;
  domain::TicketNumber ticket;
  std::string person;
  friend bool operator==(const RestartChain&, const RestartChain&) = default;
};

struct BeginDrill {
  using Answer = std::variant<Drill, Refused>;
  friend bool operator==(const BeginDrill&, const BeginDrill&) = default;
};

// A test call has ended: as good a sign of a gateway's health as any. Of the daemon, not of a door.
struct NoteTestCall {
  using Answer = std::variant<Done, Refused>;
  std::size_t gateway = 0;  // in the configured order
  domain::CallOutcome outcome{};
  std::string words;  // the gateway's
};

// Each throws WorldError, and then nothing was changed.
[[nodiscard]] DropMail::Answer handle(store::Store& store, const Desk& desk, domain::Instant now,
                                      const DropMail& request);
[[nodiscard]] RetryMail::Answer handle(store::Store& store, const Desk& desk, domain::Instant now,
                                       const RetryMail& request);
[[nodiscard]] Replay::Answer handle(store::Store& store, const Desk& desk, domain::Instant now,
                                    const Replay& request);
[[nodiscard]] Operate::Answer handle(store::Store& store, const Desk& desk, domain::Instant now,
                                     const Operate& request);
[[nodiscard]] AcknowledgeChain::Answer handle(store::Store& store, const Desk& desk, domain::Instant now,
                                              const AcknowledgeChain& request);
[[nodiscard]] StopChain::Answer handle(store::Store& store, const Desk& desk, domain::Instant now,
                                       const StopChain& request);
[[nodiscard]] RestartChain::Answer handle(store::Store& store, const Desk& desk, domain::Instant now,
                                          const RestartChain& request);
[[nodiscard]] BeginDrill::Answer handle(store::Store& store, const Desk& desk, domain::Instant now,
                                        const BeginDrill& request);
NoteTestCall::Answer handle(store::Store& store, const Desk& desk, domain::Instant now,
                            const NoteTestCall& request);

// Why an answer is no; nullptr: it was done.
template <class... Result>
[[nodiscard]] const std::string* refusal_in(const std::variant<Result...>& answer) {
  return std::visit(
      [](const auto& result) -> const std::string* {
        if constexpr (std::is_base_of_v<Refused, std::decay_t<decltype(result)>>)
          return &result.why;
        else
          return nullptr;
      },
      answer);
}

}  // namespace ticketd::flow
