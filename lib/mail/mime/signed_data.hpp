// SPDX-License-Identifier: Apache-2.0
// The mail inside an opaque S/MIME signature (RFC 8551 section 3.5.2): signed-data carries it in clear. The
// signature is not verified; what it holds is worth what any mail is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ticketd::mail {

// `der`: the decoded part. Nothing where it is no signed-data with content inside (encrypted, certificates
// only, torn) or is larger than 32 MB.
[[nodiscard]] std::optional<std::string> content_of_signed_data(std::string_view der);

}  // namespace ticketd::mail
