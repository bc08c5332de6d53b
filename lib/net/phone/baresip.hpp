// SPDX-License-Identifier: Apache-2.0
// How baresip 1.0.0 is told what to do, for the rest of this folder only: its two files, the commands and
// events on its control socket, and what its reasons for the end of a call mean.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "net/phone/media_guard.hpp"
#include "net/phone/phone.hpp"
#include "net/phone/sip_trunk.hpp"

namespace ticketd::net {

// Throws PermanentError for what its files can't express: line breaks, a quote in the password, ...
void check_trunk(const SipTrunk& trunk);

// Of a baresip that is guarded: its control socket is not where this says.
[[nodiscard]] std::string baresip_config(const SipTrunk& trunk, const std::filesystem::path& directory,
                                         const PortRange& ports);
[[nodiscard]] std::string baresip_accounts(const SipTrunk& trunk);

// The address that reaches `to` over the trunk; `to` must be dialable.
[[nodiscard]] std::string dial_target(const SipTrunk& trunk, std::string_view to);

// Whether `to` is a telephone of its own rather than one behind the trunk: what refuses a connection is then
// not the trunk.
[[nodiscard]] bool is_dialled_directly(const SipTrunk& trunk, std::string_view to);

[[nodiscard]] std::string baresip_command(std::string_view command, std::string_view parameters);

struct BaresipMessage {
  enum class Kind { Event, Answer, Other };
  Kind kind = Kind::Other;
  std::string type;   // of an event: "CALL_RINGING"; of an answer: the command it answers
  std::string param;  // of an event: its parameter; of an answer: its text
  bool ok = false;    // of an answer
};

[[nodiscard]] BaresipMessage parse_baresip_message(std::string_view json);

// What became of a call that ended, with `reason`, before anybody answered. A final response (RFC 3261
// section 21) is about who was called, whatever it is, but for a refused login; no response at all is the
// trunk's.
[[nodiscard]] domain::CallOutcome outcome_of_end(std::string_view reason);

// Whether baresip's log has it that the trunk said 100 Trying, for which there is no event.
[[nodiscard]] bool has_answered(const std::filesystem::path& log);

}  // namespace ticketd::net
