// SPDX-License-Identifier: Apache-2.0
// How a command reaches the desk: its database for reading, whether or not the daemon runs, and the daemon's
// control socket for changes and live questions.
#pragma once

#include <chrono>
#include <ostream>
#include <string>
#include <variant>

#include "config/config.hpp"
#include "console/command.hpp"
#include "flow/requests.hpp"
#include "protocol/answer_json.hpp"
#include "protocol/request_json.hpp"
#include "store/store.hpp"

namespace ticketd::console {

// Throws WorldError where it can't be read (exit 3), config::Invalid for a wrong configuration (exit 2).
[[nodiscard]] store::Store open_for_reading(const Invocation& invocation);

inline constexpr std::chrono::seconds usual_patience{60};

// One line there and one back. Throws TemporaryError when no daemon answers within `patience`, PermanentError
// where the line is longer than the daemon reads.
[[nodiscard]] std::string exchange_lines(const Invocation& invocation, const std::string& line,
                                         std::chrono::seconds patience);

// One request and its answer. Throws as exchange_lines() does.
template <class Asked>
[[nodiscard]] typename Asked::Answer ask_daemon(const Invocation& invocation, const Asked& request,
                                                std::chrono::seconds patience = usual_patience) {
  const auto line = exchange_lines(invocation, protocol::write_request(request), patience);
  return protocol::read_answer<typename Asked::Answer>(line);
}

// Says why the daemon did not do it, under --json with all of the answer, and sets the exit code. `answer`:
// as written.
void say_refused(Invocation& invocation, const std::string& why, const std::string& answer);

// Under --json: the answer as the daemon gave it.
template <class Answer>
void print_answer(const Invocation& invocation, const Answer& answer) {
  invocation.out << protocol::write_answer(answer) << '\n';
}

// What was done. nullptr: it was refused, which is said, and the exit code set.
template <class Done, class... Refusal>
[[nodiscard]] const Done* done_or_said(Invocation& invocation, const std::variant<Done, Refusal...>& answer) {
  if (const auto* const why = flow::refusal_in(answer))
    say_refused(invocation, *why, protocol::write_answer(answer));
  return std::get_if<Done>(&answer);
}

}  // namespace ticketd::console
