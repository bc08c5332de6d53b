// SPDX-License-Identifier: Apache-2.0
// What a Twilio-compatible API says, for the rest of this folder only. Compatible ones differ: any 2xx is
// success, identifiers are opaque, codes are numbers or strings.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "net/phone/phone.hpp"
#include "net/wire/http.hpp"

namespace ticketd::net {

struct RestCall {
  std::string id;
  std::string status;  // queued, ringing, in-progress, completed, busy, failed, no-answer, canceled, ...
  std::string from;
  std::optional<std::chrono::sys_seconds> created;
};

[[nodiscard]] std::optional<RestCall> parse_rest_call(std::string_view json);
[[nodiscard]] std::vector<RestCall> parse_rest_calls(std::string_view json);

// "status 400 (21211: Invalid 'To' Phone Number)"; one line.
[[nodiscard]] std::string rest_words(const HttpAnswer& answer);

// What a refusal means: the number (Unreachable, NotPutThrough) or the account (GatewayBroken). Codes:
// https://www.twilio.com/docs/api/errors
[[nodiscard]] domain::CallOutcome outcome_of_refusal(const HttpAnswer& answer);

// Nothing while the call goes on.
[[nodiscard]] std::optional<domain::CallOutcome> outcome_of_status(std::string_view status);

// The script of the call: the text, a pause, and the text again where all that fits into 4000 bytes. `tag`:
// language and country, "sv-SE".
[[nodiscard]] std::string twiml(std::string_view text, std::string_view tag);

}  // namespace ticketd::net
