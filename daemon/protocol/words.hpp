// SPDX-License-Identifier: Apache-2.0
// The words of the control protocol: keys of requests and answers, and what each request is called. They are
// public: outside scripts use them, so they are added to and not changed. docs/control-protocol.md lists
// them.
#pragma once

#include <string_view>

#include "flow/requests.hpp"
#include "protocol/live.hpp"

namespace ticketd::protocol {

namespace key {
inline constexpr const char* what = "do";
inline constexpr const char* id = "id";
inline constexpr const char* ticket = "ticket";
inline constexpr const char* text = "text";
inline constexpr const char* as = "as";
inline constexpr const char* person = "person";
inline constexpr const char* ok = "ok";
inline constexpr const char* error = "error";
inline constexpr const char* results = "results";
inline constexpr const char* command = "command";
inline constexpr const char* done = "done";
inline constexpr const char* refused = "refused";
inline constexpr const char* people = "people";
inline constexpr const char* mails = "mails";
inline constexpr const char* to = "to";
inline constexpr const char* tried = "tried";
inline constexpr const char* gateway = "gateway";
inline constexpr const char* outcome = "outcome";
inline constexpr const char* detail = "detail";
inline constexpr const char* mailboxes = "mailboxes";
inline constexpr const char* relay = "relay";
inline constexpr const char* queue = "queue";
inline constexpr const char* connected_since = "connected_since";
inline constexpr const char* last_look = "last_look";
inline constexpr const char* last_mail = "last_mail";
inline constexpr const char* failing_since = "failing_since";
inline constexpr const char* last_error = "last_error";
inline constexpr const char* last_error_at = "last_error_at";
inline constexpr const char* lag = "lag";
inline constexpr const char* taken = "taken";
inline constexpr const char* last_sent = "last_sent";
inline constexpr const char* sent = "sent";
}  // namespace key

// The value of "do".
template <class Asked>
inline constexpr std::string_view word_of = "";
template <>
inline constexpr std::string_view word_of<AskConnections> = "mailbox";
template <>
inline constexpr std::string_view word_of<TestCall> = "call";
template <>
inline constexpr std::string_view word_of<flow::DropMail> = "outbox-drop";
template <>
inline constexpr std::string_view word_of<flow::RetryMail> = "outbox-retry";
template <>
inline constexpr std::string_view word_of<flow::Replay> = "replay";
template <>
inline constexpr std::string_view word_of<flow::Operate> = "operate";
template <>
inline constexpr std::string_view word_of<flow::AcknowledgeChain> = "escalation-acknowledge";
template <>
inline constexpr std::string_view word_of<flow::StopChain> = "escalation-stop";
template <>
inline constexpr std::string_view word_of<flow::RestartChain> = "escalation-restart";
template <>
inline constexpr std::string_view word_of<flow::BeginDrill> = "drill";

}  // namespace ticketd::protocol
