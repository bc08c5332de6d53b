// SPDX-License-Identifier: Apache-2.0
// What makes a mail the same mail: From, Date, Subject, Message-ID and the decoded bodies. Transport headers,
// line ends and transfer encodings do not count, for they change on the way.
#pragma once

#include <string_view>

#include "mail/mail.hpp"

namespace ticketd::mail {

// `mail` with everything of that filled in; `date` as written; `rest` are bytes that limits kept out of it.
[[nodiscard]] Digest identity_of(const Mail& mail, std::string_view date, std::string_view rest);

// A robot that quotes our last mail, with its number, has the same wording again.
[[nodiscard]] Digest wording_of(const Mail& mail);

}  // namespace ticketd::mail
