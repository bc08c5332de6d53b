// SPDX-License-Identifier: Apache-2.0
// Bytes of any charset to UTF-8. A declared charset is believed as far as the bytes allow: unknown labels,
// labels that stand for a larger set in practice (gb2312 is GB18030, latin-1 is windows-1252) and plainly
// wrong ones are put right. Never fails: what cannot be read becomes U+FFFD.
#pragma once

#include <string>
#include <string_view>

#include "mail/mime/defects.hpp"

namespace ticketd::mail {

// `charset` as declared, empty when it is not; defects may name a doubtful declaration.
[[nodiscard]] std::string to_utf8(std::string_view bytes, std::string_view charset, Defects& defects);
[[nodiscard]] std::string to_utf8(std::string_view bytes, std::string_view charset);

// True if a decoder stands behind the label.
[[nodiscard]] bool is_known_charset(std::string_view charset);

}  // namespace ticketd::mail
