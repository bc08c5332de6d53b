// SPDX-License-Identifier: Apache-2.0
// What a mail is: gathers from its header and parts what domain::classify wants to know, and reads the
// reports that some mails are.
#pragma once

#include "mail/content.hpp"
#include "mail/mail.hpp"
#include "mail/mime/part.hpp"

namespace ticketd::mail {

// Fills classification, failures and returned_ids; everything else of `mail` is there already.
void classify_mail(Mail& mail, const Part& root, const Arrangement& arrangement);

}  // namespace ticketd::mail
