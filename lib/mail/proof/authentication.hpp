// SPDX-License-Identifier: Apache-2.0
// What a trusted host says of a mail's origin (RFC 8601, RFC 7489). Only the topmost Authentication-Results
// header counts, and only if its authserv-id is one we were told to trust: everything below it, or by another
// name, may have been written by the sender.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace ticketd::mail {

enum class Dmarc { Unknown, Pass, Fail };

// `headers`: unfolded values, topmost first. `from_domain`: of the From address; a result for another domain
// counts for nothing.
[[nodiscard]] Dmarc dmarc_result(std::span<const std::string> headers,
                                 std::span<const std::string> trusted_ids, std::string_view from_domain);

}  // namespace ticketd::mail
