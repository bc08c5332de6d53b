// SPDX-License-Identifier: Apache-2.0
// The attachments of a mail as rows: name, type, size and digest. Content is hashed piece by piece and never
// held; whoever wants it decodes it again from the raw mail.
#pragma once

#include <string_view>
#include <vector>

#include "mail/content.hpp"
#include "mail/mail.hpp"

namespace ticketd::mail {

[[nodiscard]] Attachment describe_attachment(const Part& part, std::string_view fallback_charset,
                                             Defects& defects);

// Name as it may stand in a file system; made up from what the part carries where it has none.
[[nodiscard]] std::string attachment_name(const Part& part, std::string_view fallback_charset);

}  // namespace ticketd::mail
