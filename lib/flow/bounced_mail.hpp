// A delivery report about mails of ours. It counts only where it names a mail by our keyed Message-ID and the
// recipient that this very mail was sent to.
#pragma once

#include "flow/act_on_mail.hpp"

namespace ticketd::flow {

void note_bounces(const Scene& scene, domain::TicketNumber number, const FiledMail& filed);

}  // namespace ticketd::flow
