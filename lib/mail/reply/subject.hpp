// SPDX-License-Identifier: Apache-2.0
// Subjects compared: what is left when the marks that mail programs and desks put in front are taken off.
#pragma once

#include <string>
#include <string_view>

namespace ticketd::mail {

// The subject without the 'Re:', 'Fwd:', 'SV:', 'AW:', 'Re[2]:' of any language in front, without ticket tags
// ('[#1042]') anywhere, and with every run of blanks as one space. Letters keep their case. "Re: [#7] Re:
// Fan" gives "Fan".
[[nodiscard]] std::string reply_subject_skeleton(std::string_view subject);

}  // namespace ticketd::mail
