// SPDX-License-Identifier: Apache-2.0
// format=flowed (RFC 3676): lines that end in a blank go on in the next, within one depth of quoting; the
// signature line "-- " never does.
#pragma once

#include <string>
#include <string_view>

namespace ticketd::mail {

// `delete_space` is the part's DelSp parameter.
enum class FlowedSpace { Keep, Delete };
[[nodiscard]] std::string join_flowed(std::string_view text, FlowedSpace space);

}  // namespace ticketd::mail
