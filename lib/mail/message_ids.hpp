// SPDX-License-Identifier: Apache-2.0
// Message identifiers (RFC 5322 section 3.6.4), without their angle brackets, as mail programs break them:
// bare, folded inside, with words between.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ticketd::mail {

// Every identifier of a Message-ID, In-Reply-To or References value, in order, each once.
[[nodiscard]] std::vector<std::string> read_message_ids(std::string_view value);

}  // namespace ticketd::mail
