// SPDX-License-Identifier: Apache-2.0
// Mailing lists (RFC 2369, RFC 2919): the mark that a mail came through one, and which address the list is. A
// support address may itself be a group that sends everything on; then its marks say nothing about the mail.
#pragma once

#include <string>
#include <vector>

#include "mail/mail.hpp"
#include "mail/mime/header.hpp"

namespace ticketd::mail {

// The first list header, "List-Id: <news.example>"; empty: none.
[[nodiscard]] std::string list_mark(const Header& header);

// Addresses that the list headers name as the list's own, each once, at most a few.
[[nodiscard]] std::vector<std::string> list_addresses(const Header& header);

// What the mail is for somebody who does not know the desk's addresses: a list that the mail was written to,
// on no host of lists, may be the desk; then it is what it is without the list's marks, and not answered.
[[nodiscard]] domain::Classification presumed_classification(const Mail& mail);

}  // namespace ticketd::mail
