// SPDX-License-Identifier: Apache-2.0
// Answers as the control socket carries them, both ways: `ok` is true beside what was found or done, or false
// beside `error`.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "flow/requests.hpp"
#include "protocol/live.hpp"

namespace ticketd::protocol {

using ChangeAnswer = std::variant<flow::Done, flow::Refused>;

// One line of JSON, without its end. Bytes that are no UTF-8 come out as U+FFFD.
[[nodiscard]] std::string write_answer(const ChangeAnswer& answer);
[[nodiscard]] std::string write_answer(const flow::Replay::Answer& answer);
[[nodiscard]] std::string write_answer(const flow::Operate::Answer& answer);
[[nodiscard]] std::string write_answer(const flow::BeginDrill::Answer& answer);
[[nodiscard]] std::string write_answer(const AskConnections::Answer& answer);
[[nodiscard]] std::string write_answer(const TestCall::Answer& answer);
// As it stands in an answer.
[[nodiscard]] std::string write_mailbox(const MailboxState& mailbox);

// "no-answer"
[[nodiscard]] std::string_view word_for(domain::CallOutcome outcome);

// Throws TemporaryError where the line is no answer to such a request, naming what is wrong with it.
template <class Answer>
[[nodiscard]] Answer read_answer(std::string_view line);
template <>
ChangeAnswer read_answer(std::string_view line);
template <>
flow::Replay::Answer read_answer(std::string_view line);
template <>
flow::Operate::Answer read_answer(std::string_view line);
template <>
flow::BeginDrill::Answer read_answer(std::string_view line);
template <>
AskConnections::Answer read_answer(std::string_view line);
template <>
TestCall::Answer read_answer(std::string_view line);

}  // namespace ticketd::protocol
