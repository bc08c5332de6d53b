// SPDX-License-Identifier: Apache-2.0
// Bytes to Mail. Total: any bytes give a Mail, what was odd is in its defects. No throw but std::bad_alloc,
// no I/O, no state; safe from several threads at once. Bounded: see Limits; beyond them content is left out
// and a defect says so.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "mail/mail.hpp"
#include "mail/mime/limits.hpp"

namespace ticketd::mail {

// How much of a mail is worked out. Filing leaves `reply` empty, and `language` of all but requests that
// answer no other mail: intake decides without them, and they cost as much as all the rest; visible_reply()
// and language_of() give them where they are wanted after all.
enum class Reading { Everything, Filing };

[[nodiscard]] Mail parse(std::string_view raw, const Limits& limits = {},
                         Reading reading = Reading::Everything);

// The text of a mail as parse() gives it, and nothing else of it worked out.
[[nodiscard]] std::string text_for_people(std::string_view raw, const Limits& limits = {});

// The decoded content of the attachment that parse() lists at `index`; empty if there is none such.
[[nodiscard]] std::string attachment_content(std::string_view raw, std::size_t index,
                                             const Limits& limits = {});

}  // namespace ticketd::mail
