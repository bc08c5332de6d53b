// SPDX-License-Identifier: Apache-2.0
// Where a signature begins: '-- ', what telephones sign with, the footer of a mailing list, a closing formula
// with a block of names and numbers under it. A bare 'Best regards' and a name are words of the person and
// stay.
#pragma once

#include <cstddef>
#include <optional>

#include "mail/reply/reply_lines.hpp"

namespace ticketd::mail {

enum class SignatureKind : std::uint8_t { Delimiter, Device, Footer };

// The kind of signature that begins at line `i`; nothing where none does.
[[nodiscard]] std::optional<SignatureKind> signature_at(const ReplyLines& lines, std::size_t i);

// Gives the closing formula with its block, or a lone '-Eva Berg', at the end of the own text the role
// Signature. Asks for roles to be settled otherwise.
void mark_closing(ReplyLines& lines);

}  // namespace ticketd::mail
